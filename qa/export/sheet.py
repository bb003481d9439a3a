"""An answer as CSV that a spreadsheet opens: UTF-8 with its mark, no cell that is a formula."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from qa.answer import Answer, Citation, Table

_SOURCE = "出处与原文"
_PLAIN = ("序号", "文件", "文号", "条款", "原文")
_FORMULA = frozenset("=+-@\t\r")


def to_csv(answer: Answer) -> bytes:
    """The answer's tables one below the other, each row with what it cites; else its citations.

    In UTF-8 with a byte order mark, which is how Excel tells it; lines end with CR LF (RFC 4180).
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in _rows(answer):
        writer.writerow([harmless(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: ' in front of = + - @, full-width ones too.

    >>> harmless("=1+1"), harmless("至少 50 个")
    ("'=1+1", '至少 50 个')
    """
    first = unicodedata.normalize("NFKC", cell.lstrip(" \u3000")[:1])
    return f"'{cell}" if first in _FORMULA and first else cell


def source(citation: Citation) -> str:
    """A citation in one line: 《…》文号 条款：“原文”."""
    place = " ".join(filter(None, (f"《{citation.document}》{citation.number}", citation.label)))
    return f"{place}：“{' '.join(citation.quote.split())}”"


def _rows(answer: Answer) -> Iterator[Iterable[str]]:
    if not answer.tables:
        yield _PLAIN
        for c in answer.citations:
            yield (str(c.n), c.document, c.number, c.label, c.quote.strip())
        return
    cited = {citation.n: citation for citation in answer.citations}
    for n, table in enumerate(answer.tables):
        if n:
            yield ()
        if len(answer.tables) > 1:
            yield (table.title,)
        yield from _of_table(table, cited)


def _of_table(table: Table, cited: Mapping[int, Citation]) -> Iterator[Iterable[str]]:
    yield (*table.columns, _SOURCE)
    for row in table.rows:
        numbers = dict.fromkeys(n for cell in row for n in cell.citations)
        sources = (source(cited[n]) for n in numbers if n in cited)
        yield (*(cell.text for cell in row), "\n".join(sources))
