"""The same figures, dates and labels in other numerals and units."""

import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from eval.mutations.change import Kind, replaced, substituted
from eval.mutations.numbers import Number, in_han, numbers_in, read_han
from eval.mutations.pair import Pair

_DIGITS = "〇一二三四五六七八九"
_YEAR = re.compile(r"(?<![\d—–~～至到-])((?:19|20)\d\d)(?=年)")
_DATE = re.compile(r"(?<![\d“—－-])((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?![”—－-])")
_LABEL = re.compile(r"第([一二三四五六七八九十百零〇]+)(?=[条款项])")
_SAME_UNIT = {
    "日": ("天",),
    "公里": ("千米",),
    "公斤": ("千克",),
    "人": ("名",),
    "％": ("%",),
    "%": ("％", " %"),
}


def in_digits(pair: Pair, random: Random) -> Iterator[str]:
    """三十日 → 30日, 百分之五 → 5%."""
    said = pair.sentence
    for number in (n for n in numbers_in(said) if n.han):
        digits = f"{number.mantissa.normalize():f}"
        start, end = number.span
        if number.unit == "%":
            yield said[: start - len("百分之")] + digits + random.choice("%％") + said[end:]
        else:
            yield replaced(said, number.span, digits)


def in_numerals(pair: Pair, random: Random) -> Iterator[str]:
    """30日 → 三十日, 5% → 百分之五."""
    said = pair.sentence
    for number in (n for n in numbers_in(said) if not n.han and n.mantissa < 10000):
        spelled, (start, end) = in_han(number.mantissa), number.span
        if number.unit in "%％":
            if said[end] in "%％":
                yield f"{said[:start]}百分之{spelled}{said[end + 1 :]}"
        elif "." not in said[start:end] and not _two(number):
            yield replaced(said, number.span, spelled)


def _two(number: Number) -> bool:
    """二家 is no Chinese."""
    return number.mantissa == 2 and number.unit[0] not in "日年月元%％"


def written_out(pair: Pair, random: Random) -> Iterator[str]:
    """5万元 → 50000元, 五万元 → 5万元, 50000元 → 5万元."""
    said = pair.sentence
    for number in numbers_in(said):
        start, end = number.span
        if number.scale + number.unit == "万元":
            yield f"{said[:start]}{number.value:f}元{said[end + 2 :]}"
            yield f"{said[:start]}{number.value:,f}元{said[end + 2 :]}"
        elif (
            number.unit == "元"
            and not number.han
            and number.value % 10000 == 0
            and not number.scale
        ):
            yield f"{said[:start]}{number.mantissa / 10000:f}万{said[end:]}"


def same_unit(pair: Pair, random: Random) -> Iterator[str]:
    """三十日 → 三十天, 公里 → 千米."""
    for number in numbers_in(pair.sentence):
        end = number.span[1] + len(number.scale)
        for unit in _SAME_UNIT.get(number.unit, ()):
            after = pair.sentence[end + len(number.unit) :]
            if not pair.sentence.startswith(number.unit, end) or re.match(r"\d|晚|早|上午", after):
                continue
            yield replaced(pair.sentence, (end, end + len(number.unit)), unit)


def year_in_numerals(pair: Pair, random: Random) -> Iterator[str]:
    """2025年 → 二〇二五年, 二零二五年."""
    for match in _YEAR.finditer(pair.sentence):
        if "《" not in pair.sentence[: match.start()]:
            spelled = "".join(_DIGITS[int(c)] for c in match[1])
            yield replaced(pair.sentence, match.span(), spelled)
            yield replaced(pair.sentence, match.span(), spelled.replace("〇", "零"))


def date_in_numerals(pair: Pair, random: Random) -> Iterator[str]:
    """2023年9月26日 → 二〇二三年九月二十六日, 2023-09-26."""
    for match in _DATE.finditer(pair.sentence):
        year = "".join(_DIGITS[int(c)] for c in match[1])
        month, day = (in_han(Decimal(match[n])) for n in (2, 3))
        yield replaced(pair.sentence, match.span(), f"{year}年{month}月{day}日")
        numbers = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
        if not re.match(r"\d|至|\(", pair.sentence[match.end() :]):
            yield replaced(pair.sentence, match.span(), numbers)


def label_in_digits(pair: Pair, random: Random) -> Iterator[str]:
    """第二十四条 → 第24条."""
    for match in _LABEL.finditer(pair.sentence):
        yield replaced(pair.sentence, match.span(1), str(read_han(match[1])))


def fraction(pair: Pair, random: Random) -> Iterator[str]:
    """百分之五十 → 一半, 百分之三十 → 三成, 一倍 stays."""
    for old, new in (
        ("百分之五十", "一半"),
        ("(?<![至—\\-～~])50%(?![至—\\-～~])", "一半"),
        ("百分之三十(?![一二三四五六七八九至])", "三成"),
        ("百分之二十(?![一二三四五六七八九至])", "两成"),
        ("二分之一", "一半"),
        ("二倍", "两倍"),
    ):
        yield from substituted(pair.sentence, old, new)


KINDS = (
    Kind("in digits", "汉字数改阿拉伯数字", 0.97, in_digits),
    Kind("in numerals", "阿拉伯数字改汉字数", 0.97, in_numerals),
    Kind("written out", "万元与元换写", 0.97, written_out),
    Kind("same unit", "同义单位", 0.97, same_unit),
    Kind("year numerals", "年份改汉字", 0.97, year_in_numerals),
    Kind("date numerals", "日期换写法", 0.97, date_in_numerals),
    Kind("label digits", "条号改阿拉伯数字", 0.97, label_in_digits),
    Kind("fraction", "一半、三成等", 0.97, fraction),
)
