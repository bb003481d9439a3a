"""The tree of a section's units: which number stands under which, and where each one's text is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Optional

from index.facts.departments import department_span
from index.parsing.headings import heading_of, may_be_heading, name_of
from index.parsing.lines import Line
from index.parsing.numbering import STRUCTURAL, Family, Number
from index.parsing.tables import Table, is_rule
from index.parsing.tail import starts_closing


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
    level: int = 0
    lines: int = 1  # of its own text
    place: int = 0  # among the items of its list
    bare: bool = False

    @property
    def chain(self) -> tuple["Unit", ...]:
        """The units from the top down to this one."""
        found = [self]
        while found[-1].parent:
            found.append(found[-1].parent)
        return tuple(reversed(found))

    @property
    def is_heading(self) -> bool:
        """Whether there is nothing to cite: a number and heading over others, or 第一章 总则."""
        empty = not self.has_text and (bool(self.children) or self.family in STRUCTURAL)
        return self.bare or empty


def units_of(
    lines: Sequence[Line], numbers: Sequence[Number | None], tables: Sequence[Table]
) -> tuple[Unit, ...]:
    """The units of the numbered part in the order of the text; their own stretches tile it.

    A paragraph without a number belongs to the unit before it, unless it is one of several named
    paragraphs (农产品：…), an item of a —— list, follows such items or a table (末段), or closes
    the document (结语). What stands in an article of law belongs to the article. Where nothing
    is numbered, each paragraph is a unit (第1段).
    """
    return _Tree(lines, numbers, tables).grown()


class _Tree:
    """The units grown line by line."""

    def __init__(
        self, lines: Sequence[Line], numbers: Sequence[Number | None], tables: Sequence[Table]
    ) -> None:
        self.lines = lines
        self.numbers = numbers
        self.tables = {table.caption: table for table in tables}
        self.units: list[Unit] = []
        self.following = _following(numbers)
        self.above: Unit | None = None  # the last heading, for paragraphs without numbers
        self.last_number = max((at for at, each in enumerate(numbers) if each), default=-1)
        self.named = _named_lines(lines, numbers)
        self.paragraphs = 0
        self.table: Table | None = None  # the last one, its head and how many rows it has
        self.head = ""
        self.rows = 0

    def grown(self) -> tuple[Unit, ...]:
        at = 0
        while at < len(self.lines):
            table = self.tables.get(at)
            if table:
                self._take_table(table)
                at = table.end
            else:
                self._take_line(at)
                at += 1
        return tuple(self.units)

    def _take_line(self, at: int) -> None:
        line, number = self.lines[at], self.numbers[at]
        current = self.units[-1] if self.units else None
        plain = number is None and line.text[0] != "#" and line.text[-1] != "则"
        if plain and current and current.family is Family.ARTICLE:  # most lines of a law
            _extend(current, line)
            return
        level = _level(line.text) if number is None else 0
        if level:
            self.above = _titled(line, level, current, len(self.units))
            self.units.append(self.above)
        elif number is None and line.text[-1] == "则" and _GENERAL.fullmatch(line.text):
            self.units.append(_titled(line, 1, None, len(self.units)))
        elif current and _continues_article(current, number):
            _extend(current, line)
        elif number and _starts(number, current):
            if number.family in (Family.DASH, Family.SERIAL) and current:
                self.units.append(_listed(line, number, current))
            else:
                self.units.append(_numbered(line, number, current))
        else:
            self._take_paragraph(at, line, current)

    def _take_paragraph(self, at: int, line: Line, current: Unit | None) -> None:
        if current and _completes(current, line, self._next(at)):
            current.mark, current.end = f"{current.mark} {line.text}", line.end
            current.heading = line.text
        elif self.last_number < 0 or current is None:
            self._take_unnumbered(line, current)
        elif at > self.last_number and _closes(line, self.lines[at - 1], current):
            self.units.append(_unit(line, Family.NAMED, "结语", "closing"))
        elif at in self.named and not _in_article(current):
            self.units.append(_item(line, line.text, Family.NAMED, "p", _owner(current)))
        elif current.family is Family.ROW:
            self.units.append(self._below_table(line, current))
        elif self._ends_list(at, current) or _follows_items(
            current, self.lines[at - 1].text, line.text
        ):
            self.units.append(_unit(line, Family.NAMED, "末段", "end", current.parent))
        else:
            _extend(current, line)

    def _take_unnumbered(self, line: Line, current: Unit | None) -> None:
        if _is_note(line.text) and (current is None or current.family is Family.ROW):
            self.units.append(self._below_table(line, current))
        elif current and current.key == "note" and (_is_note(line.text) or current.heading):
            _extend(current, line)
        else:
            self.paragraphs += 1
            label, key = f"第{self.paragraphs}段", f"p{self.paragraphs}"
            self.units.append(_unit(line, Family.NAMED, label, key, self.above))

    def _ends_list(self, at: int, current: Unit) -> bool:
        """Whether a paragraph stands below a list of one-paragraph items, not in its last."""
        if current.family not in _LISTS or current.parent is None or current.lines > 1:
            return False
        items = [u for u in current.parent.children[-5:] if u.family is current.family]
        if len(items) < 3 or any(
            each.lines > 1 or not each.has_text or each.children for each in items
        ):
            return False
        following = self.following[at]
        over = following is None or following.family < current.family
        return over and self.lines[at - 1].text.endswith(("。", "；"))

    def _next(self, at: int) -> Number | None:
        return self.numbers[at + 1] if at + 1 < len(self.numbers) else None

    def _take_table(self, table: Table) -> None:
        """The rows of a table under the unit before it; a repeated head heads nothing new."""
        current = self.units[-1] if self.units else None
        owner = _owner(current) if current else None
        head = self.lines[table.start].text
        if not (head == self.head and not table.name and self.table):
            self.rows = 0
            self.table = table
        self.head = head
        caption = self.lines[table.caption].text if table.caption < table.start else ""
        if table.caption < table.body:
            self._heading_unit(table.caption, table.body, owner, caption)
        name = self.table.name if self.table else ""
        for at in range(table.body, table.end):
            line = self.lines[at]
            if line.text == head or is_rule(line.text):
                self._heading_unit(at, at + 1, owner, "")
                continue
            self.rows += 1
            key = f"{'t' + name[1:] if name else ''}r{self.rows}"
            row = _unit(line, Family.ROW, f"{name}第{self.rows}行", key, owner)
            row.columns, row.mark = table.columns, caption
            self.units.append(row)

    def _heading_unit(self, start: int, end: int, owner: Unit | None, mark: str) -> None:
        unit = _unit(self.lines[start], Family.ROW, "", "", owner)
        unit.end, unit.bare, unit.mark = self.lines[end - 1].end, True, mark
        self.units.append(unit)

    def _below_table(self, line: Line, row: Unit | None) -> Unit:
        owner = row.parent if row else None
        if not _is_note(line.text):
            return _unit(line, Family.NAMED, "末段", "end", owner)
        name = self.table.name if self.table else ""
        note = _unit(line, Family.NAMED, f"{name}注", "note", owner)
        note.heading = "" if len(line.text) > len("注释：") else "注"  # alone: what follows is its
        return note


_LISTS = (Family.BRACKETED, Family.ARABIC, Family.BRACKETED_ARABIC)
_NOTE = re.compile(
    r"[*#（(\s]*(?:备\s*注|注\s*释?)\s*[0-9０-９]{0,2}\s*[:：.．]|注\s?[0-9０-９]{1,2}\s"
)
_OF_ITEMS = re.compile(r"(?:本条)?第?[（(][一二三四五六七八九十]{1,3}[）)][^。]{0,12}项")
_GENERAL = re.compile(r"[#*\s]*[总分附]\s*则[#*\s]*")
_CLOSING = re.compile(
    r"(?:以上|上述)(?:意见|报告|请示|政策|规定|措施|方案|要求|各项)|"
    r"本(?:决定|通知|意见|办法|规定|细则|方案|措施|公告|通告|规划)(?:自|由|印发|从).{0,30}(?:施行|实施|执行|有效|解释)|"
    r"(?:各地|各省|各市|各县|各级|各区|各有关|各部门|各单位|各部委|请各|望各)"
)
_MARKDOWN = re.compile(r"(#{1,6})\s+\S")


def _named_lines(lines: Sequence[Line], numbers: Sequence[Number | None]) -> frozenset[int]:
    """The paragraphs that start with a name and a colon, where a unit has two of them or more.

    Standards have them too, but there they are terms in a list that belongs to its unit.
    """
    found: set[int] = set()
    run: list[int] = []
    if any(number and number.family is Family.DECIMAL for number in numbers):
        return frozenset()
    for at, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        if number:
            found.update(run if len(run) > 1 else ())
            run = []
        elif (":" in line.text or "：" in line.text) and "。" in line.text and name_of(line.text):
            run.append(at)
    return frozenset(found.union(run if len(run) > 1 else ()))


def _following(numbers: Sequence[Number | None]) -> list[Number | None]:
    """For each line the number at or after it."""
    found: list[Number | None] = []
    following = None
    for number in reversed(numbers):
        following = number or following
        found.append(following)
    return found[::-1]


def _level(line: str) -> int:
    """The level of a Markdown heading, 0 for other lines."""
    match = _MARKDOWN.match(line) if line[0] == "#" else None
    return len(match.group(1)) if match else 0


def _is_note(line: str) -> bool:
    return line[0] in "注备*#（(" and bool(_NOTE.match(line))


def _in_article(unit: Unit | None) -> bool:
    while unit:
        if unit.family is Family.ARTICLE:
            return True
        unit = unit.parent
    return False


def _continues_article(current: Unit, number: Number | None) -> bool:
    return current.family is Family.ARTICLE and (number is None or number.family > Family.ARTICLE)


def _starts(number: Number, current: Unit | None) -> bool:
    """Whether a number starts a unit here: ② only after ①, 二是 only after 一是."""
    if number.family > Family.ARTICLE and current and _in_article(current):
        return False
    if number.family not in (Family.CIRCLED, Family.SERIAL) or number.ordinal == 1:
        return number.family < Family.CIRCLED or current is not None
    return current is not None and any(unit.family is number.family for unit in current.chain)


def _owner(current: Unit) -> Unit | None:
    """The numbered unit that a new item stands under."""
    return current if current.family < Family.DASH else current.parent


def _follows_items(current: Unit, before: str, line: str) -> bool:
    """Whether a plain paragraph after ``current`` is no longer part of it.

    An item of a —— list is one paragraph; a named paragraph may be several, until the bracket
    with its departments.
    """
    if current.key in ("closing", "end"):
        return False
    if current.key == "note":
        return not current.heading and not _is_note(line)
    if current.family in (Family.BRACKETED, Family.ARABIC) and _OF_ITEMS.match(line):
        return current.parent is not None
    if current.family is Family.NAMED:
        return department_span(before) is not None
    return current.family is Family.DASH and before.endswith(_ITEM_ENDS)


def _closes(line: Line, before: Line, current: Unit) -> bool:
    """Whether a paragraph after the last number speaks of the whole document.

    The unit before it must have ended: by the bracket with its departments, or by being one
    paragraph as the others beside it are.
    """
    if current.family is Family.ROW or current.key in ("closing", "note"):
        return False
    if starts_closing(line.text, before.text):
        return True
    siblings = current.parent.children[-4:-1] if current.parent else []
    alike = current.key == "end" or (
        current.lines == 1 and all(each.lines == 1 for each in siblings)
    )
    ended = current.has_text and alike and before.text.endswith(("。", "）", ")"))
    return ended and _CLOSING.match(line.text) is not None


_ITEM_ENDS = ("。", "；", ";", "！", "）", ")", "】", "”", ".")


def _completes(heading: Unit, line: Line, following: Number | None) -> bool:
    """Whether a line is the title of a 第一章 that stands alone above it."""
    if heading.heading or heading.has_text or not may_be_heading(line.text):
        return False
    return heading.family is Family.DECIMAL or (
        heading.family in STRUCTURAL and following is not None
    )


def _extend(unit: Unit, line: Line) -> None:
    unit.end = line.end
    unit.has_text = True
    unit.lines += 1


def _numbered(line: Line, number: Number, current: Unit | None) -> Unit:
    heading, has_text = heading_of(line.text[number.end :], number.family)
    unit = _unit(line, number.family, number.shown, number.key, _parent(number, current))
    unit.mark = line.text[: number.end].strip("#*> \u3000")
    if heading:
        start = line.text.index(heading, number.end)
        unit.mark = line.text[: start + len(heading)].strip("#*> \u3000")
    unit.heading, unit.has_text = heading, has_text
    unit.steps = number.steps
    unit.level = len(line.text) - len(line.text.lstrip("#"))
    return unit


def _titled(line: Line, level: int, current: Unit | None, place: int) -> Unit:
    """A Markdown heading without a number: it stands below the headings with fewer #."""
    heading = line.text.strip("#* \u3000")
    above = [u for u in (current.chain if current else ()) if 0 < u.level < level]
    parent = above[-1] if above else None
    unit = _unit(line, Family.CHAPTER, f"“{heading}”", f"h{place}", parent)
    unit.heading = unit.mark = heading
    unit.has_text, unit.level = False, level
    return unit


