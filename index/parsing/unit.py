"""A unit of a document, how each kind is made, and what it stands under."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Optional

from index.parsing.headings import heading_of, name_of
from index.parsing.lines import Line
from index.parsing.numbering import STRUCTURAL, Family, Number


@dataclass(slots=True)
class Unit:
    """A unit and the stretch of text that is its own, without its children's.

    ``mark`` is its path entry, verbatim; ``label`` and ``key`` are its part of label and id.
    ``level`` counts the # of a Markdown heading, 0 without; ``bare`` is never a clause: the head
    of a table.
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
    columns: tuple[str, ...] = ()
    steps: tuple[int, ...] = ()
    ordinal: int = 0
    level: int = 0
    lines: int = 1  # of its own text
    place: int = 0  # among the items of its list
    bare: bool = False

    @property
    def chain(self) -> tuple["Unit", ...]:
        """The units from the top down to this one."""
        return (*self.parent.chain, self) if self.parent else (self,)

    @property
    def path(self) -> tuple[str, ...]:
        """The headings from the top down to this one."""
        return tuple([unit.mark for unit in self.chain if unit.mark])

    @property
    def is_heading(self) -> bool:
        """Whether there is nothing to cite: a number and heading over others, or 第一章 总则."""
        empty = not self.has_text and (bool(self.children) or self.family in STRUCTURAL)
        return self.bare or empty


def unit_at(line: Line, family: Family, label: str, key: str, parent: Unit | None = None) -> Unit:
    """A unit of one line below ``parent``."""
    unit = Unit(family, label, key, "", "", line.start, line.end, True, parent)
    if parent:
        parent.children.append(unit)
    return unit


def numbered_unit(line: Line, number: Number, current: Unit | None) -> Unit:
    """The unit that a number starts."""
    heading, has_text = heading_of(line.text[number.end :], number.family)
    unit = unit_at(line, number.family, number.shown, number.key, _parent(number, current))
    unit.mark = line.text[: number.end].strip("#*> \u3000")
    if heading:
        start = line.text.index(heading, number.end)
        unit.mark = line.text[: start + len(heading)].strip("#*> \u3000")
    unit.heading, unit.has_text = heading, has_text
    unit.steps, unit.ordinal = number.steps, number.ordinal
    unit.level = len(line.text) - len(line.text.lstrip("#"))
    return unit


def titled_unit(line: Line, level: int, current: Unit | None, place: int) -> Unit:
    """A Markdown heading without a number: it stands below the headings with fewer #."""
    heading = line.text.strip("#* \u3000")
    above = [u for u in (current.chain if current else ()) if 0 < u.level < level]
    parent = above[-1] if above else None
    unit = unit_at(line, Family.CHAPTER, f"“{heading}”", f"h{place}", parent)
    unit.heading = unit.mark = heading
    unit.has_text, unit.level = False, level
    return unit


def listed_unit(line: Line, number: Number, current: Unit) -> Unit:
    """An item of a list: ——… or 一是…."""
    if number.family is Family.DASH:
        return item_unit(line, line.text[number.end :], Family.DASH, "d", owner_of(current))
    same = [unit for unit in current.chain if unit.family is Family.SERIAL]
    parent = same[-1].parent if same else owner_of(current)
    unit = unit_at(line, Family.SERIAL, number.shown, number.key, parent)
    unit.mark = number.shown
    return unit


def item_unit(line: Line, text: str, family: Family, key: str, owner: Unit | None) -> Unit:
    """An item without a number of its own: cited by its heading, or by its place in the list."""
    named = name_of(text) if family is Family.NAMED else ""
    heading = named or heading_of(text, family)[0]
    siblings = reversed(owner.children if owner else [])
    place = 1 + next((each.place for each in siblings if each.family is family), 0)
    label = f"“{heading}”" if heading else f"第{place}项"
    unit = unit_at(line, family, label, f"{key}{place}", owner)
    unit.heading = unit.mark = heading
    unit.place = place
    return unit


def owner_of(current: Unit) -> Unit | None:
    """The numbered unit that a new item stands under."""
    return current if current.family < Family.DASH else current.parent


def in_article(unit: Unit | None) -> bool:
    """Whether a unit is an article or stands in one."""
    while unit:
        if unit.family is Family.ARTICLE:
            return True
        unit = unit.parent
    return False


def _parent(number: Number, current: Unit | None) -> Unit | None:
    """The unit that a new number stands under.

    A family that is already open continues there: （三） after 1. stands beside （二）. A family
    that is not starts below what is open when it starts at one, and goes by rank when it
    does not: policy documents number （四） on under 三、 where 二、 ended with （三）.
    """
    if current and current.family is number.family is Family.ARTICLE:
        return current.parent
    chain = current.chain if current else ()
    if number.family is Family.DECIMAL:
        shorter = [u for u in chain if u.steps and u.steps == number.steps[: len(u.steps)]]
        above = [u for u in shorter if len(u.steps) < len(number.steps)]
        others = [u for u in chain if u.family < Family.ARABIC and not u.steps]
        own = above or others
        return own[-1] if own else None
    boxes = [at for at, unit in enumerate(chain) if unit.family is Family.BOX]
    if boxes:
        box = boxes[0]
        inside = _inside_box(number, chain[box:])
        if inside:
            return inside
        chain, current = chain[:box], chain[box].parent  # the box has ended
    if number.family is Family.BOX:  # it goes with the whole unit, not with its last item
        chain = tuple(unit for unit in chain if unit.family < Family.BRACKETED_ARABIC)
        return chain[-1] if chain else None
    for unit in chain:
        if unit.family is number.family and not (unit.level and unit.label[:1] == "“"):
            return unit.parent
    if number.family > Family.CHINESE and number.ordinal == 1 and current:
        return current if current.family < Family.DASH else current.parent
    above = [unit for unit in chain if unit.family < number.family]
    return above[-1] if above else None


def _inside_box(number: Number, chain: Sequence[Unit]) -> Unit | None:
    """The unit of a box that a number stands under, None when it goes on outside of it.

    In a box numbers start at one and go on; ``chain`` starts with the box.
    """
    box, *inner = chain
    if number.family <= Family.CHINESE:
        return None
    same = next((unit for unit in inner if unit.family is number.family), None)
    if same:
        return same.parent if number.ordinal == same.ordinal + 1 else None
    return (inner[-1] if inner else box) if number.ordinal == 1 else None
