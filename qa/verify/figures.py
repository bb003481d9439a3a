"""Figures: a value with its unit and comparator, as a policy document writes them.

Years, dates, article labels, document numbers, list markers and names that merely contain a
numeral (5G, 三品一标, 第一) are not figures.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from index.clause import Span
from qa.verify.comparators import Comparator, comparator
from qa.verify.dates import dates
from qa.verify.folding import fold
from qa.verify.numerals import ARABIC, HAN, HAN_NUMBER, number
from qa.verify.references import document_numbers, labels

_LONG_UNITS = (
    "个百分点|百分点|个工作日|工作日|个月|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|公顷|"
    "公斤|千克|千瓦时|千瓦|兆瓦|摄氏度|小时|分钟|人次|批次|美元|元"
)
_UNITS = _LONG_UNITS + (
    "|%|‰|℃|米|亩|吨|度|秒|天|日|周岁|周|年|岁|分|倍|成|个|家|户|件|项|名|人|位|条|次|种|类|级|台|套|辆|艘|座|所|"
    "处|间|栋|支|场|期|部|份|张|本|册|篇|例|起|宗|笔|单|大|方|批|块|片|根|只|头|匹|株|棵|口|组|队|道|门|届|国|省|"
    "市|县|乡|村|区|km|kg|mm|cm|m|t"
)
# A Chinese numeral is a figure only before these: 三级 is, 三品 and 五金 are names.
_HAN_UNITS = _LONG_UNITS + (
    "|米|亩|吨|天|日|周岁|年|岁|分|倍|成|个|家|户|件|项|名|人|位|条|次|种|类|级|台|套|份|辆|艘|座|所|处|栋|届|大|方|市|县"
)
_ONE_UNITS = "个|家|户|件|项|名|所|座|处|个月|个工作日|年|日|天|倍|小时|元|份|次"
_NUM = rf"(?:{ARABIC}[百千万亿]{{0,2}}(?!分)|{HAN_NUMBER})"
_JOIN = r"(?:[-—–~]{1,2}|至|到)"
_JOINED = re.compile(rf"\s*{_JOIN}\s*")
_FIGURE = re.compile(
    rf"(?P<of>[百千万]|[{HAN}]+)分之(?P<part>{ARABIC}|{HAN_NUMBER})|(?P<half>一半|半数)"
    rf"|(?:(?P<low>{ARABIC})\s*(?P<lowunit>{_UNITS})?\s*{_JOIN}\s*)?(?<![\dA-Za-z.+·])"
    rf"(?P<arab>{ARABIC}(?:(?:[百千万亿](?![克米瓦]))+(?!分))?)\s*(?P<odd>多|余)?\s*(?:(?P<unit>{_UNITS})(?![+·A-Za-z])|(?![\d+·A-Za-z]|\.\d))"
    rf"|(?:(?P<hlow>{HAN_NUMBER})[至到])?(?P<han>{HAN_NUMBER})(?P<hodd>多|余)?(?P<hunit>{_HAN_UNITS})"
    r"|(?P<grade>[百千万]亿)(?P<gunit>级)"
)
_ASPIRES = re.compile(r"力争|争取|努力|力求|预计")
_CLAUSE_END = re.compile(r"[,;:。!?\n]")
_NOT_FIGURES = re.compile(
    r"\[\d+(?:[,、]\d+)*\]"  # citation markers
    r"|[\w.]+@[\w.]+|\b\d{1,2}:\d{2}\b|\d{3,4}-\d{7,8}|\d{9,}|[A-Za-z]+\d[A-Za-z\d-]*|(?<![\w.])\d+(?:-\d+){2,}"
    r"|(?m:^)\s*(?:\d{1,2}[.、)](?!\d)|\(\d{1,2}\))"  # list markers
    rf"|第\s*\(?(?:\d+|[{HAN}]+)\)?|[{HAN}]+、(?=\()|(?m:^)\s*\(?[{HAN}]+[、)]|\([{HAN}]+\)"
    r"|[三五]位(?=一体)|十分(?!钟|之|以|左|及|。|,|$)"
    r"|(?<=[党的])[一二三]?十[一二三四五六七八九]?大|十[五六七八九]届|二十届|二十大"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. ``value`` counts single units: 50万件 is 500000 件.

    ``weak`` marks 一个/一家, which is as often an article as a count.
    """

    value: Decimal
    unit: str
    comparator: Comparator
    span: Span
    text: str
    aspiration: bool = False
    weak: bool = False
    spelled: bool = False  # in Chinese numerals

    @property
    def key(self) -> tuple[Decimal, str]:
        """What two equal figures have in common, the comparator aside."""
        return self.value, self.unit


