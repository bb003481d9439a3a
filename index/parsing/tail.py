"""What stands after the last unit: the signature, its date, web remains, a closing paragraph."""

import re
from collections.abc import Sequence
from typing import Literal

from index.description.dates import is_date_line
from index.facts.departments import department_span
from index.parsing.lines import Line
from index.parsing.organs import is_organ_line
from index.parsing.page import is_publication_note, is_web_remain

TailKind = Literal["aside", "signature"]


def tail_of(lines: Sequence[Line]) -> tuple[TailKind, ...]:
    """The kinds of the last lines, from the first of them on; () when the text just ends.

    An issuing body's name counts as a signature only with a date beside it, since the last item
    of a list may be a bare name too. Web remains between a name and its date belong to the
    signature, which is one stretch of text; so do, right below the date, the note （此件公开发布）,
    whom to call and who was sent a copy.
    """
    kinds: list[str] = []
    for line in reversed(lines):
        kind = _kind(line.text)
        if not kind:
            break
        kinds.append(kind)
    kinds.reverse()
    if "date" not in kinds:
        kinds = kinds[_last(kinds, ("body", "below")) + 1 :]
    kinds = kinds[_last(kinds[: _first(kinds, _SIGNED)], ("below",)) + 1 :]
    start, end = _first(kinds, _SIGNED), _last(kinds, (*_SIGNED, "below")) + 1
    while start < end < len(kinds) and kinds[end] == "note":
        end += 1
    return tuple("signature" if start <= at < end else "aside" for at in range(len(kinds)))


def starts_closing(line: str, before: str) -> bool:
    """Whether a paragraph closes the whole document rather than its last unit.

    It addresses everyone (各师市、各部门要…) and the unit before it had ended with the bracket
    that names who is responsible for it.
    """
    return bool(_ADDRESSED.match(line)) and department_span(before) is not None


_SIGNED = ("body", "date")
_ADDRESSED = re.compile(r"(?:各|请各|望各|本(?:意见|办法|方案|纲要|通知|规划|《))")
_BELOW = re.compile(
    r"[（(]?(?:联\s*系\s*人|联系(?:电话|方式|地址|单位)|咨询电话|电\s*话|传\s*真|(?:电子)?邮\s*箱|抄\s*[送报])\s*[:：].{0,120}|"
    r".{2,40}\s+\d{4}年\d{1,2}月\d{1,2}日\s*印发"
)


def _kind(line: str) -> str:
    if is_publication_note(line):
        return "note"
    if is_web_remain(line):
        return "aside"
    if is_date_line(line):
        return "date"
    if _BELOW.fullmatch(line):
        return "below"
    return "body" if is_organ_line(line) else ""


def _first(kinds: Sequence[str], wanted: tuple[str, ...]) -> int:
    return next((at for at, kind in enumerate(kinds) if kind in wanted), len(kinds))


def _last(kinds: Sequence[str], wanted: tuple[str, ...]) -> int:
    return max((at for at, kind in enumerate(kinds) if kind in wanted), default=-1)
