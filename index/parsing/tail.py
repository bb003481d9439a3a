"""What stands after the last unit: the signature, its date, web remains, a closing paragraph."""

import re
from collections.abc import Sequence
from typing import Literal

from index.facts.departments import department_span
from index.parsing.frontmatter import is_web_remain
from index.parsing.lines import Line

TailKind = Literal["aside", "signature"]


def tail_of(lines: Sequence[Line]) -> tuple[TailKind, ...]:
    """The kinds of the last lines, from the first of them on; () when the text just ends.

    An issuing body's name counts as a signature only with a date beside it, since the last item
    of a list may be a bare name too. Web remains between a name and its date belong to the
    signature, which is one stretch of text.
    """
    kinds: list[str] = []
    for line in reversed(lines):
        kind = _kind(line.text)
        if not kind:
            break
        kinds.append(kind)
    kinds.reverse()
    if "date" not in kinds:
        kinds = kinds[_last(kinds, ("body",)) + 1 :]
    signed = [at for at, kind in enumerate(kinds) if kind != "aside"]
    inside = range(signed[0], signed[-1] + 1) if signed else range(0)
    return tuple("signature" if at in inside else "aside" for at in range(len(kinds)))


def starts_closing(line: str, before: str) -> bool:
    """Whether a paragraph closes the whole document rather than its last unit.

    It addresses everyone (各师市、各部门要…) and the unit before it had ended with the bracket
    that names who is responsible for it.
    """
    return bool(_ADDRESSED.match(line)) and department_span(before) is not None


_ADDRESSED = re.compile(r"(?:各|请各|望各|本(?:意见|办法|方案|纲要|通知|规划|《))")
_DATE = re.compile(
    r"(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[二一][〇○零Oo０0-9一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月"
    r"[一二三四五六七八九十]{1,3}日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{6,8}日)(?:\s*印发)?"
)
_BODY = re.compile(
    r"[^。；，、：:！？,;\d]{2,60}(?:办公厅|办公室|政府|委员会|局|厅|部|院|署|会|司|行|中心|领导小组|党委)"
)


def _kind(line: str) -> str:
    if is_web_remain(line):
        return "aside"
    if _DATE.fullmatch(line):
        return "date"
    return "body" if _BODY.fullmatch(line) else ""


def _last(kinds: Sequence[str], wanted: tuple[str, ...]) -> int:
    return max((at for at, kind in enumerate(kinds) if kind in wanted), default=-1)
