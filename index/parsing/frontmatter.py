"""What stands before the first number: web remains, the page's fields, notice, title, preamble."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.description.dates import is_date_line
from index.parsing.about import bracket_end, is_about_line
from index.parsing.lines import Line, comparable
from index.parsing.numbering import Family, number_of
from index.parsing.organs import is_organ_line
from index.parsing.page import fields_in, fields_of, is_field_line, is_web_remain
from index.parsing.tail import tail_of
from index.parsing.titles import (
    TitleSpan,
    is_contents_head,
    is_part_line,
    is_subtitle,
    join_title,
    known_title,
    looks_like_title,
    title_at,
    undated,
)

__all__ = ["Front", "FrontKind", "fields_of", "front_of", "is_web_remain", "looks_like_title"]

FrontKind = Literal["aside", "about", "title", "notice", "signature", "preamble"]


@dataclass(frozen=True, slots=True)
class Front:
    """The kinds of the first lines, and where the numbered part starts.

    ``titles`` are the stretches of lines that hold the first title, each time that it is said,
    and the titles below it; ``lines`` are the lines whose kinds ``kinds`` are.
    """

    kinds: tuple[FrontKind, ...]
    title: str  # as the text gives it, "" when it gives none
    titles: tuple[TitleSpan, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def end(self) -> int:
        """The index of the first line that is not front matter."""
        return len(self.kinds)


def front_of(lines: Sequence[Line], title: str = "") -> Front:
    """Classify the lines before the first number.

    ``title`` is the document's title where it is known; then everything before that title,
    numbered or not, is a notice. So is what stands between a notice's own title and that of the
    document which it carries, its signature apart. What the page left inside of a stretch of
    one kind belongs to it.
    """
    known = known_title(lines, title) if title else None
    end = _first_number(lines, known[1] if known else 0)
    head = lines[:end]
    kinds = _line_kinds(head)
    titles = _titles(head, kinds, known)
    for first, last in titles:
        kinds[first:last] = ["title"] * (last - first)
    _mark_letterhead(head, kinds, titles)
    _mark_notices(head, kinds, titles, known, title)
    for kind in ("about", "notice", "preamble"):
        _join(kinds, kind)
    said = [_text(head[slice(*each)]) for each in ([known] if known else titles)]
    own = said[0] if said else _announced_title(head)
    stated = _stated_title(head, kinds)
    return Front(tuple(kinds), stated or own, tuple(titles), tuple(head))


_OF_PARTS = re.compile(r"第\s*\d+\s*(部分|分部)")
_ORDER = re.compile(r"[\u4e00-\u9fff、\s]{2,60}(?:令|文件|公告|通告)")
_PAGE_NUMBER = re.compile(r"\d{1,3}")
_ANNOUNCED = re.compile(r"《(.{2,60})》.{0,8}(?:如下|全文).{0,6}[。：:]?")
_TITLE_WITHIN = 40  # lines from the top
_PARAGRAPH_ENDS = "。：:！？；）)】》.;"
_NO_TITLES = re.compile(
    r"[#*\s]*(?:前\s*言|引\s*言|摘\s*要|序\s*言|总\s*则|目\s*[录次]|说\s*明)[#*\s]*"
)


def _first_number(lines: Sequence[Line], start: int) -> int:
    """The index of the first numbered line at or after ``start``; web lists do not count."""
    for at in range(start, len(lines)):
        text = lines[at].text
        number = number_of(text)
        if number is None or is_web_remain(text) or is_field_line(text):
            continue
        if number.family in (Family.PART, Family.SUBPART) and _names_the_part(lines, at):
            continue
        return at
    return len(lines)


def _names_the_part(lines: Sequence[Line], at: int) -> bool:
    """Whether 第1部分：… is the second line of a standard's title, not its first heading."""
    before = lines[at - 1].text if at else ""
    if not is_part_line(lines[at].text) or not (looks_like_title(before) or is_part_line(before)):
        return False
    part = _OF_PARTS.match(lines[at].text)
    again = (line for line in lines[at + 1 :] if len(line.text) < 80 and is_part_line(line.text))
    return not any(part and line.text.startswith("第") and part[1] in line.text for line in again)


def _line_kinds(lines: Sequence[Line]) -> list[FrontKind]:
    """The kinds of the lines by themselves; a bracket of promulgation may run over several."""
    kinds: list[FrontKind] = []
    open_until = 0
    for at, line in enumerate(lines):
        text = line.text
        if at < open_until:
            kinds.append("about")
        elif is_web_remain(text) or _PAGE_NUMBER.fullmatch(text):
            kinds.append("aside")
        elif text[0] in "（(" and bracket_end(lines, at) > at:
            open_until = bracket_end(lines, at)
            kinds.append("about")
        elif is_about_line(text):
            kinds.append("about")
        elif is_contents_head(text) or is_part_line(text):
            kinds.append("title")
        else:
            kinds.append("preamble")
    return kinds


def _titles(
    lines: Sequence[Line], kinds: Sequence[FrontKind], known: TitleSpan | None
) -> list[TitleSpan]:
    """Where titles stand: the known one or the first that reads like one, and those below it."""
    free = [kind == "preamble" for kind in kinds]
    found: list[TitleSpan] = []
    at = 0
    while at < len(lines):
        end = at
        if known and at == known[0]:
            end = known[1]
        elif (found or at < _TITLE_WITHIN) and free[at] and _may_start(lines, kinds, found, at):
            end = _headed(lines, kinds, at) or title_at(lines, at, free)
        if end == at:
            at += 1
            continue
        while end < len(lines) and (is_subtitle(lines[end].text) or is_part_line(lines[end].text)):
            end += 1
        found.append((at, end))
        at = end
    return found


