"""Years, dates and plan periods, in digits or Chinese numerals, as comparable values."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.clause import Span
from qa.verify.folding import fold
from qa.verify.numerals import chinese_integer

Relation = Literal["", "before", "after"]

_YEAR = r"(?:19|20)\d{2}|[一二][九〇零][〇零一二三四五六七八九]{2}"
_SMALL = r"\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_DATE = re.compile(
    rf"(?<![\d.A-Za-z])(?P<y>{_YEAR})\s*年\s*(?:(?P<m>{_SMALL})\s*月(?:份)?\s*(?:(?P<d>{_SMALL})\s*[日号])?)?"
    r"|(?<![\d.A-Za-z-])(?P<iy>(?:19|20)\d{2})[-./](?P<im>0?[1-9]|1[0-2])[-./](?P<id>[0-2]?\d|3[01])(?![\d-])"
    r"|(?<![\d.A-Za-z-])(?P<iy2>(?:19|20)\d{2})[-./](?P<im2>0[1-9]|1[0-2])(?![\d.-])"
    rf"|(?<![\d年])(?P<pm>{_SMALL})月(?P<pd>{_SMALL})[日号]"
)
_SPAN = re.compile(
    r"(?<![\d.A-Za-z-])((?:19|20)\d{2})\s*年?\s*(?:[-—–~]{1,2}|至|到)\s*(?=(?:19|20)\d{2}年)"
)
_BARE = re.compile(
    r"(?<![\d.,A-Za-z〔\[【-])((?:19|20)\d{2})"
    r"(?![\d.A-Za-z〕\]】%+-]|,\d{3}|\)\s*第?\d+\s*号|\s*[号年个家户件项万亿元米分人名条吨种类次套台款批例宗处所座位艘辆只头株棵倍余多平公部册])"
)
_PLAN = re.compile(
    r"[“\"]?(十[一二三四五六七])五[”\"]?(?=规划|期间|时期|末|以来|收官|开局|[”\",。;、]|$)"
)
_AFTERWARDS = re.compile(
    r"\s*(?:年?[底末])?\s*(?:(之?前|以前)|(之?后|以后|起))(?!提|沿|期|列|景|续|果|台)"
)
_UNTIL = re.compile(r"(?:截止|截至|最迟|最晚|不迟于|不晚于|期限)[^,。;]{0,5}$")


@dataclass(frozen=True, slots=True)
class Date:
    """A year, a year and month, or a full date; a missing part is None.

    ``plan`` holds a plan period (十四五) instead.
    """

    year: int | None
    month: int | None
    day: int | None
    span: Span
    text: str
    relation: Relation = ""
    plan: str = ""

    @property
    def key(self) -> tuple[int | None, int | None, int | None, str]:
        """What two equal dates have in common."""
        return self.year, self.month, self.day, self.plan

    @property
    def bare_year(self) -> bool:
        """Whether this is a year and nothing more."""
        return self.year is not None and self.month is None

    def within(self, other: "Date") -> bool:
        """Tell whether this date is ``other`` or a coarser way of naming it."""
        pairs = zip(self.key, other.key, strict=True)
        return all(mine in (None, theirs) for mine, theirs in pairs)


def _value(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdecimal() else chinese_integer(text)


def _relation(text: str, start: int, end: int) -> Relation:
    after = _AFTERWARDS.match(text, end)
    if after:
        return "before" if after[1] else "after"
    return "before" if _UNTIL.search(text, max(0, start - 10), start) else ""


def _from_match(match: re.Match[str], text: str) -> Date:
    part = match.groupdict()
    return Date(
        _value(part["y"] or part["iy"] or part["iy2"]),
        _value(part["m"] or part["im"] or part["im2"] or part["pm"]),
        _value(part["d"] or part["id"] or part["pd"]),
        match.span(),
        match[0],
        _relation(text, match.start(), match.end()),
    )


@lru_cache(maxsize=2048)
def dates(text: str) -> tuple[Date, ...]:
    """Return the dates of ``text`` in order.

    >>> [d.key[:3] for d in dates("二○一八年十一月二十日至2025年")]
    [(2018, 11, 20), (2025, None, None)]
    """
    folded = fold(text)
    found = [_from_match(m, folded) for m in _DATE.finditer(folded)]
    taken = [d.span for d in found]
    for pattern in (_SPAN, _BARE):
        for match in pattern.finditer(folded):
            span = match.span(1)
            if not any(start < span[1] and span[0] < end for start, end in taken):
                found.append(Date(int(match[1]), None, None, span, match[1]))
                taken.append(span)
    found += [
        Date(None, None, None, m.span(1), m[1] + "五", plan=m[1] + "五")
        for m in _PLAN.finditer(folded)
    ]
    return tuple(sorted(found, key=lambda d: d.span))
