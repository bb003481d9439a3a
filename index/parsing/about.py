"""Lines that say about a document what it is: its number, a bracket of promulgation, a field."""

import re
from collections.abc import Sequence

from index.parsing.lines import Line
from index.parsing.page import is_field_line


def is_about_line(line: str) -> bool:
    """Whether a line by itself is a field of the page, a number, or the rule of a table of them.

    国发〔2019〕5号; 第707号 and 令 below the name of an office; GB/T 1.1—2020.
    """
    return bool(
        is_field_line(line)
        or _PAPER.fullmatch(line)
        or (len(line) < _LONGEST and (_NUMBER.fullmatch(line) or _STANDARD.fullmatch(line)))
        or (line[0] in "|:-" and _TABLE_RULE.fullmatch(line))
    )


def bracket_end(lines: Sequence[Line], first: int) -> int:
    """The line after the bracket of promulgation that line ``first`` opens; ``first`` for none.

    （1995年8月29日第八届全国人民代表大会常务委员会第十五次会议通过　根据…修正） may run over
    several lines; one whose end was lost ends where its line does.
    """
    depth, said = 0, ""
    for at in range(first, min(first + _LONGEST_IN_LINES, len(lines))):
        text = lines[at].text
        said += text
        depth += sum(text.count(each) for each in "（(") - sum(text.count(each) for each in "）)")
        if depth <= 0:
            return at + 1 if text[-1] in "）)" and _PROMULGATED.match(said) else first
    return first + 1 if _PROMULGATED.match(lines[first].text) else first


_LONGEST = 80
_LONGEST_IN_LINES = 16
_YEAR = r"[〔\[［【（(]\s*\d{4}\s*[〕\]］】）)]"
_NUMBER = re.compile(
    rf"[（(]?\s*(?:[^。，:：（）()]{{2,24}}?\s*{_YEAR}\s*第?\s*\d{{1,5}}\s*号(?:〔\d{{4}}〕号)?|"
    r"(?:\d{4}\s*年?\s*)?第\s*[\d〇零一二三四五六七八九十百]{1,8}\s*号)\s*[）)]?"
)
_STANDARD = re.compile(
    r"(?:ICS|CCS|GB|GB/T|DB\d*|DB\d*/T|[A-Z]{1,4}(?:/T|/Z)?)\s?\d[\d.]*(?:\s?[-—–－]\s?\d{4})?|"
    r"代替\s?[A-Z].{3,60}|中华人民共和国.{0,4}(?:国家|行业)标准|"
    r"\d{4}[-—.]\d{2}[-—.]\d{2}\s*(?:发布|实施).{0,30}|[A-Z]{3,8}[—–－-]\d{4}[—–－-]\d{5,9}"
)
_PROMULGATED = re.compile(
    r"[（(](?=.{0,60}?(?:\d{4}\s*年\s*\d{1,2}|[一二][〇○零Oo一二三四五六七八九]{3}年.{1,3})\s*月)"
    r".*(?:公布|发布|通过|修订|修正|修改|批准|施行|令|印发|颁布)|"
    r"[（(].{2,20}\s+[一二]\S{3}年\S{1,2}月\S{1,3}日[）)]"
)
_PAPER = re.compile(r"文\s*件|令")  # below the names of the offices
_TABLE_RULE = re.compile(r"[|\s:-]{5,}")
