"""What a question claims of a document itself, held against the document's own lines."""

import re
from collections.abc import Sequence
from itertools import takewhile

from index.normalise import comparable
from qa.about_asks import Ask
from qa.statement import Statement
from qa.verify import bodies, dates, document_numbers
from qa.yes_no.binding import denies
from qa.yes_no.claim import Claim
from qa.yes_no.opening import opened

_DATE = re.compile(
    r"(?:19|20)\d{2}\s*[-年.]\s*\d{1,2}\s*[-月.]\s*\d{1,2}[日号]?|\d{1,2}月\d{1,2}[日号]"
)
_YEAR = re.compile(r"(?:19|20)\d{2}年(?!\d)")


def as_asked(claim: str) -> str:
    """What is claimed, asked for: 是质监局8月1日发布的 → 是谁哪天发布的."""
    issued = re.compile(r"(?=的?(?:制定|发布|印发|起草|出台|公布|发文))")
    for name in bodies(claim):
        if name.kind != "title" and issued.match(claim, claim.find(name.text) + len(name.text)):
            claim = claim.replace(name.text, "谁")
    return _YEAR.sub("哪年", _DATE.sub("哪天", claim))


def judged_lines(
    claim: Claim | None, lines: Sequence[Statement], asks: Sequence[Ask]
) -> list[Statement]:
    """The lines; opened with yes or no where something is claimed, none if they leave it open."""
    if claim is None:
        return list(lines)
    status = any(ask.kind == "status" for ask in asks)
    verdicts = [_status(claim) if status else _verdict(claim, line) for line in lines]
    known = [verdict for verdict in verdicts if verdict is not None]
    first, *others = lines
    return [opened(claim, all(known), first), *others] if known else []


def _status(claim: Claim) -> bool:
    """Whether a claim holds of a draft: 还在征求意见 does, 已经正式印发 does not."""
    return denies(claim.text) or not _FINAL.search(claim.text)


_FINAL = re.compile(r"正式|定稿|生效|印发|施行|实施|出台")


def _verdict(claim: Claim, line: Statement) -> bool | None:
    """Whether a line says what is claimed; None where it says nothing of the kind."""
    plain = comparable(line.text)
    if (claimed := _dates_in(claim.text)) and (held := _dates_in(plain)):
        return any(one == other[: len(one)] for one in claimed for other in held)
    for read in (_numbers_in, _bodies_in, _CONTACT.findall):
        if (said := read(claim.text)) and (there := read(plain)):
            return not {*said}.isdisjoint(there)
    return None


_CONTACT = re.compile(r"\d{3,4}-\d{7,8}|1\d{10}|[a-z0-9._-]+@[a-z0-9.-]+")


def _dates_in(text: str) -> Sequence[tuple[int | None, ...]]:
    """The dates in a text as year, month and day, as far as they are said."""
    parts = ((each.year, each.month, each.day) for each in dates(text) if each.year)
    return [tuple(takewhile(bool, each)) for each in parts]


def _numbers_in(text: str) -> list[str]:
    return [comparable(each.text) for each in document_numbers(text)]


def _bodies_in(text: str) -> list[str]:
    return [each.text for each in bodies(text) if each.kind in ("department", "institution")]


def without_dates(text: str) -> str:
    """A text without full dates."""
    return _DATE.sub("", text)


def without_contacts(text: str) -> str:
    """A text without telephone numbers and addresses of mail."""
    return _CONTACT.sub("", text)
