"""Figures, dates and labels that stand in the same place of two sentences."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from qa.verify.beside.alignment import Part
from qa.verify.beside.wording import SHORT, Token
from qa.verify.dates import Date
from qa.verify.figures import Figure
from qa.verify.finding import Failure
from qa.verify.references import Reference

Key = tuple[Decimal, str]  # of a figure


def value_failures(part: Part, present: Collection[Key]) -> Iterator[Failure]:
    """What is wrong with the values of a stretch; ``present`` are the figures of all sources."""
    mine, theirs = ([t for t in side if t.values] for side in (part.mine, part.theirs))
    if [t.kind for t in mine] != [t.kind for t in theirs]:
        if not mine and part.mine and len(part.mine) <= SHORT and len(part.theirs) <= SHORT:
            yield Failure("figure", "所引条款此处的数字、日期或条号，句中没有")
        there = {token.kind: token for token in reversed(theirs)}
        for one in mine:
            if one.kind in there and one.form not in [token.form for token in theirs]:
                yield from _value(one, there[one.kind], present)
        return
    for one, other in zip(mine, theirs, strict=True):
        yield from _value(one, other, present)


def _value(mine: Token, theirs: Token, present: Collection[Key]) -> Iterator[Failure]:
    for one, other in zip(mine.values, theirs.values, strict=False):
        if isinstance(one, Figure) and isinstance(other, Figure):
            if one.key != other.key:
                yield _figure(one, other, present)
            elif one.comparator != other.comparator:
                said = f"“{one.text}”与所引条款“{other.text}”的限定（以上、不低于、不超过等）不一致"
                yield Failure("comparator", said)
        elif isinstance(one, Date) and isinstance(other, Date):
            if not one.within(other) or (not one.bare_year and one.relation != other.relation):
                yield _date(one, other)
        elif isinstance(one, Reference) and isinstance(other, Reference) and one.key != other.key:
            yield Failure("label", f"“{one.text}”与所引条款不符，条款为“{other.text}”")
    if len(mine.values) != len(theirs.values):
        yield Failure("figure", "数字区间与所引条款不一致")


def _figure(mine: Figure, theirs: Figure, present: Collection[Key]) -> Failure:
    if mine.key in present:
        said = f"与“{mine.text}”对应的指标与所引条款不符，条款中该指标为“{theirs.text}”"
        return Failure("indicator", said)
    return Failure("figure", f"数字“{mine.text}”不在所引条款中")


def _date(mine: Date, theirs: Date) -> Failure:
    said = f"“{mine.text}”与所引条款不符，条款为“{theirs.text}”"
    return Failure("year", f"年份{said}") if mine.bare_year else Failure("date", f"日期{said}")
