"""The words around a figure that say how it is to be met: 不低于, 提高到, 以上, 左右."""

import re
from dataclasses import dataclass

from index.clause import Span
from index.facts.fact import Comparator


@dataclass(frozen=True, slots=True)
class Comparison:
    """``lead_end`` is where the words before the figure start, ``end`` where those after it end.

    ``explicit`` is False where nothing stands before the figure: 合格率90%以上, 品牌50个.
    ``change`` is the word of growth that has to stay with the indicator: 年均增长 5% 以上.
    """

    comparator: Comparator
    explicit: bool
    change: str
    lead_end: int
    end: int


def comparison(text: str, start: int, figure: Span) -> Comparison:
    """What the words between ``start`` and the figure, and those after it, compare it by."""
    after = _AFTER.match(text, figure[1])
    bound = _BOUNDS[after.group(1)] if after else None
    end = after.end() if after else figure[1]
    before = _BEFORE.search(text, start, figure[0])
    if before is None:
        return Comparison(bound or "达到", False, "", figure[0], end)
    word = before.group("word")
    kind = _kind(word)
    change = ""
    if kind in ("增长", "下降") and (bound or before.group("yearly")):
        change = (before.group("yearly") or "") + _CHANGE_ONLY.sub("", word)
    if kind == "达到" or (bound and kind in ("增长", "下降", "左右")):
        kind = bound or kind
    if kind == "不超过" and bound == "以下":
        kind = "以下"
    return Comparison(kind, True, change, before.start(), end)


_BOUNDS: dict[str, Comparator] = {
    "以上": "以上",
    "及以上": "以上",
    "以下": "以下",
    "以内": "不超过",
    "之内": "不超过",
    "左右": "左右",
    "上下": "左右",
}
_AFTER = re.compile(r"\s*(及以上|以上|以下|以内|之内|左右|上下)")
_CHANGE = (
    r"(?:增长率?|增加|提高|提升|上升|上涨|扩大|增幅|增速|翻|"
    r"下降|降低|减少|压减|缩短|削减|压缩|缩减|缩小)"
)
_FALLS = ("下降", "降低", "减少", "压减", "缩短", "削减", "压缩", "缩减", "缩小", "降幅")
_WORDS: tuple[tuple[Comparator, str], ...] = (
    ("不低于", r"(?:不得?(?:低于|少于|小于|短于|低過)|至少(?:达到|为|达)?|最少|≥|>=|大于等于)"),
    (
        "不超过",
        r"(?:不得?(?:超过|高于|大于|多于|超出|突破)|控制(?:在|到)|≤|<=|小于等于|最多(?:不超过)?)",
    ),
    ("超过", r"(?:(?:达到?)?(?:超过|突破)|超出|大于|高于|多于|超(?!过)|＞|>)"),
    ("以下", r"(?:低于|小于|少于|短于|＜|<)"),
    ("左右", r"(?:(?:达到|为|达)?(?:约为?|大约|接近|近))"),
    ("增长", _CHANGE + r"(?:幅度)?(?:约|近|了)?"),
    (
        "达到",
        rf"(?:(?:{_CHANGE}|发展|提速|建设|降|升|增)?(?:到|至|为)|达到了?|达成|达|是|为|保持在?|稳定(?:保持)?在|"
        r"维持在|实现|占|合计|总计|：|:)",
    ),
)
_BEFORE = re.compile(
    r"(?P<adverbs>(?:力争|争取|努力|确保|要|应|须|需|(?<![平年])均|都|也|将|分别|总体|总数|全部|逐步|基本|预计|已|累计|共)*)"
    r"(?P<yearly>年均|年平均|每年|年年|年度|(?<!\d)年)?"
    rf"(?P<word>{'|'.join(words for _, words in _WORDS)})"
    r"\s*$"
)
_KINDS = tuple((kind, re.compile(words)) for kind, words in _WORDS)
_CHANGE_ONLY = re.compile(r"(?:幅度)?(?:约|近|了)?$")


def _kind(word: str) -> Comparator:
    for kind, pattern in _KINDS:
        if pattern.fullmatch(word):
            if kind == "增长" and word.startswith(_FALLS):
                return "下降"
            return kind
    return "达到"
