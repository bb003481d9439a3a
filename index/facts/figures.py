"""Figures with their units as such texts write them: 98.5%, ９８％, 百分之九十, 3—5个."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from index.parsing.numbering import number_value


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: ``value`` in Arabic digits, a range "3-5"; the span takes in the unit.

    ``unit`` is "" for an index: 指数达到82.5.
    """

    value: str
    unit: str
    start: int
    end: int


def figures(text: str, start: int = 0, end: int | None = None) -> Iterator[Figure]:
    """The figures of ``text[start:end]`` with a unit, and indexes (达到82.5), in order.

    >>> [(f.value, f.unit) for f in figures("合格率达到９８．５％以上,培育3—5家")]
    [('98.5', '%'), ('3-5', '家')]
    """
    for match in _FIGURE.finditer(text, start, len(text) if end is None else end):
        if match.group("percent"):
            percent = _percent(match.group("percent"))
            if percent:
                yield Figure(percent, "%", *match.span())
            continue
        if match.group("bare"):
            yield Figure(_plain(match.group("bare")), "", *match.span("bare"))
            continue
        first, last = match.group("first"), match.group("last")
        value = _plain(first) + (f"-{_plain(last)}" if last else "")
        unit = unicodedata.normalize("NFKC", match.group("unit") or "")
        yield Figure(value, unit, *match.span())


_NUMBER = r"\d+(?:,\d{3}(?!\d))*(?:[.．]\d+)?"
_SCALE = r"(?:[余多])?(?:[十百千]?万亿|[十百千]?亿|[十百千]?万|千|百)?(?:[余多])?"
_MEASURES = re.findall(
    r"\S+",
    """
    个百分点 个点 件/万人 人次 吨标准煤 吨标煤 公顷 公里 平方公里 平方千米 平方米 立方米 千瓦时
    千瓦 兆瓦时 兆瓦 吉瓦 美元 元 亩 吨 米 家次 家 个 项次 项 件 人 名 户 座 处 台套 台 辆 套 张
    床 所 只 头 种 类 条 部 篇 场次 场 期 次 批 支 对 本 株 粒 艘 架 片 块 份 宗 起 岁 分 倍 位 门
    颗 例 尾 羽 间 栋 幢 眼 口 孔 村 镇 乡 社区 市 县 区 标准箱 箱 TEU GW MW kW km PB TB Gbps Mbps
    EFLOPS EFlops P 标准机架 机架 卡 字节 路 端口 分钟 小时 天 毫克 微克 克 公斤 千克 升 毫升 毫秒
    """,
)
_MEASURE = "|".join(map(re.escape, sorted(_MEASURES, key=len, reverse=True)))
_PER = r"(?:/[一-龥A-Za-z]{1,4}\d?)?"
_UNIT = rf"(?:[%％‰]|{_SCALE}(?:{_MEASURE}){_PER}|(?:[十百千]?万亿|[十百千]?亿|[十百千]?万))"
_FIGURE = re.compile(
    rf"(?<![\dA-Za-z第.．/\-〔])(?P<first>{_NUMBER})"
    rf"(?:\s*(?:[%％]|万|亿)?\s*(?:[-—–~～－至]{{1,2}}|到)\s*(?P<last>{_NUMBER}))?\s*(?P<unit>{_UNIT})"
    rf"|(?<=[到于在过至为达])\s*(?P<bare>(?!(?:19|20)\d\d(?!\d)){_NUMBER})"
    r"(?=\s*(?:以上|以下|以内|左右|[，。；、,;）)和]|$))"
    r"|(?P<percent>百分之[零〇一二两三四五六七八九十百点]+)"
)


def _plain(number: str) -> str:
    return unicodedata.normalize("NFKC", number).replace(",", "")


def _percent(words: str) -> str:
    """百分之九十八点五 → 98.5; "" where the words are no number."""
    whole, _, part = words.removeprefix("百分之").partition("点")
    try:
        value = str(number_value(whole)) if whole else ""
        return value + ("." + "".join(str(number_value(each)) for each in part) if part else "")
    except (KeyError, ValueError):
        return ""
