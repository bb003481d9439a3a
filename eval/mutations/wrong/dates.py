"""Wrong years, dates and periods."""

import re
from collections.abc import Iterator
from random import Random

from eval.mutations.change import Kind, replaced, substituted
from eval.mutations.pair import Pair

_YEAR = re.compile(
    r"(?<![\d〔\[(（])((?:19|20)\d\d)(?=年)|([一二][九〇]\s?[〇一二三四五六七八九]{2})(?=年)"
)
_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)年?([—–~～至到\-]+)((?:19|20)\d\d)年")
_AROUND = re.compile(r"(?<=[日月])(之?前|以前|之?后|以后|起)")
_PLAN = re.compile(r"十([一二三四五])五")
_QUOTED = re.compile(r"《[^》]*》")


def _open(pair: Pair, at: int) -> bool:
    return not any(m.start() <= at < m.end() for m in _QUOTED.finditer(pair.sentence))


def change_year(pair: Pair, random: Random) -> Iterator[str]:
    """Another year, one that stands nowhere in the clause."""
    for match in re.finditer(r"(?<![\d〔\[(（])((?:19|20)\d\d)(?=年)", pair.sentence):
        fresh = [y for y in _near(int(match[1])) if str(y) not in pair.known]
        if fresh and _open(pair, match.start()):
            yield replaced(pair.sentence, match.span(1), str(random.choice(fresh)))


def _near(year: int) -> list[int]:
    return [year - 1, year + 1, year + 5, year + 10]


def borrow_year(pair: Pair, random: Random) -> Iterator[str]:
    """A year that the clause has for something else."""
    there = set(re.findall(r"(?<!\d)((?:19|20)\d\d)(?=年)", pair.source.text))
    for match in re.finditer(r"(?<![\d〔\[(（])((?:19|20)\d\d)(?=年)", pair.sentence):
        tail = pair.sentence[match.end() : match.end() + 8]
        for year in sorted(there - {match[1]}):
            if _open(pair, match.start()) and year + tail not in pair.source.text:
                yield replaced(pair.sentence, match.span(1), year)


def change_day(pair: Pair, random: Random) -> Iterator[str]:
    """Another day or month."""
    for match in _DAY.finditer(pair.sentence):
        month, day = int(match[1]), int(match[2])
        for text in (f"{month % 12 + 1}月{match[2]}日", f"{match[1]}月{day % 28 + 1}日"):
            if text not in pair.known and _open(pair, match.start()):
                yield replaced(pair.sentence, match.span(), text)


def turn_day(pair: Pair, random: Random) -> Iterator[str]:
    """Before a day becomes after it, and the reverse."""
    for match in _AROUND.finditer(pair.sentence):
        yield replaced(pair.sentence, match.span(), "后" if "前" in match[1] else "前")


def change_span(pair: Pair, random: Random) -> Iterator[str]:
    """One end of a span of years."""
    for match in _SPAN.finditer(pair.sentence):
        yield replaced(pair.sentence, match.span(3), str(int(match[3]) + random.choice((1, 5))))
        yield replaced(pair.sentence, match.span(1), str(int(match[1]) - 1))


def change_plan(pair: Pair, random: Random) -> Iterator[str]:
    """Another five-year plan."""
    for match in _PLAN.finditer(pair.sentence):
        digits = "一二三四五六"
        other = f"十{digits[digits.index(match[1]) + 1]}五"
        if other not in pair.known:
            yield from substituted(pair.sentence, match[0], other)


KINDS = (
    Kind("year", "年份改动", 0.99, change_year),
    Kind("borrowed year", "借用同条他年", 0.99, borrow_year),
    Kind("date", "日期改动", 0.99, change_day),
    Kind("before", "日期前后颠倒", 0.99, turn_day),
    Kind("span", "起止年份改动", 0.99, change_span),
    Kind("plan", "规划时期改动", 0.99, change_plan),
)
