"""When something must be done: a date, the end of a year or month, or so many days from an event.

到2025年 alone is the year of a target (``Target.year``), not a deadline: the text does not say by
which day. 到2025年底 and 2025年底前 do. 自2019年1月1日起施行 is when a text takes effect.
"""

import calendar
import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from index.clause import Clause, Span
from index.facts.fact import Deadline
from index.parsing.numbering import number_value


def deadlines(clause: Clause) -> tuple[Deadline, ...]:
    """The deadlines of a clause in the order of the text; ``date`` is ISO, "" where it counts."""
    text = clause.text
    dated = ("前" in text or "底" in text or "末" in text) and _BY_DATE.search(text)
    within = "内" in text and _BY_COUNT.search(text)
    ahead = "提前" in text
    if not (dated or within or ahead):
        return ()
    found: dict[Span, str] = {}
    if dated:
        found.update((match.span(), _date(match)) for match in _DATED.finditer(text))
        _add(found, (match.span() for match in _YEARLY.finditer(text)))
    if within:
        _add(found, (_with_event(text, match) for match in _WITHIN.finditer(text)))
    if ahead:
        _add(found, (match.span() for match in _AHEAD.finditer(text)))
    return tuple(
        Deadline(text[s:e], date, clause.start + s, clause.start + e)
        for (s, e), date in sorted(found.items())
    )


# What every match of _DATED or _YEARLY, and of _WITHIN, ends with: most clauses hold neither.
_BY_DATE = re.compile(r"[前底末](?<=[年月日号旬度以之\s]前|[年月度\s][底末])")
_BY_COUNT = re.compile(r"内(?<=[日天时月年周期度以之\s]内)")
_DIGITS = r"零〇一二两三四五六七八九十百\d"
_N = rf"[{_DIGITS}]{{1,4}}"
_YEAR = r"(?P<year>(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})\s*年"
_DAY = rf"(?P<month>{_N})\s*月(?:\s*(?P<day>{_N})\s*[日号]|\s*(?P<part>[底末]|[上中下]旬))?"
_QUARTER = r"第?(?P<quarter>[一二三四1-4])季度[底末]?"
_BEFORE = r"\s*(?:(?:以|之)?前(?![款项条述所列])|(?<=[底末]))"
_DATED = re.compile(
    rf"{_YEAR}\s*(?:{_DAY}|{_QUARTER}|(?P<half>上半年)|[底末])?{_BEFORE}(?:全部|基本)?(?:完成)?"
)
_YEARLY = re.compile(
    rf"(?:每年|当年|次年|今年|明年|本年)?(?:(?:{_DAY}|{_QUARTER}|上半年)|(?<=[每当次今明本]年)[底末]|"
    rf"(?<![一-龥\d])年[底末]){_BEFORE}(?:全部|基本)?(?:完成)?"
)
_WITHIN = re.compile(
    rf"[本当{_DIGITS}](?:(?<![本当])[{_DIGITS}]{{0,3}})?\s*个?(?:工作日|自然日|日|天|小时|月|年|周|学期|季度)\s*(?:以|之)?内"
    r"(?!没有|未(?!能)|无|发生|累计|连续|再次|被|曾|受过|有)"
)
_AHEAD = re.compile(rf"提前(?:至少)?\s*{_N}\s*个?(?:工作日|日|天|月|小时)")
_EVENT = re.compile(
    r"(?:自(?![治行然])|从|在|于)[^，。；：,;\r\n（）]{1,40}?(?:之日|当日|次日|日|后|时)(?:起|后|计算)?的?\s*$"
)
_LOOKING_BACK = "近前续第"


def _add(found: dict[Span, str], spans: Iterable[Span | None]) -> None:
    """Add what counts from an event, unless a deadline found before overlaps it."""
    taken = sorted(found)
    reach = list(accumulate((end for _, end in taken), max))
    for span in spans:
        before = bisect_left(taken, (span[1], 0)) if span else 0
        if span and not (before and reach[before - 1] > span[0]):
            found[span] = ""


def _with_event(text: str, match: re.Match[str]) -> Span | None:
    """三十日内 with the event that it counts from; None for 最近三年内, which looks back."""
    start, end = match.span()
    if start and (text[start - 1] in _LOOKING_BACK or text[start - 1].isdigit()):
        return None
    window = max(0, start - 44)
    event = _EVENT.search(text, window, start)
    while event:  # the nearest 自 or 在: 自治区…应当自公布之日起
        start = event.start()
        event = _EVENT.search(text, start + 1, match.start())
    return start, end


def _date(match: re.Match[str]) -> str:
    """The last day that the words name."""
    try:
        year = number_value(match.group("year"))
        month = number_value(match.group("month")) if match.group("month") else 12
        if match.group("quarter"):
            month = 3 * number_value(match.group("quarter"))
        elif match.group("half"):
            month = 6
        if not 1 <= month <= 12:
            return ""
        last = calendar.monthrange(year, month)[1]
        day = number_value(match.group("day")) if match.group("day") else last
        part = match.group("part") or ""
        day = {"上旬": 10, "中旬": 20}.get(part, day)
    except (KeyError, ValueError):
        return ""
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= last else ""
