"""The office that issued a document (发文机关)."""

import re
from collections.abc import Sequence

from index.description.acts import Act
from index.description.found import Found, found_in
from index.description.signature import Signature, names_of
from index.parsing.lines import Line
from index.parsing.organs import is_organ_line, leading_organs
from index.parsing.page import Field


def issuer_of(
    title: Found | None,
    head: Sequence[Line],
    about: Sequence[Line],
    fields: dict[str, Field],
    act: Act | None,
    signature: Signature,
) -> Found | None:
    """The issuer, as the text names it first of: a field of the page, the bracket below the title,
    the title's beginning (国务院办公厅关于…), the head of the paper (…令), the signature.

    A page in another language than its text gives way to the signature. Several offices are
    joined by 、. 国家发展改革委等部门关于… is signed by all of them, so that
    the signature counts before such a title.
    """
    stated = next((f for name in _FIELDS if (f := fields.get(name)) and f.value), None)
    foreign = stated and signature.organ and not _HAN.search(stated.value)
    if stated and not foreign:
        return Found(stated.value, (stated.start, stated.end))
    if act and act.organ:
        return act.organ
    named = _of_title(title, head)
    if named and not (signature.organ and _AND_OTHERS.search(named.value)):
        return named
    return _of_head(about) or signature.organ


_FIELDS = (
    *("发文机关", "发文机构", "发文单位", "制定机关", "制发机关", "公布机关", "颁布单位"),
    *("发布机关", "发布机构", "发布单位"),
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_AND_OTHERS = re.compile(r"等.{0,6}(?:部门|单位|机关)$")
_ORDER = re.compile(r"(?P<organ>[\u4e00-\u9fff、\s]{2,60}?)\s*(?:令|公告|通告|文件)")
_STATE = re.compile(r"中华人民共和国(?=国务院)")


def _of_title(title: Found | None, head: Sequence[Line]) -> Found | None:
    if not title:
        return None
    span = leading_organs(title.value)
    if span is None:
        return None
    state = _STATE.match(title.value)
    start, end = (state.end() if state else span[0]), span[1]
    place = (title.span[0] + start, title.span[0] + end)
    name = title.value[start:end]
    if not any(
        line.text.startswith(name, place[0] - line.start)
        for line in head
        if line.start <= place[0] < line.end
    ):
        place = title.span  # the name itself is broken over lines, or set wide
    return Found(_joined(name), place)


def _of_head(about: Sequence[Line]) -> Found | None:
    """国家市场监督管理总局令 above 第12号; the offices above 文件."""
    for line in about:
        match = _ORDER.fullmatch(line.text)
        if match:
            lead = _STATE.match(match["organ"])
            start = lead.end() if lead else 0
            found = found_in(line, start, match.end("organ"))
            return Found(_joined(found.value), found.span)
    offices = [line for line in about if is_organ_line(line.text)]
    if not offices:
        return None
    names = [name for line in offices for name in names_of(line.text)]
    return Found("、".join(names), (offices[0].start, offices[-1].end))


def _joined(names: str) -> str:
    return "、".join(names_of(names))
