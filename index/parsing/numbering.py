"""The families of numbers that head the units of Chinese documents: 第X条, 一、, （一）, 1., （1）.

The order is that of 《党政机关公文格式》 (GB/T 9704-2012) for policy documents and of
《立法法》 for laws; full-width and half-width brackets and points mean the same.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum


class Family(IntEnum):
    """A kind of number; a smaller value stands higher where the text does not say otherwise."""

    APPENDIX = 0  # 附件1
    PART = 1  # 第一编, 第一部分
    SUBPART = 2  # 第一分编
    CHAPTER = 3
    SECTION = 4
    ARTICLE = 5
    CHINESE = 6  # 一、
    BRACKETED = 7  # （一）
    ARABIC = 8  # 1.
    BRACKETED_ARABIC = 9  # （1）, 1）
    DASH = 10  # ——
    NAMED = 11  # 农产品：…


STRUCTURAL = frozenset(
    {Family.APPENDIX, Family.PART, Family.SUBPART, Family.CHAPTER, Family.SECTION}
)
"""Families whose lines are headings only: 第一章 总则."""


@dataclass(frozen=True, slots=True)
class Number:
    """The number at the start of a line.

    ``end`` is where the text after it starts; ``shown`` is how a person cites it, in full-width
    brackets; ``key`` is its part of a clause id.
    """

    family: Family
    ordinal: int
    shown: str
    key: str
    end: int


def number_of(line: str) -> Number | None:
    """The number that starts a line, None when it starts with none.

    >>> number_of("(十八)全面实施标准化发展战略。").shown
    '（十八）'
    """
    for family, pattern in _PATTERNS:
        match = pattern.match(line)
        if match and (family not in _TITLED or _is_title(line[match.end() :])):
            return _number(family, match)
    return None


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


_DIGITS = (
    {each: value for value, each in enumerate("零一二三四五六七八九")}
    | {str(value): value for value in range(10)}
    | {"〇": 0, "○": 0, "两": 2}
)
_UNITS = {"十": 10, "百": 100, "千": 1000}
_CN = r"([零〇○一二三四五六七八九十百千两]{1,7})"
_ANY = r"([零〇○一二三四五六七八九十百千两]{1,7}|[0-9]{1,4})"
_MARKS = r"[#*>\s]*"  # Markdown headings and bold
# 第五条规定的… and 第五条第二款… cite an article; they do not start one.
_NOT_CITED = r"(?![规所第、，,和至或的之中到与及])"
_PATTERNS: tuple[tuple[Family, re.Pattern[str]], ...] = (
    (Family.APPENDIX, re.compile(rf"{_MARKS}附\s*件\s*{_ANY}?\s*[*\s]*$")),
    (Family.PART, re.compile(rf"{_MARKS}第\s*{_ANY}\s*(?:编|部分){_NOT_CITED}")),
    (Family.SUBPART, re.compile(rf"{_MARKS}第\s*{_ANY}\s*分编{_NOT_CITED}")),
    (Family.CHAPTER, re.compile(rf"{_MARKS}第\s*{_ANY}\s*章{_NOT_CITED}")),
    (Family.SECTION, re.compile(rf"{_MARKS}第\s*{_ANY}\s*节{_NOT_CITED}")),
    (
        Family.ARTICLE,
        re.compile(rf"{_MARKS}第\s*{_ANY}\s*条(?:之([一二三四五六七八九十]{{1,3}}))?{_NOT_CITED}"),
    ),
    (Family.CHINESE, re.compile(rf"{_MARKS}{_CN}\s*[、．](?![一二三四五六七八九十]、)")),
    (Family.BRACKETED, re.compile(rf"{_MARKS}[（(]\s*{_CN}\s*[）)]")),
    (Family.ARABIC, re.compile(rf"{_MARKS}([0-9０-９]{{1,3}})\s*[.．、﹒](?![0-9０-９])")),
    (Family.BRACKETED_ARABIC, re.compile(rf"{_MARKS}(?:[（(]\s*)?([0-9０-９]{{1,3}})\s*[）)]")),
    (Family.DASH, re.compile(rf"{_MARKS}(?:[—─－]{{1,4}}|--)(?=[^\s—─－-])")),
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
    numeral = unicodedata.normalize("NFKC", match.group(1) or "")
    value = number_value(numeral) if numeral else 0
    key = f"{_PREFIX.get(family, '')}{value if numeral else ''}"
    if family is Family.PART:
        shown = f"第{numeral}{'部分' if match.group(0).endswith('部分') else '编'}"
    else:
        shown = _SHOWN[family].format(numeral)
    if family is Family.ARTICLE and match.group(2):  # 第一百二十条之一
        shown, key = f"{shown}之{match.group(2)}", f"{key}.{number_value(match.group(2))}"
    return Number(family, value, shown, key, match.end())
