"""When a clause applies: 有下列情形之一的, 未取得许可证…的, 对…的企业, 除…外.

Only forms that say so by their shape are read. A phrase that ends in 的 is a condition where a
consequence follows it in the same sentence.
"""

import re
from collections.abc import Iterator

from index.clause import Clause, Span
from index.facts.fact import Condition


def conditions(clause: Clause) -> tuple[Condition, ...]:
    """The conditions of a clause in the order of the text, none inside another."""
    text = clause.text
    spans: list[Span] = []
    if "的" in text:
        spans += _cases(text)
        if "对" in text:
            spans += _at_phrase_start(_TOWARDS, text)
    if "外" in text or "另有" in text:
        spans += [match.span() for match in _EXCEPT.finditer(text)]
    if "下，" in text or "时，" in text or "下," in text or "时," in text:
        spans += _at_phrase_start(_WHEN, text)
    if not spans:
        return ()
    spans.sort(key=_longest_first)
    found: list[Condition] = []
    end = -1
    for start, stop in spans:
        if start >= end:
            found.append(Condition(text[start:stop], clause.start + start, clause.start + stop))
            end = stop
    return tuple(found)


def _longest_first(span: Span) -> Span:
    return span[0], -span[1]


_NUMBERED = re.compile(
    r"\s*(?:第\s*[零〇一二三四五六七八九十百千\d]+\s*条(?:之[一二三四五六七八九十]+)?\s*|[（(][一二三四五六七八九十\d]+[）)]\s*|"
    r"[一二三四五六七八九十]+、\s*|\d+[.．、]\s*)?"
)
_LISTED = re.compile(r"(?:下列|以下)[^，。；：,;\r\n]{0,24}?之一的(?=[：:])")
_CASE = re.compile(
    r"的\s*[，,]\s*(?=应|由|可以|可[以向在按]|不得|处|责令|依法|依照|给予|予以|按|适用|视为|必须|没收|吊销|撤销|不予|有权|从其|免|追究|参照|"
    r"并处|从重|从轻|减轻|构成|须|需|要|自|经|报|对|其|注销|暂停|取消|优先|当事人|属于|[一-龥、]{2,24}?(?:应|可以|不得|有权|责令|必须))"
)
_TO_SENTENCE_END = re.compile(r"(?s:.*)[。；;：:\r\n]")  # to the last one in a stretch
_LONGEST = 160
_TOWARDS = re.compile(
    r"对(?!直接负责)(?:于)?[^，。；、,;：\r\n]{2,50}?的[一-龥]{0,6}?(?:企业|单位|个人|组织|人员|机构|项目|地区|部门|团队|"
    r"园区|公司|学校|产品|行为|主体|经营者|生产者|申请人|当事人)(?:和(?:个人|单位|组织|企业))?(?=[，,一-龥])"
)
_EXCEPT = re.compile(
    r"除[^，。；：,;\r\n]{2,60}?(?:以外|之外|外)(?=[，,的])|法律[^，。；,;]{0,20}另有规定的(?:除外)?"
)
_WHEN = re.compile(
    r"(?:在[^，。；：,;\r\n]{2,40}?(?:情况|情形|条件|前提)下|(?:发生|遇到?|出现|发现)[^，。；：,;\r\n]{2,40}?时)(?=[，,])"
)
_PURPOSE = re.compile(r"为|根据|按照|本着|坚持|以")
_NOT_A_CASE = re.compile(
    r"是[^，,]{0,30}的$|为[^，,]{0,30}的$|所谓[^，,]{0,30}的$|即[^，,]{0,30}的$|目的$|似的$|真的$"
)


def _cases(text: str) -> list[Span]:
    """The phrases that end in 的 before a consequence, from where their sentence starts."""
    found: list[Span] = []
    start = seen = 0
    for case in _CASE.finditer(text):
        at = case.start()
        before = _TO_SENTENCE_END.match(text, seen, at)
        start, seen = before.end() if before else start, at
        first, end = _after_number(text, start, at), at + 1
        if not 3 < end - first <= _LONGEST or _PURPOSE.match(text, first, end):
            continue
        if _NOT_A_CASE.search(text, first, end):
            continue
        if not found or found[-1][1] <= first:
            found.append((first, end))
    if "之一的" in text:
        found += _listed(text)
    return found


def _listed(text: str) -> Iterator[Span]:
    """有下列情形之一的：, from where its sentence starts."""
    start = seen = 0
    for listed in _LISTED.finditer(text):
        before = _TO_SENTENCE_END.match(text, seen, listed.start())
        start, seen = before.end() if before else start, listed.start()
        yield _after_number(text, start, listed.start()), listed.end()


def _after_number(text: str, start: int, end: int) -> int:
    number = _NUMBERED.match(text, start, end)
    return number.end() if number else start


def _at_phrase_start(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [
        match.span()
        for match in pattern.finditer(text)
        if match.start() == 0 or text[match.start() - 1] in "。；;：:，,\r\n\u3000 "
    ]
