"""The numbers that Word makes by itself, from numbering.xml: 第%1条, （%1）, %1.%2.

A document says only "level 2 of list 5" for a paragraph; what is printed before it follows from
the definition of the list and from the paragraphs before. Source: ECMA-376 Part 1, 17.9.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from index.loading.word.number_formats import written
from index.loading.word.package import attribute, child, integer, local, value

_LEVELS = 9
_NO_GAP_AFTER = tuple("、．.）)：:，,〕】》 \t")
_DASHES = "—―–-－"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number is written and where it starts."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    gap: str = "tab"  # what Word sets between the number and the paragraph: tab, space, nothing
    restart: int | None = None  # 0 never; k after a paragraph of level k, counted from 1
    legal: bool = False  # all numbers in Arabic digits
    style: str | None = None  # the paragraph style that is numbered by this level


@dataclass(frozen=True, slots=True)
class _List:
    """A ``w:num``: which definition it uses and what it changes."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]  # the levels that begin anew where this list is first used


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of one document, in the order in which they are asked for."""

    lists: Mapping[str, _List]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, root: etree._Element | None) -> "Numbering":
        """From the root of numbering.xml; None is a document without any list."""
        if root is None:
            return cls({})
        abstracts = {
            attribute(element, "abstractNumId") or "": element
            for element in root
            if local(element) == "abstractNum"
        }
        lists = {}
        for element in root:
            if local(element) == "num":
                identifier = attribute(element, "numId") or ""
                lists[identifier] = _list(element, abstracts, root)
        return cls(lists)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level that a paragraph style is tied to in a list, 0 where none is."""
        found = self.lists.get(list_id)
        levels = found.levels if found else {}
        return next((index for index, level in levels.items() if level.style == style), 0)

    def label(self, list_id: str, index: int) -> str:
        """Count one paragraph of that list and level; what is printed before it, "" for bullets."""
        found = self.lists.get(list_id)
        if found is None or index not in found.levels:
            return ""
        counts = self._counts.setdefault(found.abstract, {})
        if list_id not in self._used:
            self._used.add(list_id)
            counts.update({at: start - 1 for at, start in found.starts.items()})
        level = found.levels[index]
        counts[index] = counts.get(index, level.start - 1) + 1
        _restart_below(index, counts, found.levels)
        if level.number_format == "bullet":
            return level.text if level.text and not level.text.strip(_DASHES) else ""
        return _with_gap(_label(found.levels, index, counts), level.gap)


def _restart_below(index: int, counts: dict[int, int], levels: Mapping[int, Level]) -> None:
    """Forget the counts of the levels below, save those that go on or wait for a higher one."""
    for below in [level for level in counts if level > index]:
        restart = levels[below].restart if below in levels else None
        # A level restarts after any higher one, or only after those down to level `restart`.
        if restart is None or index < restart:
            del counts[below]


def _label(levels: Mapping[int, Level], index: int, counts: Mapping[int, int]) -> str:
    level = levels[index]

    def numeral(match: re.Match[str]) -> str:
        wanted = int(match[1]) - 1
        other = levels.get(wanted, Level())
        count = counts.get(wanted, other.start)
        return written(count, "decimal" if level.legal else other.number_format)

    return re.sub(r"%([1-9])", numeral, level.text)


def _with_gap(label: str, gap: str) -> str:
    """A tab or space after the number is one space, none where its punctuation sets it apart."""
    if not label or gap == "nothing" or label.endswith(_NO_GAP_AFTER):
        return label
    return label + " "


def _list(
    element: etree._Element, abstracts: Mapping[str, etree._Element], root: etree._Element
) -> _List:
    abstract_id = value(element, "abstractNumId") or ""
    abstract_id = _behind_style_link(abstract_id, abstracts, root)
    levels = _levels(abstracts.get(abstract_id))
    starts = {}
    for override in element:
        if local(override) != "lvlOverride":
            continue
        index = integer(attribute(override, "ilvl"), 0)
        own = child(override, "lvl")
        if own is not None:
            levels[index] = _level(own)
        start = value(override, "startOverride")
        if start is not None:
            starts[index] = integer(start, 1)
            levels[index] = replace(levels.get(index, Level()), start=starts[index])
    return _List(abstract_id, levels, starts)


def _behind_style_link(
    abstract_id: str, abstracts: Mapping[str, etree._Element], root: etree._Element
) -> str:
    """A definition may only name a list style; the levels are where that style is defined."""
    style = value(abstracts.get(abstract_id), "numStyleLink")
    if style is None:
        return abstract_id
    for identifier, element in abstracts.items():
        if value(element, "styleLink") == style:
            return identifier
    return abstract_id


def _levels(abstract: etree._Element | None) -> dict[int, Level]:
    if abstract is None:
        return {}
    found = {
        integer(attribute(element, "ilvl"), 0): _level(element)
        for element in abstract
        if local(element) == "lvl"
    }
    return {index: level for index, level in found.items() if 0 <= index < _LEVELS}


def _level(element: etree._Element) -> Level:
    restart = value(element, "lvlRestart")
    legal = child(element, "isLgl")
    return Level(
        start=integer(value(element, "start"), 0),  # 17.9.25: 0 where it does not say
        number_format=_format(element),
        text=value(element, "lvlText") or "",
        gap=value(element, "suff") or "tab",
        restart=None if restart is None else integer(restart, 0),
        legal=legal is not None and attribute(legal, "val") not in ("0", "false", "off"),
        style=value(element, "pStyle"),
    )


def _format(level: etree._Element) -> str:
    """The number format; newer ones stand beside an older one for readers that lack them."""
    found = child(level, "numFmt")
    if found is None:
        found = child(level, "AlternateContent", "Choice", "numFmt")
        custom = attribute(found, "format") if found is not None else None
        if custom == "01, 02, 03, ...":
            return "decimalZero"
        found = child(level, "AlternateContent", "Fallback", "numFmt")
    return (attribute(found, "val") if found is not None else None) or "decimal"
