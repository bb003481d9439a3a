r"""The cells of a table row: ``| 任务 | 市教育局 |``, a ``|`` inside a cell written ``\|``."""

import re
from itertools import pairwise

from index.clause import Span


def cells(row: str) -> tuple[Span, ...]:
    """The spans of the cells of a row without the white space around them.

    >>> [("| 1 | 市教育局 |")[s:e] for s, e in cells("| 1 | 市教育局 |")]
    ['1', '市教育局']
    """
    bars = [match.start() for match in _BAR.finditer(row)]
    if not row.startswith("|"):
        bars.insert(0, -1)
    if not row.rstrip().endswith("|"):
        bars.append(len(row))
    found = []
    for left, right in pairwise(bars):
        cell = row[left + 1 : right]
        start = left + 1 + len(cell) - len(cell.lstrip())
        found.append((start, start + len(cell.strip())) if cell.strip() else (start, start))
    return tuple(found)


_BAR = re.compile(r"(?<!\\)\|")
