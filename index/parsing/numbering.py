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
    ARTICLE = 5
    DECIMAL = 6  # 4.1.2, A.1
    CHINESE = 7  # 一、
    BRACKETED = 8  # （一）
    ARABIC = 9  # 1.
    BRACKETED_ARABIC = 10  # （1）, 1）
    CIRCLED = 11  # ①
    SERIAL = 12  # 一是
    DASH = 13  # ——
    NAMED = 14  # 农产品：…
    ROW = 15  # a row of a table


STRUCTURAL = frozenset(
    {Family.APPENDIX, Family.PART, Family.SUBPART, Family.CHAPTER, Family.SECTION}
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
    return _number_of(line if len(line) <= _ENOUGH else line[:_ENOUGH])


@lru_cache(maxsize=16384)  # several steps ask for the same lines
def _number_of(line: str) -> Number | None:
    start = _STARTS.match(line)
    if not start:
        return None
    for family, pattern in _BY_FIRST.get(start.group(1), _ARABIC_PATTERNS):
        match = pattern.match(line)
        if match and (family not in _TITLED or _is_title(line[match.end() :])):
            return _number(family, match)
    return None


def article_of(line: str) -> Number | None:
    """The number of an article that starts a line, also where it may only be cited."""
    match = _ARTICLE.match(line)
    return _number(Family.ARTICLE, match) if match else None


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
_STARTS = re.compile(
    rf"{_MARKS}([第笫附（(0-9０-９零〇○一二三四五六七八九十百千两—─－―\-{_CIRCLES}])"
)
# 第五条规定的… and 第五条第二款… cite an article; they do not start one.
_NOT_CITED = r"(?!规定|所[称列述指规]|第|[、，,和至或的之到与及]|中[的规所])"
_BARE_ARTICLE = rf"{_MARKS}[第笫]\s*{_ANY}\s*条(?:\s?之([一二三四五六七八九十]{{1,3}}))?"
_ARTICLE = re.compile(_BARE_ARTICLE)
_PATTERNS: tuple[tuple[Family, re.Pattern[str]], ...] = (
    (Family.APPENDIX, re.compile(rf"{_MARKS}附\s*件\s*{_ANY}?\s*[*\s]*$")),
    (
        Family.PART,  # 第1部分：… is a title of a standard
        re.compile(rf"{_MARKS}[第笫]\s*{_ANY}\s*(?:编|(?<![0-9０-９\s])部\s*分){_NOT_CITED}"),
    ),
    (Family.SUBPART, re.compile(rf"{_MARKS}[第笫]\s*{_ANY}\s*分编{_NOT_CITED}")),
    (Family.CHAPTER, re.compile(rf"{_MARKS}[第笫]\s*{_ANY}\s*章{_NOT_CITED}")),
    (Family.SECTION, re.compile(rf"{_MARKS}[第笫]\s*{_ANY}\s*节{_NOT_CITED}")),
    (Family.ARTICLE, re.compile(_BARE_ARTICLE + _NOT_CITED)),
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
    (Family.DASH, re.compile(rf"{_MARKS}(?:[—─－―]{{1,4}}|--)(?=[^\s—─－―-])")),
)  # fmt: skip
_ARABIC_PATTERNS = tuple(
    pair for pair in _PATTERNS if pair[0] in (Family.ARABIC, Family.BRACKETED_ARABIC)
)
_FIRSTS = {  # which families a line can start that begins with one of these characters
    "第笫": (Family.PART, Family.SUBPART, Family.CHAPTER, Family.SECTION, Family.ARTICLE),
    "附": (Family.APPENDIX,),
    "（(": (Family.BRACKETED, Family.BRACKETED_ARABIC),
    "零〇○一二三四五六七八九十百千两": (Family.SERIAL, Family.CHINESE),
    "—─－―-": (Family.DASH,),
    _CIRCLES: (Family.CIRCLED,),
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
    Family.ARTICLE: "第{}条",
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
    Family.ARTICLE: "art",
}
_TITLED = STRUCTURAL - {Family.APPENDIX}
_LONGEST_TITLE = 40


def _is_title(rest: str) -> bool:
    return len(rest) <= _LONGEST_TITLE and not any(each in rest for each in "。；")


def _number(family: Family, match: re.Match[str]) -> Number:
    if family is Family.DASH:
        return Number(family, 0, "", "", match.end())
    if family is Family.CIRCLED:
        value = _CIRCLES.index(match.group(1)) + 1
        return Number(family, value, match.group(1), f"c{value}", match.end())
    numeral = match.group(1) or ""
    if numeral and (not numeral.isalnum() or numeral[0] > "\uff00"):
        numeral = re.sub(r"\s", "", unicodedata.normalize("NFKC", numeral))
    value = number_value(numeral) if numeral else 0
    key = f"{_PREFIX.get(family, '')}{value if numeral else ''}"
    if family is Family.SERIAL:
        return Number(family, value, numeral + match.group(2), f"s{value}", match.end())
    if family is Family.PART:
        shown = f"第{numeral}{'部分' if match.group(0).endswith('分') else '编'}"
    else:
        shown = _SHOWN[family].format(numeral)
    if family is Family.ARTICLE and match.group(2):  # 第一百二十条之一
        shown, key = f"{shown}之{match.group(2)}", f"{key}.{number_value(match.group(2))}"
    return Number(family, value, shown, key, match.end())
