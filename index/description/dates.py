"""Dates as documents write them: 2018年11月20日, 二〇一八年十一月二十日, 2018-11-20, ２０１８年."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from index.parsing.numbering import number_value


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and where it stands; ``iso`` is 2018-11-20."""

    iso: str
    start: int
    end: int


def dates_in(text: str, offset: int = 0) -> Iterator[Dated]:
    """The dates of a text in its order, ``offset`` added to their spans.

    What cannot be a date (2018年2月30日) is none.
    """
    for match in _DATE.finditer(text):
        iso = _iso(*(match.group(1, 2, 3) if match.group(1) else match.group(4, 5, 6)))
        if iso:
            yield Dated(iso, match.start() + offset, match.end() + offset)


def first_date(text: str, offset: int = 0) -> Dated | None:
    """The first date of a text."""
    return next(dates_in(text, offset), None)


def is_date_line(line: str) -> bool:
    """Whether a line is no more than a date, or the place of one that the page garbled.

    2018年11月20日印发 is one, and so is 2017126日, as pages show it that lost characters.
    """
    return bool(_DATE_LINE.fullmatch(line))


def years_after(iso: str, years: int) -> str:
    """The same day ``years`` later; 29 February becomes 1 March.

    >>> years_after("2020-02-29", 5)
    '2025-03-01'
    """
    day = date.fromisoformat(iso)
    try:
        return day.replace(year=day.year + years).isoformat()
    except ValueError:
        return date(day.year + years, 3, 1).isoformat()


def days_after(iso: str, days: int) -> str:
    """The day that many days later."""
    return (date.fromisoformat(iso) + timedelta(days)).isoformat()


_YEAR = r"(?<!\d)(\d{4}|[一二][〇○零ＯOo０一二三四五六七八九]{3})"
_TWO = r"(\d{1,2}|[一二三四五六七八九十〇○]{1,3})"
_DATE_TEXT = (
    rf"(?:{_YEAR}\s*年\s*{_TWO}\s*月\s*{_TWO}\s*日|"
    r"(?<![\d./-])([12１２]\d{3})[-/.．－](\d{1,2})[-/.．－](\d{1,2})(?![\d/-]|[.．]\d))"
)
_DATE = re.compile(_DATE_TEXT)
_DATE_LINE = re.compile(
    rf"[（(]?\s*(?:{_DATE_TEXT}|\d{{6,8}}日)\s*(?:印发|签发|发布|公布|颁布)?\s*[）)]?"
)
_YEARS = range(1949, 2100)  # of the People's Republic; others are slips of a page: 5355年


def _iso(year: str, month: str, day: str) -> str:
    try:
        found = date(_value(year), _value(month), _value(day))
    except (KeyError, ValueError):  # no numeral, or no day of the calendar
        return ""
    return found.isoformat() if found.year in _YEARS else ""


def _value(numeral: str) -> int:
    return number_value(numeral.translate(_ZEROS))


_ZEROS = str.maketrans({"O": "〇", "o": "〇", "Ｏ": "〇"})
