"""The 款, 项 and 目 inside a clause: a paragraph of an article is a 款, （一） a 项.

As 《立法技术规范（试行）（一）》 has it, a 款 is a paragraph without a number, a 目 has 1.
In policies 1. and ① serve where no （一） does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.clause import Clause, Span
from index.parsing.numbering import CHINESE_NUMERAL, Family, number_of, number_value
from index.question.labels.label import Label


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a clause that was asked for: its span in the document's text, or None.

    Where it is None, ``unit`` (款, 项, 目) is what there is none of, and ``count`` how many there
    are of that kind in what stands above it.
    """

    span: Span | None
    unit: str = ""
    count: int = 0


def part_of(clause: Clause, label: Label) -> Part:
    """The stretch of a clause that ``label.inside`` names; the whole clause when it names none.

    A 项 of an article with several 款 need not say which: the first 款 that has it is meant.
    """
    spans = [(0, len(clause.text))]
    for unit, number in label.inside:
        lists = [list(_units(clause, span, unit)) for span in spans]
        if unit == "项" and len(lists) == 1:  # no 款 is said, or the one that is
            lists = [list(_units(clause, each, unit)) for each in _paragraphs(clause, *spans)]
        found = [unit for units in lists for unit in _nth(units, number)]
        if not found:
            return Part(None, unit, max(map(len, lists), default=0))
        spans = found[:1]
    start, end = spans[0]
    return Part((clause.start + start, clause.start + end))


def _nth(units: list[Span], number: int) -> list[Span]:
    """The one with a number, below 0 counted from the end; none where there are fewer."""
    at = number - 1 if number > 0 else number
    return [units[at]] if -len(units) <= at < len(units) else []


def _units(clause: Clause, within: Span, unit: str) -> Iterator[Span]:
    if unit == "款":
        return _paragraphs(clause, within)
    patterns = _ITEMS if unit == "项" else _POINTS
    lists = (_items(clause.text, within, pattern) for pattern in patterns)
    return iter(next((found for found in lists if found), []))


def _paragraphs(clause: Clause, within: Span) -> Iterator[Span]:
    """The paragraphs without a number, each with the numbered ones that follow it."""
    text = clause.text
    lines = (match for match in _LINE.finditer(text, *within) if match.start() > within[0])
    starts = [within[0], *(line.start() for line in lines if not _is_item(line.group()))]
    if len(starts) > 1 and _only_heading(clause, text[starts[0] : starts[1]]):
        del starts[1]
    for start, end in zip(starts, [*starts[1:], within[1]], strict=True):
        yield start, start + len(text[start:end].rstrip())


def _only_heading(clause: Clause, line: str) -> bool:
    """Whether the first line of a clause is its number, with a heading or without."""
    number = number_of(line)
    rest = line[number.end :].strip() if number else line.strip()
    return not rest or rest == clause.heading


def _is_item(line: str) -> bool:
    number = number_of(line)
    return number is not None and number.family in _ITEM_FAMILIES


def _items(text: str, within: Span, pattern: re.Pattern[str]) -> list[Span]:
    """The items of a list that counts from one; a number that is cited starts none."""
    starts: list[int] = []
    for match in pattern.finditer(text, *within):
        numeral = match.group(1)
        circled = "①" <= numeral <= "⑳"
        number = ord(numeral) - ord("①") + 1 if circled else number_value(numeral)
        if number == len(starts) + 1:
            starts.append(match.end() - len(match.group().lstrip()))
    ends = [*starts[1:], within[1]][: len(starts)]
    return [(s, s + len(text[s:e].rstrip())) for s, e in zip(starts, ends, strict=True)]


_LINE = re.compile(r"[^\s][^\n]*")
_ITEM_FAMILIES = frozenset(
    {Family.BRACKETED, Family.ARABIC, Family.BRACKETED_ARABIC, Family.CIRCLED}
)
_AFTER = r"(?:(?<=[:：;；。，,\n])|(?<=[:：;；。，,\n]\s))\s*"  # where an item may start in a line
_BRACKETED = re.compile(rf"{_AFTER}[（(]\s*({CHINESE_NUMERAL}{{1,4}})\s*[）)]")
_ARABIC = re.compile(r"(?<=\n)\s*([0-9０-９]{1,2})\s*[.．、](?![0-9０-９])")
_BRACKETED_ARABIC = re.compile(rf"{_AFTER}[（(]?\s*([0-9０-９]{{1,2}})\s*[）)]")
_CIRCLED = re.compile(r"([①-⑳])")
_ITEMS = (_BRACKETED, _ARABIC, _BRACKETED_ARABIC, _CIRCLED)
_POINTS = (_ARABIC, _BRACKETED_ARABIC, _CIRCLED)
