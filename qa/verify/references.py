"""Document numbers (文号) and article labels, in one canonical form each."""

import re
from dataclasses import dataclass

from index.clause import Span
from qa.verify.folding import fold
from qa.verify.numerals import chinese_integer

_NUMBER = re.compile(
    r"([一-龥]{1,12})\s*[〔\[(【〈]?\s*((?:19|20)\d{2})\s*[〕\])】〉]?\s*(?:第)?\s*(\d{1,4})\s*号"
)
# What may stand in front of an issuer's code in a sentence and is not part of it.
_LEAD = re.compile(
    r"^.*(?:文号|根据|依据|按照|依照|落实|贯彻|印发|发布|意见|通知|决定|方案|办法|规定|编号|即|为|是|见|的|以|和|与|及|在|由)"
)
_NUM = r"(?:\d+|[一二三四五六七八九十百零〇]+)"
_ORDINAL = re.compile(rf"第\s*\(?\s*({_NUM})\s*\)?\s*([条款项章节编])")
_HEADED = re.compile(rf"(?m:^)\s*第{_NUM}条")
_BRACKETED = re.compile(rf"(?:({_NUM})、)?\s*\(({_NUM})\)")
_CHAPTER = re.compile(rf"(?m)(?:^|[>›/]|(?<=[\s:;,。]))\s*({_NUM})、")


@dataclass(frozen=True, slots=True)
class Reference:
    """A document number or an article label; equal ``key`` means the same one."""

    key: str
    text: str
    span: Span


def document_numbers(text: str) -> tuple[Reference, ...]:
    """Return the 文号 of ``text``; the key has no brackets: 克政发〔2017〕95号 → 克政发2017|95.

    A bracket the source lost (新政发〔201717号) is read as if it were there.
    """
    found = []
    for match in _NUMBER.finditer(fold(text)):
        issuer = _LEAD.sub("", match[1])
        start = match.start(1) + len(match[1]) - len(issuer)
        if issuer:
            key = f"{issuer}{match[2]}|{match[3]}"
            found.append(Reference(key, text[start : match.end()], (start, match.end())))
    return tuple(found)


def _integer(text: str) -> int:
    return int(text) if text.isdecimal() else chinese_integer(text)


def labels(text: str, *, bare: bool = False) -> tuple[Reference, ...]:
    """Return the article labels of ``text``: 第（十八）条, 第26条, 六、（十八）.

    A bracketed number standing alone is a list marker in an answer and a label in a heading;
    ``bare`` says to take it, and a chapter's 六、, as labels.
    """
    folded = fold(text)
    found = [
        Reference(f"{_integer(m[1])}{m[2]}", text[m.start() : m.end()], m.span())
        for m in _ORDINAL.finditer(folded)
    ]
    unit = "项" if _HEADED.search(folded) else "条"  # below 第五条, （三） is an item of it
    for match in _BRACKETED.finditer(folded):
        if folded[match.start() - 1 : match.start()] == "第" or not (bare or match[1]):
            continue
        if match[1]:
            key = f"{_integer(match[1])}章"
            found.append(Reference(key, text[match.start() : match.end()], match.span()))
        key = f"{_integer(match[2])}{unit}"
        found.append(Reference(key, text[match.start() : match.end()], match.span()))
    if bare:
        found += [
            Reference(f"{_integer(m[1])}章", m[0].strip(), m.span())
            for m in _CHAPTER.finditer(folded)
        ]
    return tuple(found)