@lru_cache(maxsize=2048)
def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of ``text`` in order.

    >>> [(str(f.value), f.unit, f.comparator) for f in figures("不低于百分之十三点五,50万件以上")]
    [('13.5', '%', '>='), ('500000', '件', '>=')]
    """
    folded = _masked(fold(text))
    found: list[Figure] = []
    for match in _FIGURE.finditer(folded):
        found += _read(match, folded, text)
    return tuple(_ranges(found, folded))


def _ranges(found: list[Figure], folded: str) -> list[Figure]:
    """Two figures of one unit joined by 至 are one range: 三日至七日, 百分之五至百分之十."""
    out: list[Figure] = []
    for figure in found:
        low = out[-1] if out else None
        exact = low and low.comparator == figure.comparator == "=" and low.unit == figure.unit
        if low and exact and _JOINED.fullmatch(folded, low.span[1], figure.span[0]):
            span = (low.span[0], figure.span[1])
            text = folded[slice(*span)]
            out[-1] = replace(low, comparator="from", span=span, text=text)
            figure = replace(figure, comparator="to", span=span, text=text)
        out.append(figure)
    return out


def _masked(folded: str) -> str:
    """Blank out what holds numerals and is no figure, keeping positions."""
    spans = [d.span for d in dates(folded)]
    spans += [r.span for r in (*document_numbers(folded), *labels(folded, bare=True))]
    chars = list(folded)
    for start, end in spans:
        chars[start:end] = "\x00" * (end - start)
    masked = "".join(chars)
    return _NOT_FIGURES.sub(lambda m: "\x00" * len(m[0]), masked)


def _read(match: re.Match[str], folded: str, text: str) -> list[Figure]:
    value, unit, weak = _value_and_unit(match)
    if value is None:
        return []
    said, end = comparator(match, folded)
    start = match.start()
    aspires = bool(_ASPIRES.search(folded, _segment_start(folded, start), start))
    spelled = match["arab"] is None
    shown = text[start:end]
    main = Figure(value, unit, said, (start, end), shown, aspires, weak, spelled)
    lower = match["low"] or match["hlow"]
    if not lower:
        return [main]
    if match["lowunit"]:  # 60‰—70% is no range of percents
        unit = _canonical(Decimal(1), match["lowunit"], match)[1]
    low = Figure(number(lower), unit, "from", (start, end), shown, aspires, False, spelled)
    return [low, Figure(value, main.unit, "to", (start, end), shown, aspires, False, spelled)]


def _value_and_unit(match: re.Match[str]) -> tuple[Decimal | None, str, bool]:
    if match["half"]:
        return Decimal(50), "%", False
    if match["of"]:
        part, of = number(match["part"]), match["of"]
        if of in ("百", "一百"):
            return part, "%", False
        return (part, "‰", False) if of in ("千", "一千") else (part * 100 / number(of), "%", False)
    if match["grade"]:
        return number("一" + match["grade"]), match["gunit"], False
    if match["arab"]:
        return _canonical(number(match["arab"]), match["unit"] or "", match)
    numeral, unit = match["han"], match["hunit"]
    if numeral.endswith("千") and unit in ("米", "克", "瓦", "瓦时"):  # 一百二十千米
        numeral, unit = numeral[:-1], "千" + unit
    if not _counts(numeral, unit, match):
        return None, "", False
    value, unit, _ = _canonical(number(numeral), unit, match)
    return value, unit, numeral == "一"


def _canonical(value: Decimal, unit: str, match: re.Match[str]) -> tuple[Decimal, str, bool]:
    """One name for one unit; 九成 is 90%."""
    if unit == "成":
        return value * 10, "%", False
    same = {
        "千米": "公里",
        "km": "公里",
        "千克": "公斤",
        "kg": "公斤",
        "m": "米",
        "人": "名",
        "位": "名",
    }
    same |= {"个百分点": "百分点", "个工作日": "工作日", "t": "吨", "平方千米": "平方公里"}
    same |= {"日": "天", "周岁": "岁"}
    return value, same.get(unit, unit), False


def _counts(numeral: str, unit: str, match: re.Match[str]) -> bool:
    """Tell a spelled count from a word that starts like one."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if numeral == "一":
        return unit in _ONE_UNITS.split("|") and not before.endswith(
            ("统", "唯", "同", "每", "逐", "下", "上", "另", "任", "某", "第")
        )
    if not any(c in "二三四五六七八九两" for c in numeral) and not numeral.startswith(("十", "一")):
        return False
    if unit == "大":
        return number(numeral) <= 10 and not before.endswith(("党的", "十"))
    if unit == "成":
        return not after.startswith(tuple("立为功果员本熟长就效交份分品年绩活"))
    if unit == "分":
        return len(numeral) > 1 and not after.startswith(("之", "重", "必", "关"))
    return True


def _segment_start(folded: str, at: int) -> int:
    ends = [m.end() for m in _CLAUSE_END.finditer(folded, 0, at)]
    return ends[-1] if ends else 0
