"""What a web page puts around a document: navigation, page numbers, fields (文号, 成文日期)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from index.parsing.lines import Line


@dataclass(frozen=True, slots=True)
class Field:
    """What a page states under a name, without the white space and cell marks around it."""

    value: str
    start: int
    end: int


def is_web_remain(line: str) -> bool:
    """Whether a line is a remain of the page: navigation, a warning about links, a page number."""
    return bool(_WEB.match(line))


def is_publication_note(line: str) -> bool:
    """Whether a line says how far the document is public: （此件公开发布）, （本文有删减）."""
    return bool(_NOTE.fullmatch(line))


def is_field_line(line: str) -> bool:
    """Whether a line starts with the name of a page's field: 索 引 号: …, | 文号 | … |."""
    return bool(_FIELD_LINE.match(line))


def states_a_field(line: Line) -> bool:
    """Whether a row of a table states fields of the page: | 文号 | 国发〔2019〕5号 |.

    The head of a table that lists documents (| 文号 | 名称 |) names fields and states none.
    """
    fields = fields_in([line]) if is_field_line(line.text) else {}
    return any(
        _VALUE[name[-2:]].search(f.value) for name, f in fields.items() if name[-2:] in _VALUE
    )


def fields_in(lines: Sequence[Line]) -> dict[str, Field]:
    """The fields that lines state, each where it is stated first, by its name without spaces."""
    fields: dict[str, Field] = {}
    for line in lines:
        marks = list(_FIELD.finditer(line.text))
        for mark, following in zip_longest(marks, marks[1:]):
            end = following.start() if following else len(line.text)
            raw = line.text[mark.end() : end]
            value = raw.strip(_AROUND)
            start = line.start + mark.end() + len(raw) - len(raw.lstrip(_AROUND))
            name = re.sub(r"\s", "", mark.group(1))
            if value or name not in fields:
                fields.setdefault(name, Field(value, start, start + len(value)))
    return fields


def fields_of(lines: Sequence[Line]) -> dict[str, str]:
    """The fields that front matter lines state, by their name without spaces: 文号, 成文日期."""
    return {name: each.value for name, each in fields_in(lines).items()}


_AROUND = " \t\xa0\u3000|*_【】[]<>\\"
_FIELD_NAMES = tuple(
    re.findall(
        r"\S+",
        """
        索引号 索取号 主题分类 主题词 主题 体裁分类 信息分类 组配分类 公文种类 公文类别 服务对象
        发文机关 发文机构 发文单位 发布机构 发布单位 发布机关 制定机关 制发机关 公布机关 颁布单位
        成文日期 发文日期 发文时间 发布日期 发布时间 印发日期 公布日期 颁布日期 成文时间 生成日期
        生效日期 施行日期 实施日期 失效日期 废止日期 失效时间 废止时间 标题 名称 文件名称 公文名称
        法规名称 信息名称 发文字号 发文文号 文件编号 文号 标准号 公开方式 公开类别 公开范围 公开时限
        公开形式 来源 信息来源 文章来源 稿源 原文链接 公开责任部门 责任部门 有效性 效力状态 效力级别
        时效性 公文时效 有效期 内容概述 统一编号 登记号 法宝引证码 浏览次数 点击数 阅读次数 字体
        字号 责任编辑 分享
        """,
    )
)
_DATE = re.compile(r"\d{4}\s*[年/.-]\s*\d{1,2}")
_VALUE = {
    "文号": re.compile(r"\d\s*号"),
    "字号": re.compile(r"\d\s*号"),
    "日期": _DATE,
    "机关": re.compile(r"[府院部局厅委会办室署]"),
    "机构": re.compile(r"[府院部局厅委会办室署]"),
    "单位": re.compile(r"[府院部局厅委会办室署]"),
}
_NAME = "|".join(r"\s*".join(name) for name in sorted(_FIELD_NAMES, key=len, reverse=True))
_FIELD = re.compile(rf"(?<![^\s\-|>*【\[_])({_NAME})[*_]*(?:\s*[:：】\]|]|\s+|$)")
_FIELD_LINE = re.compile(rf"[\s\-|>*【\[_]*(?:{_FIELD.pattern})")
_NOTE_TEXT = (
    r"(?:[（(](?:此件|本文|本件)(?:公开|主动|依申请|删减|不予|有删|不公开).{0,8}[）)]|"
    r"(?:此件|本文|本件)(?:公开发布|主动公开|依申请公开))"
)
_NOTE = re.compile(rf"{_NOTE_TEXT}[。\s]*")
_WEB = re.compile(
    r"(?:\d+[.、]\s*)?(?:"
    r"当前位置.{0,60}|您(?:现在|当前|所在)?的?(?:所在)?位置.{0,60}|首\s*页\s*[>›»/].{0,80}|[>›»]+\s*正文|正文|首页|"
    r".{0,20}政府门户网站|解读文章|相关(?:文章|链接|阅读|解读|文件|新闻)[:：]?|政策解读|"
    r"[\s|/·【】\[\]]*(?:(?:我要|点击|一键)?(?:打印|关闭|收藏|分享|微信|微博|QQ空间|返回|网站地图|无障碍|纠错)"
    r"(?:本页|此页|文本|窗口|到|至|顶部|上页|列表|浏览|阅读)?[:：\s|/·【】\[\]]*)+|"
    r"[【\[（(]?\s*字\s*[体号](?:大小)?\s*[:：].{0,40}|[【\[]\s*大\s*中\s*小\s*[】\]].{0,20}|"
    r"(?:浏览|点击|阅读|访问)(?:次数|量|数)?\s*[:：]?.{0,30}次?|分享到.{0,30}|.{0,4}扫一扫.{0,30}|"
    r"上一[篇条].{0,80}|下一[篇条].{0,80}|"
    r"版权所有.{0,60}|.{0,10}ICP备.{0,40}|.{0,6}公网安备.{0,40}|网站标识码.{0,40}|"
    rf"您访问的链接即将离开.{{0,60}}|{_NOTE_TEXT}|"
    r"[—–－-]{1,3}\s*\d{1,4}\s*[—–－-]{1,3}|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?"
    r")[。\s]*\Z"
)
