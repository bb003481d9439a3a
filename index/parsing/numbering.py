"""The families of numbers that head the units of Chinese documents: 第X条, 一、, （一）, 1., （1）.

The order is that of 《党政机关公文格式》 (GB/T 9704-2012) for policy documents, of 《立法法》 for
laws and of GB/T 1.1 for standards; full-width and half-width digits, brackets and points mean the
same.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache


class Family(IntEnum):
    """A kind of number; a smaller value stands higher where the text does not say otherwise."""

    APPENDIX = 0  # 附件1
    PART = 1  # 第一编, 第一部分
    SUBPART = 2  # 第一分编
    CHAPTER = 3
    SECTION = 4
    CLASS = 5  # 第一类
    ARTICLE = 6
    DECIMAL = 7  # 4.1.2, A.1
    CHINESE = 8  # 一、
    BRACKETED = 9  # （一）
    ARABIC = 10  # 1.
    BRACKETED_ARABIC = 11  # （1）, 1）
    CIRCLED = 12  # ①
    BOX = 13  # 专栏1
    SERIAL = 14  # 一是
    DASH = 15  # ——
    NAMED = 16  # 农产品：…
    ROW = 17  # a row of a table


STRUCTURAL = frozenset(
    {Family.APPENDIX, Family.PART, Family.SUBPART, Family.CHAPTER, Family.SECTION, Family.CLASS}
)
"""Families whose lines are headings only: 第一章 总则."""


@dataclass(frozen=True, slots=True)
class Number:
    """The number at the start of a line.

    ``end`` is where the text after it starts; ``shown`` is how a person cites it, in full-width
    brackets; ``key`` is its part of a clause id; ``steps`` are the numbers of 4.1.2.
    """

    family: Family
    ordinal: int
    shown: str
    key: str
    end: int
    steps: tuple[int, ...] = ()


def number_of(line: str) -> Number | None:
    """The number that starts a line, None when it starts with none.

    What only the lines around it can tell is not asked here: ``numbers_in`` does.

    >>> number_of("(十八)全面实施标准化发展战略。").shown
    '（十八）'
    """
    if line[:1] not in _MAY_START:  # most lines
        return None
    return _number_of(line if len(line) <= _ENOUGH else line[:_ENOUGH])


@lru_cache(maxsize=16384)  # several steps ask for the same lines
def _number_of(line: str) -> Number | None:
    first = line[0]
    if first in _IN_FRONT:
        start = _STARTS.match(line)
        if not start:
            return None
        first = start.group(1)
    if first in "第笫":
        match = _OF_LAW.match(line)
        number = _number_of_law(match) if match else None
        if number and number.family in STRUCTURAL and not _is_title(line[number.end :]):
            return None
        return number
    for family, pattern in _BY_FIRST.get(first, _ARABIC_PATTERNS):
        match = pattern.match(line)
        if match:
            return _number(family, match)
    return None


def article_of(line: str) -> Number | None:
    """The number of an article that starts a line, also where it may only be cited."""
    match = _ARTICLE.match(line)
    return _number_of_law(match) if match else None


def decimal_of(line: str) -> Number | None:
    """A number of the style of standards that starts a line: 4, 4.1.2, A.1, ４．１, 1. 1.

    >>> decimal_of("４．１　代码").shown
    '4.1'
    """
    match = _DECIMAL.match(line)
    if not match:
        return None
    shown = re.sub(r"\s", "", unicodedata.normalize("NFKC", match.group(1)))
    steps = tuple(int(each) if each.isdigit() else ord(each) for each in shown.split("."))
    return Number(Family.DECIMAL, steps[-1], shown, shown, match.end(), steps)


@lru_cache(maxsize=4096)
def number_value(numeral: str) -> int:
    """A Chinese or Arabic numeral up to 9999 as a number: 二十六, 一百零一, 二〇, 26, ２６.

    Raises:
        KeyError: a character is no numeral.
    """
    numeral = unicodedata.normalize("NFKC", numeral)
    if not any(unit in numeral for unit in _UNITS):
        return int("".join(str(_DIGITS[each]) for each in numeral))
    total, digit = 0, 0
    for each in numeral:
        if each in _UNITS:
            total += (digit or 1) * _UNITS[each]
            digit = 0
        else:
            digit = 10 * digit + _DIGITS[each]
    return total + digit


_ENOUGH = 120  # characters that hold any number and show that what follows is no title
CHINESE_NUMERAL = r"[零〇○一二三四五六七八九十百千两]"
_DIGITS = (
    {each: value for value, each in enumerate("零一二三四五六七八九")}
    | {str(value): value for value in range(10)}
    | {"〇": 0, "○": 0, "两": 2}
)
_UNITS = {"十": 10, "百": 100, "千": 1000}
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CN = rf"({CHINESE_NUMERAL}{{1,7}})"
_ANY = rf"({CHINESE_NUMERAL}(?:\s?{CHINESE_NUMERAL}){{0,6}}|[0-9０-９]{{1,4}})"
_SERIAL = r"([一二三四五六七八九十]{1,3})(是|要)(?!否)"
_MARKS = r"(?:[#*>\s]|[-+](?=\s))*"  # Markdown headings, bold, quotations and lists
_POINT = r"(?:\\?[.．、﹒]|[\ue000-\uf8ff])"  # 1\. is how Markdown keeps a point; PDF has its own
_STARTERS = (
    "第笫附专（(0123456789０１２３４５６７８９零〇○一二三四五六七八九十百千两—─－―-" + _CIRCLES
)
_STARTS = re.compile(rf"{_MARKS}([{re.escape(_STARTERS)}])")
_IN_FRONT = frozenset("#*>-+ \t\r\n\u3000\xa0")
_MAY_START = _IN_FRONT.union(_STARTERS)
# 第五条规定的… and 第五条第二款… cite an article; they do not start one.
_NOT_CITED = r"(?!规定|所[称列述指规]|第|[、，,和至或的之到与及]|中[的规所])"
_NTH = rf"{_MARKS}[第笫]\s*{_ANY}\s*"
_NTH_ARTICLE = r"条(?:\s?之(?P<after>[一二三四五六七八九十]{1,3}))?"
_ARTICLE = re.compile(rf"{_NTH}(?P<kind>{_NTH_ARTICLE})")
_PARTS = r"编|(?<![0-9０-９\s])部\s*分"  # 第1部分：… is a title of a standard
_CLASS = r"类(?=\s*[:：]?$|[\s\u3000]+[^\s，]{2,20}$)"  # a heading, never 第一类产品…
_OF_LAW = re.compile(rf"{_NTH}(?P<kind>{_NTH_ARTICLE}|{_PARTS}|分编|章|节|{_CLASS}){_NOT_CITED}")
_LAW_FAMILIES = {
    "编": Family.PART,
    "部": Family.PART,
    "分": Family.SUBPART,
    "章": Family.CHAPTER,
    "节": Family.SECTION,
    "类": Family.CLASS,
    "条": Family.ARTICLE,
}
_PATTERNS: tuple[tuple[Family, re.Pattern[str]], ...] = (
    (Family.APPENDIX, re.compile(rf"{_MARKS}附\s*件\s*{_ANY}?\s*[*\s]*$")),
    (Family.SERIAL, re.compile(_MARKS + _SERIAL)),
    (Family.CHINESE, re.compile(rf"{_MARKS}{_CN}\s*[、．.](?![一二三四五六七八九十]、)")),
    (Family.BRACKETED, re.compile(rf"{_MARKS}[（(]\s*{_CN}\s*[）)]")),
    (
        Family.ARABIC,
        re.compile(
            rf"{_MARKS}([0-9０-９]{{1,3}})\s*{_POINT}(?!\s?[0-9０-９]+[.．])(?![0-9０-９])"
        ),
    ),
    (Family.BRACKETED_ARABIC, re.compile(rf"{_MARKS}(?:[（(]\s*)?([0-9０-９]{{1,3}})\s*[）)]")),
    (Family.CIRCLED, re.compile(rf"{_MARKS}([{_CIRCLES}])")),
    (
        Family.BOX,  # a box in a plan, 专栏1：…工程; 专栏1列出的… is a sentence
        re.compile(rf"{_MARKS}专\s?栏\s*{_ANY}(?![0-9０-９])\s*[:：.．、]?(?=[^。；，]{{0,40}}$)"),
    ),
    (Family.DASH, re.compile(rf"{_MARKS}(?:[—─－―]{{1,4}}|--)(?=[^\s—─－―-])")),
)  # fmt: skip
_ARABIC_PATTERNS = tuple(
    pair for pair in _PATTERNS if pair[0] in (Family.ARABIC, Family.BRACKETED_ARABIC)
)
_FIRSTS = {  # which families a line can start that begins with one of these characters
    "附": (Family.APPENDIX,),
    "（(": (Family.BRACKETED, Family.BRACKETED_ARABIC),
    "零〇○一二三四五六七八九十百千两": (Family.SERIAL, Family.CHINESE),
    "—─－―-": (Family.DASH,),
    _CIRCLES: (Family.CIRCLED,),
    "专": (Family.BOX,),
}
_BY_FIRST = {
    first: tuple(pair for pair in _PATTERNS if pair[0] in families)
    for firsts, families in _FIRSTS.items()
    for first in firsts
}
_DECIMAL = re.compile(
    rf"{_MARKS}((?:[0-9０-９]{{1,2}}|[A-Z](?=\s?[.．]\s?[0-9０-９]))(?:\s?[.．]\s?[0-9０-９]{{1,2}}){{0,5}})"
    r"(?![0-9０-９])(?:[.．、](?![0-9０-９]))?"
)
_SHOWN = {
    Family.APPENDIX: "附件{}",
    Family.SUBPART: "第{}分编",
    Family.CHAPTER: "第{}章",
    Family.SECTION: "第{}节",
    Family.CLASS: "第{}类",
    Family.ARTICLE: "第{}条",
    Family.BOX: "专栏{}",
    Family.CHINESE: "{}、",
    Family.BRACKETED: "（{}）",
    Family.ARABIC: "{}.",
    Family.BRACKETED_ARABIC: "（{}）",
}
_PREFIX = {
    Family.APPENDIX: "app",
    Family.PART: "part",
    Family.SUBPART: "sub",
    Family.CHAPTER: "ch",
    Family.SECTION: "sec",
    Family.CLASS: "class",
    Family.ARTICLE: "art",
    Family.BOX: "box",
}
_LONGEST_TITLE = 40


def _is_title(rest: str) -> bool:
    return len(rest) <= _LONGEST_TITLE and not any(each in rest for each in "。；")


def _number(family: Family, match: re.Match[str]) -> Number:
    """The number of a family that a pattern has found."""
    if family is Family.DASH:
        return Number(family, 0, "", "", match.end())
    more = match.group(2) if match.re.groups > 1 else None  # 是 of 一是
    return _numbered(family, match.group(1) or "", more or "", match.end())


def _number_of_law(match: re.Match[str]) -> Number:
    """第三章, 第五条, 第一百二十条之一."""
    kind = match["kind"]
    more = "部分" if kind[0] == "部" else match["after"] or ""
    return _numbered(_LAW_FAMILIES[kind[0]], match.group(1), more, match.end())


@lru_cache(maxsize=8192)  # 第五条 stands in every law
def _numbered(family: Family, numeral: str, more: str, end: int) -> Number:
    """A number from its numeral and from what says more than that: 是, 部分, the 一 of 之一."""
    if family is Family.CIRCLED:
        value = _CIRCLES.index(numeral) + 1
        return Number(family, value, numeral, f"c{value}", end)
    if numeral and (not numeral.isalnum() or numeral[0] > "\uff00"):
        numeral = re.sub(r"\s", "", unicodedata.normalize("NFKC", numeral))
    value = number_value(numeral) if numeral else 0
    key = f"{_PREFIX.get(family, '')}{value if numeral else ''}"
    if family is Family.SERIAL:
        return Number(family, value, numeral + more, f"s{value}", end)
    if family is Family.PART:
        return Number(family, value, f"第{numeral}{more or '编'}", key, end)
    shown = _SHOWN[family].format(value if family is Family.BOX else numeral)
    if more:  # 第一百二十条之一
        shown, key = f"{shown}之{more}", f"{key}.{number_value(more)}"
    return Number(family, value, shown, key, end)
