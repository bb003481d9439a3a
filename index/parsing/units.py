"""The tree of a document's units: which number stands under which, and where each one's text is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Optional

from index.facts.departments import department_span
from index.parsing.lines import Line
from index.parsing.numbering import STRUCTURAL, Family, Number, number_of
from index.parsing.tail import starts_closing


@dataclass(slots=True)
class Unit:
    """A unit and the stretch of text that is its own, without its children's.

    ``mark`` is its path entry, verbatim; ``label`` and ``key`` are its part of label and id.
    """

    family: Family
    label: str
    key: str
    mark: str
    heading: str
    start: int
    end: int
    has_text: bool  # more than a number and a heading
    parent: Optional["Unit"] = None
    children: list["Unit"] = field(default_factory=list, repr=False)

    @property
    def chain(self) -> tuple["Unit", ...]:
        """The units from the top down to this one."""
        return (*(self.parent.chain if self.parent else ()), self)

    @property
    def is_heading(self) -> bool:
        """Whether there is nothing to cite: a number and heading over others, or 第一章 总则."""
        return not self.has_text and (bool(self.children) or self.family in STRUCTURAL)


def units_of(lines: Sequence[Line]) -> tuple[Unit, ...]:
    """The units of the numbered part in the order of the text; their own stretches tile it.

    The first line must start with a number. A paragraph without a number belongs to the unit
    before it, unless it is one of several named paragraphs (农产品：…), an item of a —— list,
    follows such items (末段), or closes the document (结语). What stands in an article of law
    belongs to the article.
    """
    numbers = [number_of(line.text) for line in lines]
    named = _named_lines(lines, numbers)
    last_number = max((at for at, number in enumerate(numbers) if number), default=-1)
    units: list[Unit] = []
    for at, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        current = units[-1] if units else None
        if current and _belongs_to_article(current, number):
            _extend(current, line)
        elif number and (number.family is not Family.DASH or current is None):
            units.append(_numbered(line, number, current))
        elif current is None:
            raise ValueError(f"the numbered part starts without a number: {line.text[:20]!r}")
        elif number:
            units.append(_item(line, line.text[number.end :], Family.DASH, "d", _owner(current)))
        elif at > last_number and starts_closing(line.text, lines[at - 1].text):
            units.append(_unit(line, Family.NAMED, "结语", "closing"))
        elif at in named:
            units.append(_item(line, line.text, Family.NAMED, "p", _owner(current)))
        elif _follows_items(current, lines[at - 1].text):
            units.append(_unit(line, Family.NAMED, "末段", "end", current.parent))
        else:
            _extend(current, line)
    return tuple(units)


_LONGEST_INLINE_HEADING = 30
_LONGEST_HEADING_LINE = 60
_NAMED = re.compile(r"(?!附件|附注|注[:：])([^\s。；，、,;:：“”《》！？]{2,16})[:：](?=.{15})")
_NO_HEADING_ENDS = ("。", "；", ";", "！", "？", "：", ":", "，", ",", "、")


def _named_lines(lines: Sequence[Line], numbers: Sequence[Number | None]) -> frozenset[int]:
    """The paragraphs that start with a name and a colon, where a unit has two of them or more."""
    found: set[int] = set()
    run: list[int] = []
    for at, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        if number:
            found.update(run if len(run) > 1 else ())
            run = []
        elif _NAMED.match(line.text):
            run.append(at)
    return frozenset(found.union(run if len(run) > 1 else ()))


def _belongs_to_article(current: Unit, number: Number | None) -> bool:
    return current.family is Family.ARTICLE and (number is None or number.family > Family.ARTICLE)


def _owner(current: Unit) -> Unit | None:
    """The numbered unit that a new item stands under."""
    return current if current.family < Family.DASH else current.parent


def _follows_items(current: Unit, before: str) -> bool:
    """Whether a plain paragraph after ``current`` is no longer part of it.

    An item of a —— list is one paragraph; a named paragraph may be several, until the bracket
    with its departments.
    """
    if current.key in ("closing", "end"):
        return False
    if current.family is Family.NAMED:
        return department_span(before) is not None
    return current.family is Family.DASH


def _extend(unit: Unit, line: Line) -> None:
    unit.end = line.end
    unit.has_text = True


def _numbered(line: Line, number: Number, current: Unit | None) -> Unit:
    heading, has_text = _heading(line.text[number.end :], number.family)
    unit = _unit(line, number.family, number.shown, number.key, _parent(number, current))
    unit.mark = line.text[: number.end].strip("#*> \u3000")
    if heading:
        start = line.text.index(heading, number.end)
        unit.mark = line.text[: start + len(heading)].strip("#*> \u3000")
    unit.heading, unit.has_text = heading, has_text
    return unit


def _item(line: Line, text: str, family: Family, key: str, owner: Unit | None) -> Unit:
    """An item without a number of its own: cited by its heading, or by its place in the list."""
    named = _NAMED.match(text) if family is Family.NAMED else None
    heading = named.group(1) if named else _heading(text, family)[0]
    siblings = owner.children if owner else []
    place = 1 + sum(each.family is family for each in siblings)
    label = f"“{heading}”" if heading else f"第{place}项"
    unit = _unit(line, family, label, f"{key}{place}", owner)
    unit.heading = unit.mark = heading
    return unit


def _unit(line: Line, family: Family, label: str, key: str, parent: Unit | None = None) -> Unit:
    unit = Unit(family, label, key, "", "", line.start, line.end, True, parent)
    if parent:
        parent.children.append(unit)
    return unit


def _parent(number: Number, current: Unit | None) -> Unit | None:
    """The unit that a new number stands under.

    A family that is already open continues there: （三） after 1. stands beside （二）. A family
    that is not starts below what is open when it starts at one, and goes by rank when it
    does not: policy documents number （四） on under 三、 where 二、 ended with （三）.
    """
    chain = current.chain if current else ()
    for unit in chain:
        if unit.family is number.family:
            return unit.parent
    if number.family > Family.CHINESE and number.ordinal == 1 and current:
        return current if current.family is not Family.DASH else current.parent
    above = [unit for unit in chain if unit.family < number.family]
    return above[-1] if above else None


def _heading(rest: str, family: Family) -> tuple[str, bool]:
    """The heading after a number, and whether the line says more than it.

    >>> _heading("全面提升产品质量。提升农资质量安全水平。", Family.BRACKETED)
    ('全面提升产品质量', True)
    """
    rest = rest.strip("*# \t\u3000\xa0")
    if family in STRUCTURAL:
        return rest, False
    if family is Family.ARTICLE or not rest:
        return "", bool(rest)
    stop = rest.find("。")
    if 0 < stop <= _LONGEST_INLINE_HEADING:
        return rest[:stop], stop + 1 < len(rest)
    named = _NAMED.match(rest)
    if named:
        return named.group(1), True
    if len(rest) > _LONGEST_HEADING_LINE or rest.endswith(_NO_HEADING_ENDS) or stop >= 0:
        return "", True
    return ("", True) if department_span(rest) else (rest, False)
