"""Which lines are a title: 关于…的意见, 《…》, …办法（试行）, on one line or over several."""

import re
from collections.abc import Sequence

from index.description.dates import is_date_line
from index.parsing.lines import Line, comparable

TitleSpan = tuple[int, int]  # the first of its lines and the one after its last


def looks_like_title(line: str) -> bool:
    """Whether a line reads like the title of a law or policy document."""
    if len(line) > LONGEST_TITLE:
        return False
    bare = line.strip("#* \u3000")
    bare = _BRACKETS_AT_END.sub("", _WIDE.sub("", bare))
    if not bare or any(mark in bare for mark in "。；：:！？") or not _balanced(bare):
        return False
    if bare[0] == "《" and re.fullmatch(r"《[^》]{2,}》", bare):
        return True
    if not bare.endswith(_KINDS_OF_PAPER) or _SENTENCE.match(bare):
        return False
    return "关于" in bare or (3 <= len(bare) <= 42 and not any(mark in bare for mark in "，,"))


def is_subtitle(line: str) -> bool:
    """Whether a line goes with the title above it: （试行）, （2023版）, 2021年10月."""
    return bool(_SUBTITLE.fullmatch(line))


def is_part_of_name(line: str) -> bool:
    """Whether a subtitle is part of the document's name: （试行） is, （征求意见稿） is not."""
    return bool(_NAMING.fullmatch(line))


def is_contents_head(line: str) -> bool:
    """Whether a line heads a contents page: 目　录."""
    return bool(_CONTENTS.fullmatch(line))


def is_part_line(line: str) -> bool:
    """Whether a line names a standard's part, as in 第1部分：标准的结构."""
    return bool(_PART.fullmatch(line))


def title_at(lines: Sequence[Line], first: int, may_continue: Sequence[bool]) -> int:
    """The line after the title that starts at line ``first``; ``first`` when none starts there."""
    joined = ""
    for end in range(first + 1, min(first + LONGEST_IN_LINES, len(lines)) + 1):
        text = lines[end - 1].text
        if not may_continue[end - 1] or _NO_TITLE.search(text) or is_date_line(text):
            return first
        joined = join_title(joined, text)
        if looks_like_title(joined) and not is_subtitle(joined):
            return _with_continuation(lines, first, end, joined, may_continue)
    return first


def known_title(lines: Sequence[Line], title: str, start: int = 0) -> TitleSpan | None:
    """The first lines that hold a known title, alone or with a bracket after it."""
    wanted = comparable(title)
    for first in range(start, len(lines)) if wanted else ():
        joined = ""
        for end in range(first + 1, min(first + LONGEST_IN_LINES, len(lines)) + 1):
            joined += comparable(lines[end - 1].text)
            if not wanted.startswith(joined[: len(wanted)]):
                break
            rest = joined[len(wanted) :]
            if len(joined) >= len(wanted) and (
                not rest or re.fullmatch(r"[（(].{1,30}[）)]", rest)
            ):
                return first, end
    return None


def join_title(first: str, second: str) -> str:
    """Two lines of a title as one; a space stays between words of Latin letters.

    A title that is set wide (关 于 … 的 通 知) stays as it is.
    """
    if not first:
        return second
    latin = first[-1].isascii() and first[-1].isalnum() and second[:1].isascii()
    return f"{first} {second}" if latin else first + second


def undated(title: str) -> str:
    """A title without the date that a bracket at its end gives: …实施意见(2018年11月20日)."""
    return _DATE_AT_END.sub("", title)


LONGEST_TITLE = 120
LONGEST_IN_LINES = 5
_KINDS_OF_PAPER = tuple(
    re.findall(
        r"\S+",
        """
        意见 办法 规定 通知 纲要 方案 规划 决定 决议 公告 通告 公报 条例 细则 规则 规范 准则 标准
        计划 措施 批复 函 报告 章程 制度 指引 指南 要点 法 法典 解释 目录 规程 清单 名单 预案 通报
        答复 守则 大纲 政策 命令 须知 说明 公约 请示 令 提案 程序 安排 宣言 总结 要求
        """,
    )
)
_WIDE = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000\xa0]+(?=[\u4e00-\u9fff])")
_BRACKETS_AT_END = re.compile(r"(?:\s*[（(][^（）()]{1,30}[）)])+\s*$")
_SUBTITLE = re.compile(
    r"(?:\s*[（(]\s*(?:(?:公开)?征求意见稿|征求.{0,8}意见.{0,4}|送审稿|讨论稿|草案.{0,8}|修订.{0,8}|修正.{0,8}|试行|暂行|试行稿|"
    r"第.{1,3}版|\d{4}\s*年?.{0,6}版|\d{4}\s*[-—－~～至]+\s*\d{4}\s*年?|\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)\s*[）)])+"
    r"|[12二]\S{3}\s*年\s*\S{1,2}\s*月"
)
_DATE_AT_END = re.compile(r"\s*[（(]\d{4}年\d{1,2}月\d{1,2}日[）)]$")
_NAMING = re.compile(
    r"(?:\s*[（(]\s*(?:试行|暂行|试行稿|第.{1,3}版|\d{4}\s*年?.{0,6}版|\d{4}\s*[-—－~～至]+\s*\d{4}\s*年?)\s*[）)])+"
)
_CONTENTS = re.compile(r"[#*\s]*目\s*[录次][#*\s]*")
_PART = re.compile(r"第\s*\d{1,2}\s*(?:部分|分部)\s*[:：]\s*[^。；]{2,60}")
_NO_TITLE = re.compile(r"[。；：:]$")  # a sentence
_SENTENCE = re.compile(r"(?:特?制定|特作|根据|按照|依照|参照|以下简称|现将|为|的|本.{2,3}$)")
_OF_PAPER = re.compile(r"的[^的]{1,8}$")
_PAIRS = ("《》", "“”", "（）", "()", "〈〉", "【】")


def _balanced(text: str) -> bool:
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)


def _with_continuation(
    lines: Sequence[Line], first: int, end: int, joined: str, may_continue: Sequence[bool]
) -> int:
    """Where a title that reads like one before its last line really ends: …工作方案 / 的通知."""
    while end < min(len(lines), first + LONGEST_IN_LINES) and may_continue[end]:
        text = lines[end].text
        longer = join_title(joined, text)
        if (
            is_contents_head(text)
            or is_subtitle(text)
            or (looks_like_title(text) and not _still_open(joined, text))
            or _NO_TITLE.search(text)
            or not looks_like_title(longer)
        ):
            break
        joined, end = longer, end + 1
    return end


def _still_open(joined: str, text: str) -> bool:
    """Whether a 关于… that has not come to its 的意见 yet goes on with a line that ends so."""
    return (
        "关于" in joined
        and "关于" not in text
        and not _OF_PAPER.search(joined)
        and bool(_OF_PAPER.search(text))
    )
