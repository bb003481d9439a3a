"""Who signed a document and when: the offices' names above the date, at the end of a notice."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.description.dates import first_date, is_date_line
from index.description.found import Found
from index.parsing.lines import Line
from index.parsing.organs import is_organ_line, is_signer_line, without_entities
from index.parsing.page import is_web_remain


@dataclass(frozen=True, slots=True)
class Signature:
    """The offices, joined by 、 where several sign, and the date below them."""

    organ: Found | None
    date: Found | None


def signature_of(lines: Sequence[Line], head: int = 0) -> Signature:
    """The first signature of a text.

    What is attached comes after it, and an attachment's own signature is not the document's.
    Where no office stands above a date, a date on a line of its own signs at the very end of the
    text or where its first ``head`` lines have it, as covers do.
    """
    last = _last_said(lines)
    bare: Found | None = None
    for at, line in enumerate(lines):
        if line.text[-1] not in _DATE_ENDS or len(line.text) > _LONGEST_DATE:
            continue
        if not is_date_line(line.text):
            continue
        found = first_date(line.text, line.start)
        date = Found(found.iso, (found.start, found.end)) if found else None
        offices = _offices_above(lines, at)
        if offices:
            return Signature(_joined(offices), date)
        if at and (at == last or at < head):
            bare = bare or date
    return Signature(None, bare)


_DATE_ENDS = "日发）)0123456789"
_LONGEST_DATE = 30


def _last_said(lines: Sequence[Line]) -> int:
    at = len(lines) - 1
    while at > 0 and is_web_remain(lines[at].text):
        at -= 1
    return at


def _offices_above(lines: Sequence[Line], at: int) -> list[Line]:
    """The lines directly above a date that name offices; who signs for them is passed over."""
    offices: list[Line] = []
    while at and (is_organ_line(lines[at - 1].text) or is_web_remain(lines[at - 1].text)):
        at -= 1
        if is_organ_line(lines[at].text) and not is_signer_line(lines[at].text):
            offices.insert(0, lines[at])
    return offices


def _joined(offices: Sequence[Line]) -> Found | None:
    if not offices:
        return None
    names = [name for line in offices for name in names_of(line.text)]
    return Found("、".join(names), (offices[0].start, offices[-1].end))


def names_of(line: str) -> list[str]:
    """The names on a line of a signature; a name that is set wide (公 安 局) is one.

    >>> names_of("国务院办公厅　中央军委办公厅"), names_of("济 南 市 公 安 局")
    (['国务院办公厅', '中央军委办公厅'], ['济南市公安局'])
    """
    parts = without_entities(line).split()
    if any(len(part) == 1 for part in parts):
        return ["".join(parts)]
    return parts
