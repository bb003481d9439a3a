"""Tables that a web page flattened: each cell a line of its own, row after row.

Only what is unmistakable is put together again: a name followed by the same number of figures,
four times and more.
"""

import re
from collections.abc import Sequence

from index.parsing.lines import Line


def join_cells(lines: Sequence[Line], text: str) -> tuple[Line, ...]:
    """The same lines, the cells of each row of a flattened table joined to one line.

    The short lines above the first row are its head, one line too. ``text`` is the document's.
    """
    figures = sum(_is_figure(line.text) for line in lines if len(line.text) <= _LONGEST_CELL)
    if figures < 2 * _LEAST_ROWS:
        return tuple(lines)
    found: list[Line] = []
    at = 0
    while at < len(lines):
        rows = _rows(lines, at)
        if not rows:
            found.append(lines[at])
            at += 1
            continue
        head = len(found)
        while head and len(found) - head < _LONGEST_HEAD and _is_head(found[head - 1].text):
            head -= 1
        if head < len(found):
            found[head:] = [_joined(found[head:], text)]
        for start, end in rows:
            found.append(_joined(lines[start:end], text))
        at = rows[-1][1]
    return tuple(found)


def is_joined(line: str) -> bool:
    """Whether a line is a row put together from its cells."""
    return "\n" in line or "\r" in line


_FIGURE = re.compile(
    r"[-+—–]?[0-9０-９][0-9０-９.,，%％‰/]*(?:[（(][^（）()]{1,8}[）)])?|[—–/-]{1,2}"
)
_HEAD_ENDS = frozenset("。；：:，,、！？|")
_LONGEST_CELL = 14
_LONGEST_HEAD = 12  # lines
_LEAST_ROWS = 4
_MOST_FIGURES = 12


def _is_figure(line: str) -> bool:
    return len(line) <= _LONGEST_CELL and bool(_FIGURE.fullmatch(line))


def _is_name(line: str) -> bool:
    return len(line) <= _LONGEST_CELL and line[-1] not in _HEAD_ENDS and not _is_figure(line)


def _is_head(line: str) -> bool:
    return _is_name(line) and not is_joined(line) and line[0] not in "附#（("


def _rows(lines: Sequence[Line], at: int) -> list[tuple[int, int]]:
    """The rows that start at a line, [] when no flattened table does."""
    width = _figures(lines, at)
    if not width or not _is_name(lines[at].text):
        return []
    rows = []
    while at < len(lines) and _is_name(lines[at].text) and _figures(lines, at) == width:
        rows.append((at, at + 1 + width))
        at += 1 + width
    return rows if len(rows) >= _LEAST_ROWS else []


def _figures(lines: Sequence[Line], at: int) -> int:
    """How many figures follow a line, 0 for fewer than two or for too many."""
    end = at + 1
    while end < len(lines) and end - at <= _MOST_FIGURES + 1 and _is_figure(lines[end].text):
        end += 1
    figures = end - at - 1
    return figures if 2 <= figures <= _MOST_FIGURES else 0


def _joined(run: Sequence[Line], text: str) -> Line:
    start, end = run[0].start, run[-1].end
    return Line(text[start:end], start, end)
