"""The tree of a section's units: which number stands under which, and where each one's text is."""

import re
from collections.abc import Sequence

from index.parsing.lines import Line
from index.parsing.numbering import Family, Number
from index.parsing.paragraphs import closes, completes, follows_items, is_note, named_lines
from index.parsing.tables import Table, is_rule
from index.parsing.unit import (
    Unit,
    in_article,
    item_unit,
    listed_unit,
    numbered_unit,
    owner_of,
    titled_unit,
    unit_at,
)


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
        self.named = named_lines(lines, numbers)
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
            self.above = titled_unit(line, level, current, len(self.units))
            self.units.append(self.above)
        elif number is None and line.text[-1] == "则" and _GENERAL.fullmatch(line.text):
            self.units.append(titled_unit(line, 1, None, len(self.units)))
        elif current and _continues_article(current, number):
            _extend(current, line)
        elif number and _starts(number, current):
            if number.family in (Family.DASH, Family.SERIAL) and current:
                self.units.append(listed_unit(line, number, current))
            else:
                self.units.append(numbered_unit(line, number, current))
        else:
            self._take_paragraph(at, line, current)

    def _take_paragraph(self, at: int, line: Line, current: Unit | None) -> None:
        if current and completes(current, line, self._next(at)):
            current.mark, current.end = f"{current.mark} {line.text}", line.end
            current.heading = line.text
        elif self.last_number < 0 or current is None:
            self._take_unnumbered(line, current)
        elif at > self.last_number and closes(line, self.lines[at - 1], current):
            self.units.append(unit_at(line, Family.NAMED, "结语", "closing"))
        elif at in self.named and not in_article(current):
            self.units.append(item_unit(line, line.text, Family.NAMED, "p", owner_of(current)))
        elif current.family is Family.ROW:
            self.units.append(self._below_table(line, current))
        elif self._ends_list(at, current) or follows_items(
            current, self.lines[at - 1].text, line.text
        ):
            owner = current.parent
            if owner and owner.family is Family.BOX:
                owner = owner.parent  # a box holds its list alone
            self.units.append(unit_at(line, Family.NAMED, "末段", "end", owner))
        else:
            _extend(current, line)

    def _take_unnumbered(self, line: Line, current: Unit | None) -> None:
        if is_note(line.text) and (current is None or current.family is Family.ROW):
            self.units.append(self._below_table(line, current))
        elif current and current.key == "note" and (is_note(line.text) or current.heading):
            _extend(current, line)
        else:
            self.paragraphs += 1
            label, key = f"第{self.paragraphs}段", f"p{self.paragraphs}"
            self.units.append(unit_at(line, Family.NAMED, label, key, self.above))

    def _ends_list(self, at: int, current: Unit) -> bool:
        """Whether a paragraph stands below a list of one-paragraph items, not in its last."""
        if current.family not in _LISTS or current.parent is None or current.lines > 1:
            return False
        items = [u for u in current.parent.children[-5:] if u.family is current.family]
        if len(items) < 3 or any(each.lines > 1 or each.children for each in items):
            return False
        goes_on = self.lines[at - 2].text.endswith("；")  # the last item is no heading then
        if not all(each.has_text or (each is current and goes_on) for each in items):
            return False
        following = self.following[at]
        over = following is None or following.family < current.family
        return over and self.lines[at - 1].text.endswith(("。", "；"))

    def _next(self, at: int) -> Number | None:
        return self.numbers[at + 1] if at + 1 < len(self.numbers) else None

    def _take_table(self, table: Table) -> None:
        """The rows of a table under the unit before it; a repeated head heads nothing new."""
        current = self.units[-1] if self.units else None
        owner = owner_of(current) if current else None
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
            row = unit_at(line, Family.ROW, f"{name}第{self.rows}行", key, owner)
            row.columns, row.mark = table.columns, caption
            self.units.append(row)

    def _heading_unit(self, start: int, end: int, owner: Unit | None, mark: str) -> None:
        unit = unit_at(self.lines[start], Family.ROW, "", "", owner)
        unit.end, unit.bare, unit.mark = self.lines[end - 1].end, True, mark
        self.units.append(unit)

    def _below_table(self, line: Line, row: Unit | None) -> Unit:
        owner = row.parent if row else None
        if not is_note(line.text):
            return unit_at(line, Family.NAMED, "末段", "end", owner)
        name = self.table.name if self.table else ""
        note = unit_at(line, Family.NAMED, f"{name}注", "note", owner)
        note.heading = "" if len(line.text) > len("注释：") else "注"  # alone: what follows is its
        return note


_LISTS = (Family.BRACKETED, Family.ARABIC, Family.BRACKETED_ARABIC)
_GENERAL = re.compile(r"[#*\s]*[总分附]\s*则[#*\s]*")
_MARKDOWN = re.compile(r"(#{1,6})\s+\S")


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


def _continues_article(current: Unit, number: Number | None) -> bool:
    return current.family is Family.ARTICLE and (number is None or number.family > Family.ARTICLE)


def _starts(number: Number, current: Unit | None) -> bool:
    """Whether a number starts a unit here: ② only after ①, 二是 only after 一是."""
    if number.family > Family.ARTICLE and current and in_article(current):
        return False
    if number.family not in (Family.CIRCLED, Family.SERIAL) or number.ordinal == 1:
        return number.family < Family.CIRCLED or current is not None
    return current is not None and any(unit.family is number.family for unit in current.chain)


def _extend(unit: Unit, line: Line) -> None:
    unit.end = line.end
    unit.has_text = True
    unit.lines += 1
