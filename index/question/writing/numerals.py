"""Numbers written the other ways: 13.5% as 百分之十三点五, 二〇二五年 as 2025年, 5千万 as 5000万.

The documents write some one way and some another, so a question's number is looked for in all.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from index.parsing.numbering import number_value

_DIGITS = "〇一二三四五六七八九"
_HAN = "零〇一二三四五六七八九十百千两"
_PERCENT = re.compile(rf"(\d+(?:\.\d+)?)%|百分之([{_HAN}]+(?:点[{_HAN}]+)?)|([{_HAN}]|\d)成(半)?")
_FRACTION = re.compile(rf"([{_HAN}]+)分之([{_HAN}]+)|(?<![\d/])(\d{{1,2}})/(\d{{1,2}})(?![\d/])")
_CHINESE_YEAR = re.compile(r"[一二][〇零九一二三四五六七八]{3}(?=年)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年)")
_SHORT_YEAR = re.compile(
    r"(?:(?<=[到至从自在于])|^)([0-4]\d)年|(?<!\d)([0-4]\d)年(?=[底前末初度版])"
)
_UNITS = (
    "元|吨|米|个|年|月|日|天|周|小时|倍|家|人|次|户|件|岁|批|种|类|级|名|条|款|项|章|节|分|"
    "平方米|公里|公斤|千克|工作日"
)
_AMOUNT = re.compile(
    rf"(?<![\d.])(\d+(?:\.\d+)?)([十百千]?[万亿]|[百千])?({_UNITS})?"
    rf"|([{_HAN}万亿]+(?:点[{_HAN}]+)?)({_UNITS})"
)
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def other_ways(text: str) -> tuple[str, ...]:
    """The numbers of a text in comparable form, each in the ways that it is not written in.

    >>> other_ways("罚款5千万元")
    ('5000万元', '五千万元', '50000000元')
    """
    ways = [*_percents(text), *_fractions(text), *_years(text), *_amounts(text)]
    return tuple(way for way in dict.fromkeys(ways) if way not in text)


def spelled(value: Decimal) -> str:
    """A number below 10^12 in Chinese: 五千万, 十三点五, 一百零一."""
    whole, _, fraction = f"{value.normalize():f}".partition(".")
    words = _whole(int(whole))
    words = words.removeprefix("一") if words.startswith("一十") else words
    return words + ("点" + _one_by_one(fraction).replace("〇", "零") if fraction else "")


def value_of(numeral: str) -> Decimal:
    """A Chinese number, with 万, 亿 and a fraction: 五千万, 十三点五.

    Raises:
        KeyError: it is none.
    """
    whole, _, fraction = numeral.partition("点")
    for scale in "亿万":
        before, found, after = whole.rpartition(scale)
        if found:
            rest = value_of(after) if after else Decimal(0)
            return value_of(before) * _SCALES[scale] + rest
    return Decimal(f"{number_value(whole)}.{''.join(str(number_value(c)) for c in fraction) or 0}")


def _percents(text: str) -> Iterator[str]:
    for match in _PERCENT.finditer(text):
        digits, words, tenths, half = match.groups()
        if digits or words:
            value = Decimal(digits) if digits else value_of(words)
        else:
            value = Decimal(number_value(tenths) * 10 + (5 if half else 0))
        yield from (f"{_plain(value)}%", f"百分之{spelled(value)}")


def _fractions(text: str) -> Iterator[str]:
    for match in _FRACTION.finditer(text):
        below, above, first, last = match.groups()
        if below in {"百", None} and not first:
            continue  # 百分之十 is a percentage
        top = number_value(above or first)
        bottom = number_value(below or last)
        yield from (f"{top}/{bottom}", f"{spelled(Decimal(bottom))}分之{spelled(Decimal(top))}")


def _years(text: str) -> Iterator[str]:
    for match in _CHINESE_YEAR.finditer(text):
        yield f"{number_value(match.group())}年"
    for match in _YEAR.finditer(text):
        yield f"{_one_by_one(match.group())}年"
    for match in _SHORT_YEAR.finditer(text):
        yield f"20{match.group(1) or match.group(2)}年"


def _amounts(text: str) -> Iterator[str]:
    """Amounts with their unit; one alone is too common a word: 一个, 一般."""
    for pattern in (_PERCENT, _FRACTION, _CHINESE_YEAR, _YEAR, _SHORT_YEAR):
        text = pattern.sub(" ", text)  # what these read already
    for match in _AMOUNT.finditer(text):
        digits, scale, unit, words, unit_after = match.groups()
        if digits and not (scale or unit):
            continue
        value = Decimal(digits) * _scale(scale) if digits else _value(words)
        if value is None or not 1 < value < 10**12:
            continue
        unit = unit or unit_after or ""
        if value >= 10**4:
            yield f"{_plain(value / 10**4)}万{unit}"
        yield f"{spelled(value)}{unit}"
        yield f"{_plain(value)}{unit}"
        if value == 2:
            yield f"两{unit}"


def _value(words: str) -> Decimal | None:
    """A Chinese number, None for characters that are no number: 万一, 千万."""
    try:
        return value_of(words) if words[0] not in "万亿百千" else None
    except (KeyError, ValueError):
        return None


def _scale(scale: str | None) -> int:
    product = 1
    for each in scale or "":
        product *= _SCALES[each]
    return product


def _whole(value: int) -> str:
    for name in "亿万":
        scale = _SCALES[name]
        if value >= scale:
            rest = value % scale
            zero = "零" if 0 < rest < scale // 10 else ""
            return _whole(value // scale) + name + zero + (_whole(rest) if rest else "")
    words, gap = "", False
    for name in "千百十":
        digit = value // _SCALES[name] % 10
        if digit:
            words += ("零" if gap else "") + _DIGITS[digit] + name
        gap = not digit and bool(words)
    last = value % 10
    words += ("零" if gap and last else "") + (_DIGITS[last] if last else "")
    return words or "零"


def _one_by_one(digits: str) -> str:
    return "".join(_DIGITS[int(digit)] for digit in digits)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