def _listed(line: Line, number: Number, current: Unit) -> Unit:
    """An item of a list: ——… or 一是…."""
    if number.family is Family.DASH:
        return _item(line, line.text[number.end :], Family.DASH, "d", _owner(current))
    same = [unit for unit in current.chain if unit.family is Family.SERIAL]
    parent = same[-1].parent if same else _owner(current)
    unit = _unit(line, Family.SERIAL, number.shown, number.key, parent)
    unit.mark = number.shown
    return unit


def _item(line: Line, text: str, family: Family, key: str, owner: Unit | None) -> Unit:
    """An item without a number of its own: cited by its heading, or by its place in the list."""
    named = name_of(text) if family is Family.NAMED else ""
    heading = named or heading_of(text, family)[0]
    siblings = reversed(owner.children if owner else [])
    place = 1 + next((each.place for each in siblings if each.family is family), 0)
    label = f"“{heading}”" if heading else f"第{place}项"
    unit = _unit(line, family, label, f"{key}{place}", owner)
    unit.heading = unit.mark = heading
    unit.place = place
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
    if number.family is Family.DECIMAL:
        shorter = [u for u in chain if u.steps and u.steps == number.steps[: len(u.steps)]]
        above = [u for u in shorter if len(u.steps) < len(number.steps)]
        others = [u for u in chain if u.family < Family.ARABIC and not u.steps]
        own = above or others
        return own[-1] if own else None
    for unit in chain:
        if unit.family is number.family and not (unit.level and unit.label[:1] == "“"):
            return unit.parent
    if number.family > Family.CHINESE and number.ordinal == 1 and current:
        return current if current.family < Family.DASH else current.parent
    above = [unit for unit in chain if unit.family < number.family]
    return above[-1] if above else None
