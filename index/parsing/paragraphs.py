"""Paragraphs without a number: which go on with the unit above, which stand for themselves."""

import re
from collections.abc import Sequence

from index.facts.departments import department_span
from index.parsing.headings import may_be_heading, name_of
from index.parsing.lines import Line
from index.parsing.numbering import STRUCTURAL, Family, Number
from index.parsing.tail import starts_closing
from index.parsing.unit import Unit


def named_lines(lines: Sequence[Line], numbers: Sequence[Number | None]) -> frozenset[int]:
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


def is_note(line: str) -> bool:
    """Whether a line is a note: 注：…."""
    return line[0] in "注备*#（(" and bool(_NOTE.match(line))


def follows_items(current: Unit, before: str, line: str) -> bool:
    """Whether a plain paragraph after ``current`` is no longer part of it.

    An item of a —— list is one paragraph; a named paragraph may be several, until the bracket
    with its departments.
    """
    if current.key in ("closing", "end"):
        return False
    if current.key == "note":
        return not current.heading and not is_note(line)
    if current.family in (Family.BRACKETED, Family.ARABIC) and _OF_ITEMS.match(line):
        return current.parent is not None
    if current.family is Family.NAMED:
        return department_span(before) is not None
    return current.family is Family.DASH and before.endswith(_ITEM_ENDS)


def closes(line: Line, before: Line, current: Unit) -> bool:
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


def completes(heading: Unit, line: Line, following: Number | None) -> bool:
    """Whether a line is the title of a 第一章 that stands alone above it."""
    if heading.heading or heading.has_text or not may_be_heading(line.text):
        return False
    return heading.family is Family.DECIMAL or (
        heading.family in STRUCTURAL and following is not None
    )


_NOTE = re.compile(
    r"[*#（(\s]*(?:备\s*注|注\s*释?)\s*[0-9０-９]{0,2}\s*[:：.．]|注\s?[0-9０-９]{1,2}\s"
)
_OF_ITEMS = re.compile(r"(?:本条)?第?[（(][一二三四五六七八九十]{1,3}[）)][^。]{0,12}项")
_CLOSING = re.compile(
    r"(?:以上|上述)(?:意见|报告|请示|政策|规定|措施|方案|要求|各项)|"
    r"本(?:决定|通知|意见|办法|规定|细则|方案|措施|公告|通告|规划)(?:自|由|印发|从).{0,30}(?:施行|实施|执行|有效|解释)|"
    r"(?:各地|各省|各市|各县|各级|各区|各有关|各部门|各单位|各部委|请各|望各)"
)
_ITEM_ENDS = ("。", "；", ";", "！", "）", ")", "】", "”", ".")
