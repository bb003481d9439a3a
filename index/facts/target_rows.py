"""Targets in tables: a row names the indicator, the column's head the year it is to be reached."""

import re

from index.clause import Clause
from index.facts.cells import cells
from index.facts.fact import Comparator, Target
from index.facts.figures import Figure, figures
from index.facts.governed import Setting

_INDICATOR = re.compile(r"指标|名称|项目")
_UNIT = re.compile(r"^(?:计量)?单位$")
_YEAR = re.compile(r"(20\d\d)\s*年?")
_GOAL = re.compile(r"目标|预期|规划|力争")
_BASE = re.compile(r"现状|基期|基础|实际|完成|现值")
_VALUE = re.compile(
    r"(?P<sign>[≥≤＞＜><]?)\s*(?P<number>\d+(?:[.．]\d+)?)\s*(?P<after>以上|以下|以内|左右)?"
)
_SIGNS: dict[str, Comparator] = {
    "≥": "不低于", "≤": "不超过", "＞": "超过", ">": "超过", "＜": "以下", "<": "以下",
    "以上": "以上", "以下": "以下", "以内": "不超过", "左右": "左右",
}  # fmt: skip
_UNIT_IN_NAME = re.compile(r"[（(]([^（）()]{1,8})[）)]$")


def row_targets(clause: Clause, setting: Setting) -> tuple[Target, ...]:
    """The targets of a table row: cells under 2025年, 目标值 or 2025年目标 that are a figure.

    A year before that of the document, or one headed 现状 or 实际, is what has been, not a target.
    """
    text, columns = clause.text, clause.columns
    named = next((n for n, head in enumerate(columns) if _INDICATOR.search(head)), None)
    if named is None:
        return ()
    spans = cells(text)
    unit_at = next((n for n, head in enumerate(columns) if _UNIT.match(head)), None)
    found = []
    for n, head in enumerate(columns[: len(spans)]):
        year = _YEAR.search(head)
        if not (year or _GOAL.search(head)) or _BASE.search(head) or n == named:
            continue
        if year and int(year.group(1)) <= setting.since:
            continue
        figure = _figure(text, *spans[n])
        if figure is None or named >= len(spans):
            continue
        name = text[slice(*spans[named])]
        unit = figure[1].unit or (text[slice(*spans[unit_at])] if unit_at is not None else "")
        bracket = _UNIT_IN_NAME.search(name)
        if bracket and not unit:
            name, unit = name[: bracket.start()], bracket.group(1)
        if name:
            found.append(
                Target(
                    indicator=name,
                    comparator=figure[0],
                    value=figure[1].value,
                    unit=unit,
                    year=int(year.group(1)) if year else None,
                    region=setting.region,
                    aimed="力争" in head,
                    start=clause.start + min(spans[named][0], figure[1].start),
                    end=clause.start + spans[n][1],
                )
            )
    return tuple(found)


def _figure(text: str, start: int, end: int) -> tuple[Comparator, Figure] | None:
    """The one figure that a cell consists of, and how it compares."""
    cell = text[start:end]
    bare = _VALUE.fullmatch(cell)
    if bare:
        number = bare.group("number").replace("．", ".")
        mark = bare.group("sign") or bare.group("after") or ""
        return _SIGNS.get(mark, "达到"), Figure(number, "", start, end)
    found = list(figures(text, start, end))
    if len(found) != 1:
        return None
    before, after = text[start : found[0].start].strip(), text[found[0].end : end].strip()
    if (before and before not in _SIGNS) or (after and after not in _SIGNS):
        return None
    return _SIGNS.get(before or after, "达到"), found[0]
