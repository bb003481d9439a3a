"""Which trades a sentence of a plan advances: 加快推进金银珠宝、纺织服装等传统制造业转型升级.

Such a sentence names no enterprise, and yet is what a plan has to say to those of the trade.
"""

import re
from collections.abc import Iterator

from qa.applies.party import Party
from qa.applies.vocabulary import Token, vocabulary


def advanced(text: str) -> Party | None:
    """The goods and trades that a sentence of a plan advances as an industry; None for none.

    One whose list has no word of the vocabulary is still a thing: 重点发展玉米、马铃薯加工等产业.
    """
    if not _ADVANCES.search(text) or _DEPARTMENTS.match(text):
        return None
    spans = [match.span() for match in _INDUSTRY.finditer(text)]
    found = [
        token
        for token in (*vocabulary().tokens(text), *_short(text))
        if token.meaning.trades
        and any(start <= token.start < end for start, end in spans)
        and not _MATTER.match(text, token.end)
        and not _of_another(text, token.end)
    ]
    if found:
        trades = frozenset[str]().union(*(token.meaning.trades for token in found))
        ends = [token.end for token in found]
        return Party("thing", trades, start=min(token.start for token in found), end=max(ends))
    listed = _LISTED.search(text)
    return Party("thing", start=listed.start(), end=listed.end()) if listed else None


def _of_another(text: str, end: int) -> bool:
    """Whether the word before a place only narrows the one behind it: 农业 of 农业观光旅游."""
    behind = next(vocabulary().tokens(text, end, min(len(text), end + _NEXT)), None)
    return bool(behind and behind.meaning.trades and not _JOINS.search(text, end, behind.start))


_NEXT = 6  # characters behind a word in which the next one begins and ends
_JOINS = re.compile(r"[、，,；;和及与或的()（）“”]|加工|.{3}")


def _short(text: str) -> Iterator[Token]:
    """The trades that a list names by one character each: 乳 of 乳、肉、绒 is 乳业."""
    meanings = vocabulary().meanings
    for match in _ONE_CHARACTER.finditer(text):
        words = (match.group() + ending for ending in _OF_A_TRADE)
        for meaning in (meanings[word] for word in words if word in meanings):
            yield Token(meaning, *match.span())


_ONE_CHARACTER = re.compile(r"(?<=、)[一-龥](?=、)|(?<=发展|培育|推进|做强)[一-龥](?=、)")
_OF_A_TRADE = ("业", "品", "制品")
_ADVANCES = re.compile(
    r"发展|推进|推动|促进|培育|打造|扶持|支持|鼓励|引导|加快|壮大|做[强优大]|振兴|提升|提高|升级|创建|建设"
    r"|改造|引进|示范|开展"
)
_DEPARTMENTS = re.compile(r"\s*[(（][^()（）]*负责[)）]")
_INDUSTRY = re.compile(
    r"[^，,。；;]*?(?:产业|行业|制造业|服务业|加工业|传统业|工业(?!园|源)|[一-龥](?<![企就创职作专从毕])业(?=[，,。；;、等和及]|发展|质量|提)"
    r"|加工|基地|集群|领域|业态|供给|新材料|品牌|认证|标准化|服务质量|提质|示范)"
)
_MATTER = re.compile(r"(?:产品)?(?:质量)?安全|标准体系|监管|执法|监督")
_LISTED = re.compile(r"[一-龥]+、[一-龥]+(?:等|加工)[^，,。；;]{0,8}(?:产业|行业|业)")
