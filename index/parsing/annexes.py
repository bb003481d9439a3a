"""The lines that announce what is attached to a document: 附件1, 附录A（规范性）, and their list.

``附件：1.重点任务分工表 2.…`` after a notice lists what is attached (附件说明); ``附件1`` above a
title starts it.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from index.parsing.lines import Line
from index.parsing.numbering import CHINESE_NUMERAL, Family, number_of, number_value


@dataclass(frozen=True, slots=True)
class Annex:
    """A line that announces an attachment: its name as cited, its key, whether it has a title."""

    name: str  # 附件1, 附录A
    key: str  # app1
    titled: bool
    colon: bool


def annex_of(line: str) -> Annex | None:
    """The attachment that a line announces, None for other lines.

    >>> annex_of("附 件 一：").name
    '附件1'
    """
    match = _ANNEX.match(line) if "附" in line[:8] else None
    if not match:
        return None
    kind = re.sub(r"\s", "", match["kind"])
    number = re.sub(r"\s", "", unicodedata.normalize("NFKC", match["number"] or ""))
    number = number.replace("—", "-").replace("－", "-")
    if number and re.fullmatch(rf"{CHINESE_NUMERAL}+", number):
        number = str(number_value(number))
    title = match["title"].strip("*# \u3000")
    colon = bool(match["colon"])
    glued = title and not colon and not match["gap"] and not match["bracket"]
    if glued or len(title) > _LONGEST_TITLE or title.endswith(("。", "；", "，", ",")):
        return None
    if kind == "附" and not (number or colon):
        return None
    return Annex(kind + number, _KEYS[kind] + number, bool(title), colon)


def lists_of(lines: Sequence[Line], skipped: frozenset[int]) -> dict[int, int]:
    """Where lists of attachments (附件说明) start and end, as indexes of lines.

    A list is followed by the signature, by the first attachment, or by nothing.
    """
    found: dict[int, int] = {}
    listed = 0
    for at, line in enumerate(lines):
        if line.text[0] not in "附(（#*" or at in skipped:
            continue
        if at < listed:
            continue
        annex = annex_of(line.text)
        if annex and annex.colon:
            end = _announcements_end(lines, at) or _list_end(lines, at, annex)
            if end > at and _is_closed(lines, end):
                found[at] = listed = end
    return found


_ANNEX = re.compile(
    r"[#*>\s]*[（(【]?(?P<kind>附\s*[件录表]|附)\s*"
    rf"(?P<number>[0-9０-９]{{1,2}}(?:\s?[-—－]\s?[0-9]{{1,2}})?|{CHINESE_NUMERAL}{{1,3}}|[A-Z](?![A-Za-z]))?"
    r"(?:[）)】](?=\s*$))?"
    r"(?P<bracket>\s*[（(](?:规范性|资料性|补充件|参考件)(?:附录)?[）)])?"
    r"(?P<colon>\s*[:：.．])?(?P<gap>\s*)(?P<title>.*)$"
)
_KEYS = {"附件": "app", "附录": "apx", "附表": "apt", "附": "att"}
_LONGEST_TITLE = 80
_ITEM = re.compile(r"\s*([0-9０-９]{1,2})\s*[.．、﹒]")
_DATE = re.compile(
    r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[一二][〇○零Oo０0-9一二三四五六七八九]{3}年.{1,3}月.{1,3}日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
)
_NEAR = 6  # lines between a list and the date below it


def _announcements_end(lines: Sequence[Line], at: int) -> int:
    """The index after several titled announcements in a row (附录1：…, 附录2：…), 0 without."""
    end = at
    while end < len(lines) and (annex := annex_of(lines[end].text)) and annex.titled:
        end += 1
    return end if end - at > 1 else 0


def _list_end(lines: Sequence[Line], at: int, annex: Annex) -> int:
    """The index after the list that starts at ``at``; ``at`` itself when none does."""
    inline = lines[at].text.split("：", 1)[-1].split(":", 1)[-1]
    expected = 1
    if annex.titled and not _ITEM.match(inline):
        return at + 1
    if annex.titled:
        expected = 2
    end = at + 1
    while end < len(lines):
        if _ordinal(lines[end].text) == expected:
            expected += 1
            end += 1
        elif expected > 1 and _wraps(lines, end, expected):
            end += 1
        else:
            break
    return end if annex.titled or expected > 1 else at


def _ordinal(line: str) -> int:
    match = _ITEM.match(line)
    return int(match.group(1)) if match and len(line) <= _LONGEST_TITLE else 0


def _wraps(lines: Sequence[Line], at: int, expected: int) -> bool:
    """Whether a line is the rest of an entry: the next one follows, or it closes a 《 or （."""
    text = lines[at].text
    if len(text) > _LONGEST_TITLE or annex_of(text) or number_of(text) or _DATE.search(text):
        return False
    if at + 1 < len(lines) and _ordinal(lines[at + 1].text) == expected:
        return True
    before = lines[at - 1].text
    return any(before.count(a) > before.count(b) and b in text for a, b in ("《》", "（）"))


def _is_closed(lines: Sequence[Line], end: int) -> bool:
    """Whether a list that ends before ``end`` is followed by what may follow it."""
    for line in lines[end : end + _NEAR]:
        if annex_of(line.text) or (_DATE.search(line.text) and len(line.text) <= 30):
            return True
        number = number_of(line.text)
        if number and number.family is not Family.DASH:
            return False
    return len(lines) - end < _NEAR and all(len(line.text) <= 60 for line in lines[end:])
