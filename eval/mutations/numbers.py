"""Numbers with their units, read and written here anew: a second reader beside the one on trial."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

UNITS = (
    "个工作日|工作日|个月|个小时|小时|分钟|周岁|个百分点|百分点|平方公里|平方米|立方米|公里|"
    "毫米|厘米|米|公斤|千克|吨|公顷|亩|万元|亿元|元|日|天|年|倍|％|%|‰|人|名|家|户|件|项|个|次|台|套|份|辆|处|所|座|种"
)
_HAN_UNITS = (
    "个工作日|工作日|个月|个小时|小时|周岁|平方米|公里|米|吨|亩|万元|亿元|元|日|天|年|倍|"
    "人|名|家|户|件|次|份"
)
_DIGITS = "〇一二三四五六七八九"
_HAN = f"{_DIGITS}零十百千两"
_SCALES = {"": 1, "千": 10**3, "万": 10**4, "亿": 10**8}
# No label, date, document number, range end or part of a name stands before.
_FREE = r"(?<![\dA-Za-z.．,第〔\[月年/—–~～、\-·" + _HAN + r"万亿])(?<![\d%％年月日元个][至到])"
NUMBER = re.compile(
    rf"{_FREE}(?P<percent>百分之)(?P<part>[{_HAN}]+(?:点[{_DIGITS}]+)?)"
    rf"|{_FREE}(?P<arab>\d+(?:\.\d+)?)(?P<ascale>[万亿]?)(?P<unit>{UNITS})(?!次)"
    rf"|{_FREE}(?P<han>[二三四五六七八九两十][{_HAN}]*|一[百千十][{_HAN}]*|(?<![上下另任某第])一(?=[年日倍万亿]|个月))"
    rf"(?P<hscale>[万亿]?)(?P<hunit>{_HAN_UNITS})(?!次)",
    re.ASCII,
)
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|「[^」]*」")
_ANY = re.compile(rf"\d+(?:\.\d+)?|[{_HAN}]+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: ``mantissa`` is what is written, in units of ``scale`` (万, 亿)."""

    mantissa: Decimal
    scale: str
    unit: str
    span: tuple[int, int]  # of the mantissa alone, 百分之 left out
    han: bool

    @property
    def value(self) -> Decimal:
        """What is meant: 5万 is 50000."""
        return self.mantissa * _SCALES[self.scale]

    def written(self, value: Decimal) -> str:
        """Another mantissa, written as this one is."""
        return in_han(value) if self.han else f"{value.normalize():f}"


@lru_cache(maxsize=1024)
def numbers_in(text: str) -> tuple[Number, ...]:
    """The numbers of ``text`` that stand with a unit, those inside quotation marks left out."""
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    found = (_number(m) for m in NUMBER.finditer(text))
    return tuple(
        n for n in found if n and not any(start <= n.span[0] < end for start, end in quoted)
    )


def _number(match: re.Match[str]) -> Number | None:
    if match["percent"]:
        return Number(read_han(match["part"]), "", "%", match.span("part"), True)
    if match["arab"]:
        if match["unit"] == "年" and _YEAR.match(match["arab"]):
            return None
        value = Decimal(match["arab"])
        return Number(value, match["ascale"], match["unit"], match.span("arab"), False)
    value = read_han(match["han"])
    return Number(value, match["hscale"], match["hunit"], match.span("han"), True)


def values_in(text: str) -> frozenset[Decimal]:
    """Every value that any run of digits or numerals of ``text`` may mean, with a unit or not."""
    return frozenset(_meanings(text))


def _meanings(text: str) -> Iterator[Decimal]:
    for run in _ANY.findall(text):
        yield Decimal(run) if run[0].isdecimal() else read_han(run)


def read_han(text: str) -> Decimal:
    """二十五 → 25, 一百零三 → 103, 九十六点五 → 96.5, 二〇二五 → 2025."""
    whole, _, fraction = text.replace("两", "二").replace("零", "〇").partition("点")
    if not set(whole) & set("十百千"):
        value = Decimal("".join(str(_DIGITS.index(c)) for c in whole) or "0")
    else:
        total = digit = 0
        for char in whole:
            if char in _DIGITS:
                digit = _DIGITS.index(char)
            else:
                total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
                digit = 0
        value = Decimal(total + digit)
    return value + Decimal(
        "0." + "".join(str(_DIGITS.index(c)) for c in fraction) if fraction else "0"
    )


def in_han(value: Decimal) -> str:
    """25 → 二十五, 103 → 一百零三, 96.5 → 九十六点五; below 10000."""
    whole, _, fraction = f"{value.normalize():f}".partition(".")
    spelled, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = int(whole) // power % 10
        if digit:
            spelled += ("零" if gap and spelled else "") + _DIGITS[digit] + name
        gap = not digit
    spelled = re.sub("^一十", "十", spelled) or "零"
    return spelled + ("点" + "".join(_DIGITS[int(c)] for c in fraction) if fraction else "")
