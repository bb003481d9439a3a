"""The headings of units: the words after a number that name what follows."""

import re

from index.facts.departments import department_span
from index.parsing.numbering import STRUCTURAL, Family


def heading_of(rest: str, family: Family) -> tuple[str, bool]:
    """The heading after a number, and whether the line says more than it.

    >>> heading_of("全面提升产品质量。提升农资质量安全水平。", Family.BRACKETED)
    ('全面提升产品质量', True)
    """
    rest = rest.strip("*# \t\u3000\xa0")
    if family is Family.DECIMAL:
        return _heading_of_standard(rest)
    if family in STRUCTURAL:
        return rest, False
    if family is Family.ARTICLE or not rest:
        return "", bool(rest)
    stop = rest.find("。")
    if 0 < stop <= _LONGEST_INLINE:
        return rest[:stop], stop + 1 < len(rest) or bool(_SAYS.search(rest))
    if name := name_of(rest):
        return name, True
    if len(rest) > _LONGEST_LINE or rest.endswith(_NO_HEADING_ENDS) or stop >= 0:
        return "", True
    return ("", True) if department_span(rest) else (rest, False)


def name_of(paragraph: str) -> str:
    """The name that a paragraph starts with before a colon, "" without one: 农产品：…."""
    match = _NAMED.match(paragraph)
    return match.group(1) if match else ""


def may_be_heading(line: str) -> bool:
    """Whether a line is short and ends without a mark, as a heading does."""
    return len(line) <= _LONGEST_LINE and not line.endswith(_NO_HEADING_ENDS)


_LONGEST_INLINE = 30
_LONGEST_LINE = 60
_NAMED = re.compile(
    r"(?!附件|附注|注[:：]|[a-zA-Z])([^\s。；，、,;:：“”《》！？]{2,16})[:：](?=.{15})"
)
_SAYS = re.compile("下列|以下|如下|予以|应当|必须|不得")  # a sentence of its own, no heading
_NO_HEADING_ENDS = ("。", "；", ";", "！", "？", "：", ":", "，", ",", "、")


def _heading_of_standard(rest: str) -> tuple[str, bool]:
    """The heading after 4.1; its text may stand on the same line after a wide space."""
    heading, *text = re.split(r"[\u3000\s]{2,}", rest, maxsplit=1)
    if text and len(heading) <= _LONGEST_INLINE and not re.search("[。；，]", heading):
        return heading, True
    bare = rest.rstrip("：:")
    if not bare or len(rest) > _LONGEST_LINE or bare.endswith(_NO_HEADING_ENDS):
        return "", bool(bare)
    return ("", True) if "。" in rest or (bare != rest and "，" in rest) else (bare, False)
