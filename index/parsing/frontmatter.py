"""What stands before the first number: web remains, the page's fields, notice, title, preamble."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from index.parsing.lines import Line, comparable
from index.parsing.numbering import number_of

FrontKind = Literal["aside", "about", "title", "notice", "preamble"]


@dataclass(frozen=True, slots=True)
class Front:
    """The kinds of the first lines, and where the numbered part starts."""

    kinds: tuple[FrontKind, ...]
    title: str  # as the text gives it, "" when it gives none

    @property
    def end(self) -> int:
        """The index of the first line that is not front matter."""
        return len(self.kinds)


def front_of(lines: Sequence[Line], title: str = "") -> Front:
    """Classify the lines before the first number.

    ``title`` is the document's title where it is known; then everything before that title,
    numbered or not, is a notice.
    """
    known = _known_title(lines, title) if title else None
    end = _first_number(lines, known[1] if known else 0)
    kinds = [_line_kind(line) for line in lines[:end]]
    named = known or _looks_like_title(lines[:end], kinds)
    own = " ".join(line.text for line in lines[named[0] : named[1]]) if named else ""
    for first, last in _repeated(lines[:end], named, own):
        kinds[first:last] = ["title"] * (last - first)
    body = named[1] if named else _announced_body(lines[:end], title)
    for at in range(body):
        if kinds[at] in ("preamble", "title") and not (named and at >= named[0]):
            kinds[at] = "notice"
    return Front(tuple(kinds), _stated_title(lines[:end], kinds) or own.strip("#* "))


def is_web_remain(line: str) -> bool:
    """Whether a line is a remain of the web page: navigation, a warning about links."""
    return bool(_WEB.match(line))


def fields_of(lines: Sequence[Line]) -> dict[str, str]:
    """The fields that front matter lines state, by their name without spaces: 文号, 成文日期."""
    fields: dict[str, str] = {}
    for line in lines:
        marks = list(_FIELD.finditer(line.text))
        for mark, following in zip_longest(marks, marks[1:]):
            value = line.text[mark.end() : following.start() if following else None].strip()
            fields.setdefault(re.sub(r"\s", "", mark.group(1)), value)
    return fields


def looks_like_title(line: str) -> bool:
    """Whether a line reads like the title of a law or policy document."""
    bare = re.sub(
        r"(?:\s*[（(][^（）()]{1,20}[）)])+$", "", line.strip("#* \u3000")[:_LONGEST_TITLE]
    )
    if len(line) > _LONGEST_TITLE or any(mark in bare for mark in "。；：:！？"):
        return False
    if re.fullmatch(r"《[^》]{2,}》", bare):
        return True
    if not bare.endswith(_KINDS_OF_PAPER):
        return False
    return "关于" in bare or (4 <= len(bare) <= 42 and not any(mark in bare for mark in "，,"))


_FIELD_NAMES = tuple(
    re.findall(
        r"\S+",
        """
        索引号 主题分类 主题词 发文机关 发文单位 发布机构 发布单位 制定机关 成文日期 发文日期
        发布日期 印发日期 公布日期 生效日期 施行日期 实施日期 标题 名称 发文字号 文号 公开方式
        公开类别 来源 公开责任部门 有效性 效力级别 时效性 信息分类 组配分类 公文种类
        """,
    )
)
_FIELD = re.compile(
    r"(?<![^\s\-|>*])("
    + "|".join(r"\s*".join(name) for name in sorted(_FIELD_NAMES, key=len, reverse=True))
    + r")(?:\s*[:：]|\s+|$)"
)
_FIELD_LINE = re.compile(r"[\s\-|>*]*(?:" + _FIELD.pattern + ")")
_WEB = re.compile(
    r"(?:\d+[.、]\s*)?(?:"
    r"当前位置.{0,60}|您(?:现在|当前|所在)?的?位置.{0,60}|首页\s*>.{0,80}|>+\s*正文|正文|"
    r".{0,20}政府门户网站|解读文章|相关(?:文章|链接|阅读)|政策解读|打印本页|关闭窗口|"
    r"字体[:：].{0,30}|浏览次数.{0,30}|分享到.{0,20}|扫一扫.{0,30}|上一篇.{0,60}|下一篇.{0,60}|"
    r"您访问的链接即将离开.{0,60}|[（(](?:此件|本文)(?:公开|主动|依申请|删减|不予|有删).{0,8}[）)]|"
    r"(?:此件|本文)(?:公开发布|主动公开|依申请公开)"
    r")[。\s]*\Z"
)
_CONTENTS = re.compile(r"[#*\s]*目\s*[录次][#*\s]*")
_NUMBER_LINE = re.compile(r"[^。，]{2,12}〔\s*\d{4}\s*〕\s*\d{1,5}\s*号|第\s*\d{1,5}\s*号")
_PROMULGATED = re.compile(
    r"[（(].*\d{4}年\d{1,2}月\d{1,2}日.*(?:公布|发布|通过|修订|修正|批准|施行|令|印发).*[）)]"
)
_SUBTITLE = re.compile(
    r"[（(](?:征求意见稿|公开征求意见稿|送审稿|草案.{0,8}|修订.{0,8}|试行|暂行|\d{4}年\d{1,2}月\d{1,2}日)[）)]"
)
_KINDS_OF_PAPER = tuple(
    re.findall(
        r"\S+",
        """
        意见 办法 规定 通知 纲要 方案 规划 决定 决议 公告 通告 公报 条例 细则 规则 规范 准则 标准
        计划 措施 批复 函 报告 章程 制度 指引 指南 要点 法 解释 目录
        """,
    )
)
_LONGEST_TITLE = 120
_ANNOUNCED = re.compile(r"《(.{2,60})》.{0,8}(?:如下|全文).{0,6}[。：:]?")
_LONGEST_TITLE_IN_LINES = 4
_NO_TITLE = re.compile(r"。|\d{1,2}日$")  # a sentence, or the date of a notice above the title
_TITLE_WITHIN = 40  # lines from the top


def _first_number(lines: Sequence[Line], start: int) -> int:
    """The index of the first numbered line at or after ``start``; web lists do not count."""
    for at in range(start, len(lines)):
        if number_of(lines[at].text) and not is_web_remain(lines[at].text):
            return at
    return len(lines)


def _line_kind(line: Line) -> FrontKind:
    text = line.text
    if is_web_remain(text):
        return "aside"
    if _FIELD_LINE.match(text) or _PROMULGATED.fullmatch(text) or _NUMBER_LINE.fullmatch(text):
        return "about"
    if _CONTENTS.fullmatch(text) or _SUBTITLE.fullmatch(text) or looks_like_title(text):
        return "title"
    return "preamble"


def _known_title(lines: Sequence[Line], title: str) -> tuple[int, int] | None:
    """The lines that hold a known title, alone or with a bracket after it."""
    wanted = comparable(title)
    for first in range(len(lines)):
        joined = ""
        for end in range(first + 1, min(first + _LONGEST_TITLE_IN_LINES, len(lines)) + 1):
            joined += comparable(lines[end - 1].text)
            if not wanted.startswith(joined[: len(wanted)]):
                break
            rest = joined[len(wanted) :]
            if len(joined) >= len(wanted) and (
                not rest or re.fullmatch(r"[（(].{1,30}[）)]", rest)
            ):
                return first, end
    return None


def _looks_like_title(lines: Sequence[Line], kinds: list[FrontKind]) -> tuple[int, int] | None:
    """The first lines that read like a title; a title may be broken over lines."""
    for first in range(min(len(lines), _TITLE_WITHIN)):
        joined = ""
        for end in range(first + 1, min(first + _LONGEST_TITLE_IN_LINES, len(lines)) + 1):
            if kinds[end - 1] not in ("preamble", "title") or _NO_TITLE.search(lines[end - 1].text):
                break
            joined += lines[end - 1].text
            if looks_like_title(joined) and not _SUBTITLE.fullmatch(joined):
                return first, end
    return None


def _repeated(
    lines: Sequence[Line], title: tuple[int, int] | None, text: str
) -> list[tuple[int, int]]:
    """The lines of the title and of each repetition: above the page's fields and below them."""
    found = []
    while title:
        found.append(title)
        again = _known_title(lines[title[1] :], text)
        title = (again[0] + title[1], again[1] + title[1]) if again else None
    return found


def _announced_body(lines: Sequence[Line], title: str) -> int:
    """Where the document starts after "《…》主要内容如下。" and no title line of its own."""
    for at, line in enumerate(lines):
        match = _ANNOUNCED.fullmatch(line.text)
        if match and (not title or comparable(match.group(1)) in comparable(title)):
            return at + 1
    return 0


def _stated_title(lines: Sequence[Line], kinds: Sequence[FrontKind]) -> str:
    """The title that the page's fields state."""
    about = [line for line, kind in zip(lines, kinds, strict=True) if kind == "about"]
    fields = fields_of(about)
    return fields.get("标题") or fields.get("名称") or ""
