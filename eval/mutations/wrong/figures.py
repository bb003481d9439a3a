"""Wrong figures: another value, unit, comparator or range end; two that changed places."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from random import Random

from eval.mutations.change import Kind, replaced
from eval.mutations.numbers import UNITS, Number, numbers_in, values_in
from eval.mutations.pair import Pair

_OTHER_UNIT = {
    "个工作日": "个月",
    "工作日": "小时",
    "日": "个月",
    "天": "个月",
    "个月": "年",
    "年": "个月",
    "小时": "日",
    "个小时": "日",
    "分钟": "小时",
    "周岁": "个月",
    "元": "万元",
    "万元": "元",
    "亿元": "万元",
    "％": "‰",
    "%": "‰",
    "倍": "%",
    "个百分点": "%",
    "米": "公里",
    "公里": "米",
    "毫米": "厘米",
    "厘米": "毫米",
    "平方米": "亩",
    "亩": "公顷",
    "吨": "公斤",
    "公斤": "吨",
    "家": "万家",
    "户": "万户",
    "件": "万件",
    "项": "万项",
    "人": "万人",
    "名": "万名",
    "个": "万个",
    "次": "万次",
}
_RANGE = re.compile(
    rf"(?:(?<=以上)|(?<=[\d％%年月日元个][—–~～\-至到]))(\d+(?:\.\d+)?|[一二三四五六七八九十百千两]+)(?=[万亿]?(?:{UNITS}))"
)
_TURNED = (
    ("以上", ("以下", "以内", "")),
    ("以下", ("以上", "")),
    ("以内", ("以上", "以外")),
    ("不低于", ("不高于", "低于", "")),
    ("不少于", ("不多于", "少于")),
    ("不超过", ("超过", "不少于")),
    ("不得超过", ("应当超过", "不得少于")),
    ("不得少于", ("不得多于", "可以少于")),
    ("不得低于", ("不得高于", "可以低于")),
    ("至少", ("至多", "约")),
    ("超过", ("不足", "不超过")),
    ("不足", ("超过",)),
    ("不满", ("超过",)),
    ("低于", ("高于",)),
    ("高于", ("低于",)),
)
_BEFORE = re.compile(
    r"(不低于|不少于|不超过|不得超过|不得少于|不得低于|至少|超过|不足|不满|低于|高于)(?:[一-龥]{0,2})$"
)
_EXACT = re.compile(r"(?:达到|为|是|处)$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SIDE = re.compile(r"^(?:以上|以下|以内)")


def change_value(pair: Pair, random: Random) -> Iterator[str]:
    """Another value, one that the clause and its headings do not have at all."""
    there = values_in(pair.known)
    for number in numbers_in(pair.sentence):
        fresh = [v for v in _others(number) if v not in there]
        if fresh:
            yield replaced(pair.sentence, number.span, number.written(random.choice(fresh)))


def _others(number: Number) -> list[Decimal]:
    value = number.mantissa
    turned = Decimal(str(value)[::-1]) if value == value.to_integral() and value > 9 else value
    others = [value + 1, value - 1, value * 2, value * 10, turned]
    others += [value + Decimal("0.1"), value - Decimal("0.5")] if number.unit in "%％" else []
    return [v for v in others if 0 < v < 10000 and v != value]


def borrow_value(pair: Pair, random: Random) -> Iterator[str]:
    """The value that another figure of the clause has, in the same unit."""
    for number in numbers_in(pair.sentence):
        others = {
            n.mantissa
            for n in numbers_in(pair.source.text)
            if (n.unit, n.scale) == (number.unit, number.scale) and n.mantissa != number.mantissa
        }
        there = re.sub(r"\s", "", pair.source.text)
        head, tail = (re.sub(r"\s", "", side) for side in _around(pair.sentence, number.span))
        for other in sorted(others):
            changed = number.written(other)
            if (
                changed + tail not in there and head + changed not in there
            ):  # said of something else there, in this form
                yield replaced(pair.sentence, number.span, changed)


def _around(text: str, span: tuple[int, int]) -> tuple[str, str]:
    """The few characters on either side."""
    return text[max(0, span[0] - 6) : span[0]], text[span[1] : span[1] + 8]


def change_unit(pair: Pair, random: Random) -> Iterator[str]:
    """Another unit behind the same digits."""
    for number in numbers_in(pair.sentence):
        end, whole = number.span[1], number.scale + number.unit
        unit = _OTHER_UNIT.get(whole, "")
        written = pair.sentence[slice(*number.span)] + unit
        if unit and pair.sentence.startswith(whole, end) and written not in pair.known:
            yield replaced(pair.sentence, (end, end + len(whole)), unit)


def turn_comparator(pair: Pair, random: Random) -> Iterator[str]:
    """以上 turned to 以下 or dropped, 不低于 to 不高于; 以上 added to a figure that is exact."""
    said = pair.sentence
    for number in numbers_in(said):
        end = number.span[1] + len(number.scale)
        end += len(number.unit) if said.startswith(number.unit, end) else 0
        side, before = _SIDE.match(said[end:]), _BEFORE.search(said[: number.span[0]])
        for old, others in _TURNED:
            for new in others:
                if side and side[0] == old:
                    yield replaced(said, (end, end + len(old)), new)
                elif before and before[1] == old:
                    yield replaced(said, before.span(1), new)
        if (
            not side
            and "以上" not in said[end : end + 6]
            and _EXACT.search(said[: number.span[0]])
            and end > number.span[1]
        ):
            yield said[:end] + "以上" + said[end:]


def change_range_end(pair: Pair, random: Random) -> Iterator[str]:
    """The upper end of a range: 三日以上七日以下, 5%—10%."""
    there = values_in(pair.known)
    for match in _RANGE.finditer(pair.sentence):
        for number in numbers_in("共" + match[1] + "元"):
            if _YEAR.fullmatch(match[1]):
                continue
            fresh = [v for v in _others(number) if v not in there]
            if fresh:
                yield replaced(pair.sentence, match.span(1), number.written(random.choice(fresh)))


def swap_values(pair: Pair, random: Random) -> Iterator[str]:
    """Two figures of one unit change places: each stands by the other's indicator."""
    said = pair.sentence
    for one, other in pairwise(numbers_in(said)):
        between = said[one.span[1] : other.span[0]]
        alike = one.unit == other.unit and one.value != other.value and one.scale == other.scale
        if alike and re.search("[,，;；、]", between):
            swapped = replaced(said, other.span, said[slice(*one.span)])
            yield replaced(swapped, one.span, said[slice(*other.span)])


KINDS = (
    Kind("figure", "数值改动", 0.99, change_value),
    Kind("borrowed", "借用同条他数", 0.99, borrow_value),
    Kind("unit", "单位改动", 0.99, change_unit),
    Kind("comparator", "以上、以下等改动", 0.99, turn_comparator),
    Kind("range", "区间端点改动", 0.99, change_range_end),
    Kind("indicator", "指标对调", 0.95, swap_values),
)
