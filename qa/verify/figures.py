"""Figures: a value with its unit and comparator, as a policy document writes them.

Years, dates, article labels, document numbers, list markers and names that merely contain a
numeral (5G, 三品一标, 第一) are not figures.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from index.clause import Span
from qa.verify.dates import dates
from qa.verify.folding import fold
from qa.verify.numerals import ARABIC, HAN, HAN_NUMBER, number
from qa.verify.references import document_numbers, labels

Comparator = Literal["=", ">=", "<=", "~", "from", "to"]

_LONG_UNITS = (
    "个百分点|百分点|个工作日|工作日|个月|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|公顷|"
    "公斤|千克|千瓦时|千瓦|兆瓦|摄氏度|小时|分钟|人次|批次|美元|元"
)
_UNITS = _LONG_UNITS + (
    "|%|‰|℃|米|亩|吨|度|秒|天|周|年|岁|分|倍|成|个|家|户|件|项|名|人|位|条|次|种|类|级|台|套|辆|艘|座|所|"
    "处|间|栋|支|场|期|部|份|张|本|册|篇|例|起|宗|笔|单|大|方|批|块|片|根|只|头|匹|株|棵|口|组|队|道|门|届|国|省|"
    "市|县|乡|村|区|km|kg|mm|cm|m|t"
)
# A Chinese numeral is a figure only before these: 三级 is, 三品 and 五金 are names.
_HAN_UNITS = _LONG_UNITS + (
    "|米|亩|吨|天|年|岁|分|倍|成|个|家|户|件|项|名|人|位|条|次|种|类|级|台|套|辆|艘|座|所|处|栋|届|大|方|市|县"
)
_ONE_UNITS = "个|家|户|件|项|名|所|座|处"
_NUM = rf"(?:{ARABIC}[百千万亿]{{0,2}}(?!分)|{HAN_NUMBER})"
_JOIN = r"(?:[-—–~]{1,2}|至|到)"
_FIGURE = re.compile(
    rf"(?P<of>[百千万]|[{HAN}]+)分之(?P<part>{ARABIC}|{HAN_NUMBER})"
    rf"|(?:(?P<low>{ARABIC})\s*(?P<lowunit>{_UNITS})?\s*{_JOIN}\s*)?(?<![\dA-Za-z.+·])"
    rf"(?P<arab>{ARABIC}(?:[百千万亿]{{1,2}}(?!分))?)\s*(?P<odd>多|余)?\s*(?P<unit>{_UNITS})?(?![\d+·A-Za-z]|\.\d)"
    rf"|(?P<han>{HAN_NUMBER})(?P<hodd>多|余)?(?P<hunit>{_HAN_UNITS})"
    r"|(?P<grade>[百千万]亿)(?P<gunit>级)"
)
_GAP = r"(?:达到|达|为|在|至|到|的|约|有|完成|建成|培育|建设|新增|培训|全省平均水平)?\s*$"
_AT_MOST = re.compile(
    r"(?:不高于|不得高于|不(?:得|能|应|会)?超过|不多于|不得多于|不大于|至多|最多|最高|最长|(?<!不)(?<!不得)低于|"
    rf"(?<!不)(?<!不得)少于|(?<!不)小于|不足|不到|≤|<=|<){_GAP}"
)
_AT_LEAST = re.compile(
    r"(?:不低于|不得低于|不少于|不得少于|不小于|最低|最少|(?<!不)(?<!不得)高于|"
    r"(?<!不)(?<!不得)(?<!不能)(?<!不应)超过|超出|多于|大于|突破|逾|≥|>=|>)"
    rf"{_GAP}|(?:至少|最少)[一-龥]{{0,8}}$"
)
_ABOUT = re.compile(rf"(?:约|大约|大概|接近|将近){_GAP}")
_AFTER = re.compile(
    r"\s*(?:\(含[^)]{0,6}\))?\s*(?:及其?|或者?|和|\(含\))?(?:(以上|之上|起(?!草|来|点|步|到|重))|(以下|以内|之内|之下)|(左右|上下(?!游)))"
)
_ASPIRES = re.compile(r"力争|争取|努力|力求|预计")
_CLAUSE_END = re.compile(r"[,;:。!?\n]")
_NOT_FIGURES = re.compile(
    r"\[\d+(?:[,、]\d+)*\]"  # citation markers
    r"|[\w.]+@[\w.]+|\b\d{1,2}:\d{2}\b|\d{3,4}-\d{7,8}|\d{9,}|[A-Za-z]+\d[\w-]*|(?<![\w.])\d+(?:-\d+){2,}"
    r"|(?m:^)\s*(?:\d{1,2}[.、)](?!\d)|\(\d{1,2}\))"  # list markers
    rf"|第\s*\(?(?:\d+|[{HAN}]+)\)?|[{HAN}]+、(?=\()|(?m:^)\s*\(?[{HAN}]+[、)]|\([{HAN}]+\)"
    r"|[三五]位(?=一体)|十分(?!之|以|左|及|。|,|$)"
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
    return tuple(found)


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
    comparator, end = _comparator(match, folded)
    start = match.start()
    aspires = bool(_ASPIRES.search(folded, _segment_start(folded, start), start))
    spelled = match["arab"] is None
    shown = text[start:end]
    main = Figure(value, unit, comparator, (start, end), shown, aspires, weak, spelled)
    if not match["low"]:
        return [main]
    low = Figure(number(match["low"]), unit, "from", (start, end), shown, aspires, False, spelled)
    return [low, Figure(value, unit, "to", (start, end), shown, aspires, False, spelled)]


def _value_and_unit(match: re.Match[str]) -> tuple[Decimal | None, str, bool]:
    if match["of"]:
        part, of = number(match["part"]), match["of"]
        if of in ("百", "一百"):
            return part, "%", False
        return (part, "‰", False) if of in ("千", "一千") else (part / number(of), "", False)
    if match["grade"]:
        return number("一" + match["grade"]), match["gunit"], False
    if match["arab"]:
        return _canonical(number(match["arab"]), match["unit"] or "", match)
    numeral, unit = match["han"], match["hunit"]
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
    return value, same.get(unit, unit), False


def _counts(numeral: str, unit: str, match: re.Match[str]) -> bool:
    """Tell a spelled count from a word that starts like one."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if numeral == "一":
        return unit in _ONE_UNITS.split("|") and not before.endswith(("统", "唯", "同", "每", "逐"))
    if not any(c in "二三四五六七八九两" for c in numeral) and not numeral.startswith(("十", "一")):
        return False
    if unit == "大":
        return number(numeral) <= 10 and not before.endswith(("党的", "十"))
    if unit == "成":
        return not after or after[0] in "以左,。;、的)" or after.startswith("企业")
    if unit == "分":
        return len(numeral) > 1 and not after.startswith(("之", "重", "必", "关"))
    return True


def _segment_start(folded: str, at: int) -> int:
    ends = [m.end() for m in _CLAUSE_END.finditer(folded, 0, at)]
    return ends[-1] if ends else 0


def _comparator(match: re.Match[str], folded: str) -> tuple[Comparator, int]:
    """What is said before and after the number, and where the figure ends with it."""
    before = folded[max(0, match.start() - 14) : match.start()].split("\x00")[-1]
    before = re.split(r"[,;:。]", before)[-1]
    after = _AFTER.match(folded, match.end())
    if after:
        said: Comparator = ">=" if after[1] else "<=" if after[2] else "~"
        return said, after.end()
    if _AT_MOST.search(before):
        return "<=", match.end()
    if _AT_LEAST.search(before) or match["odd"] or match["hodd"]:
        return ">=", match.end()
    return ("~" if _ABOUT.search(before) else "="), match.end()