def _headed(lines: Sequence[Line], kinds: Sequence[FrontKind], at: int) -> int:
    """The line after a title that its place shows to be one; 0 when it does not.

    A Markdown heading at the top, or the first line of the text when it is short and the bracket
    of promulgation or the first heading stands right below it.
    """
    text = lines[at].text
    if any(kind not in ("aside", "about") for kind in kinds[:at]) or _NO_TITLES.fullmatch(text):
        return 0
    if text.startswith("# "):
        return at + 1
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    plain = len(text) <= 40 and not any(each in text for each in "。；：:！？，,|")
    if plain and below[:1] in ("（", "(") and kinds[at + 1] == "about" and not is_date_line(text):
        return at + 1
    return 0


def _may_start(
    lines: Sequence[Line], kinds: Sequence[FrontKind], found: Sequence[TitleSpan], at: int
) -> bool:
    """Whether a title may start at a line: the paragraph before it has ended."""
    if not at or kinds[at - 1] != "preamble" or (found and found[-1][1] == at):
        return True
    before = lines[at - 1].text
    return before[-1] in _PARAGRAPH_ENDS or is_date_line(before) or is_organ_line(before)


def _mark_letterhead(
    lines: Sequence[Line], kinds: list[FrontKind], titles: list[TitleSpan]
) -> None:
    """Mark the head of official paper, which names the office, as fields of the page.

    国务院文件; 中华人民共和国国务院令 above 第707号; the offices above 文件 and the number.
    A 公告 with no other title below it is the title itself.
    """
    for at in range(len(lines)):
        if kinds[at] == "about" and at and not lines[at].text.startswith(("（", "(")):
            first = at
            while first and _is_letterhead(lines[first - 1].text, kinds[first - 1]):
                first -= 1
            kept = [each for each in titles if each[1] <= first or each[0] >= at]
            if first < at and (kept or not titles):
                kinds[first:at] = ["about"] * (at - first)
                titles[:] = kept


def _is_letterhead(text: str, kind: FrontKind) -> bool:
    return (
        kind in ("preamble", "title")
        and len(text) < 60
        and (bool(_ORDER.fullmatch(text)) or (kind == "preamble" and is_organ_line(text)))
    )


def _mark_notices(
    lines: Sequence[Line],
    kinds: list[FrontKind],
    titles: Sequence[TitleSpan],
    known: TitleSpan | None,
    title: str,
) -> None:
    """Mark what is said about the document before its title, or before that of an attachment."""
    first = known or (titles[0] if titles else None)
    body = first[0] if first else _announced_body(lines, title)
    carried = None if known else _carried(lines, titles)
    body = carried[0] if carried else body
    for at in range(body):
        if kinds[at] == "preamble":
            kinds[at] = "notice"
    if carried:
        _mark_signature(lines, kinds, titles[0][1], carried[0])


def _mark_signature(lines: Sequence[Line], kinds: list[FrontKind], start: int, end: int) -> None:
    """Mark the end of a notice, the offices with the date below them, from line ``start`` on."""
    tail = tail_of(lines[start:end])
    for at, kind in enumerate(tail, end - len(tail)):
        kinds[at] = kind


def _carried(lines: Sequence[Line], titles: Sequence[TitleSpan]) -> TitleSpan | None:
    """The title of the document that a notice with a title of its own carries.

    The notice is signed before it, or names it in its title: 关于印发…实施方案的通知.
    """
    if len(titles) < 2:
        return None
    own = comparable(_text(lines[slice(*titles[0])]))
    for each in titles[1:]:
        text = comparable(_text(lines[slice(*each)]))
        if text in (own, "") or own in text:
            continue
        signed = any(is_date_line(line.text) for line in lines[titles[0][1] : each[0]])
        if signed or text.strip("《》") in own:
            return each
    return None


def _announced_body(lines: Sequence[Line], title: str) -> int:
    """Where the document starts after "《…》主要内容如下。" and no title line of its own."""
    for at, line in enumerate(lines):
        match = _ANNOUNCED.fullmatch(line.text)
        if match and (not title or comparable(match.group(1)) in comparable(title)):
            return at + 1
    return 0


def _announced_title(lines: Sequence[Line]) -> str:
    """The title that a text without a title line announces: 《…》主要内容如下。"""
    at = _announced_body(lines, "")
    match = _ANNOUNCED.fullmatch(lines[at - 1].text) if at else None
    return match.group(1) if match else ""


def _join(kinds: list[FrontKind], kind: FrontKind) -> None:
    """Give ``kind`` to the asides between two lines that have it."""
    last = None
    for at, each in enumerate(kinds):
        if each == kind:
            if last is not None:
                kinds[last + 1 : at] = [kind] * (at - last - 1)
            last = at
        elif each != "aside":
            last = None


def _text(lines: Sequence[Line]) -> str:
    """Lines of a title as one; its brackets 征求意见稿 and dates are not part of it."""
    joined = ""
    for at, line in enumerate(lines):
        if not at or not is_subtitle(line.text):
            joined = join_title(joined, line.text.strip("#* "))
    return undated(joined)


def _stated_title(lines: Sequence[Line], kinds: Sequence[FrontKind]) -> str:
    """The title that the page's fields state."""
    about = [line for line, kind in zip(lines, kinds, strict=True) if kind == "about"]
    fields = fields_in(about)
    stated = (fields.get("标题"), fields.get("名称"))
    return next((undated(each.value) for each in stated if each and each.value), "")
