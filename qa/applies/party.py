"""Who a stretch of text speaks of: 食品生产企业, 建设单位, 任何单位和个人, 市场监管部门."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from qa.applies.vocabulary import Token, vocabulary

Standing = Literal["named", "enterprise", "anyone", "party", "thing", "authority"]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody that a text names, by what it says of them.

    ``standing``: ``named`` by a trade or a role, any ``enterprise``, ``anyone`` at all, a ``party``
    to a procedure (申请人), nobody but a ``thing`` (预包装食品), or an ``authority``. ``marked`` is
    the word in front that no vocabulary knows: 单项冠军 of 单项冠军企业.
    """

    standing: Standing
    trades: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    sizes: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    marked: str = ""
    start: int = 0
    end: int = 0


def parties(text: str, start: int, end: int) -> list[Party]:
    """Everybody named in a stretch of text, in order; authorities too."""
    return list(_parties(text, start, end))


def things(text: str, start: int, end: int) -> Party | None:
    """The first goods and acts that a stretch of text names, None where it names none."""
    found: list[Token] = []
    for token in vocabulary().tokens(text, start, end):
        if token.meaning.head or (found and not _LIST.fullmatch(text, found[-1].end, token.start)):
            if _trades(found):
                break
            found = []
        if not token.meaning.head:
            found.append(token)
    trades, roles = _trades(found), _roles(found)
    if not trades and not roles:
        return None
    return Party("thing", trades, roles, start=found[0].start, end=found[-1].end)


def _parties(text: str, start: int, end: int) -> Iterator[Party]:
    waiting: list[Token] = []
    last: Party | None = None
    tokens = list(vocabulary().tokens(text, start, end))
    for token, following in zip_longest(tokens, tokens[1:]):
        before = waiting[-1].end if waiting else (last.end if last else token.start)
        gap = text[before : token.start]
        if len(gap) > _FAR or _CUT.search(gap):
            waiting, last = [], None
        if token.meaning.general == "nobody":
            waiting, last = [], None
            continue
        goes_on = following and following.start == token.end and following.meaning.head
        if not token.meaning.head or goes_on:  # 电子商务平台 of 电子商务平台经营者
            waiting.append(token)
            continue
        shared = last if last and not waiting and _AND.fullmatch(gap) else None
        last = _party(text, [*waiting, token], shared)
        waiting = []
        yield last


_FAR = 6  # characters between two words of one name
_CUT = re.compile(
    r"[，,。！？；;：:\n]|对|向|由|将|把|(?<![供相适对反响])应|须|可以|不得|按|依|根据|经(?!营)|与|给"
    r"|为(?!主)"
)
_LIST = re.compile(r"[、和及与或者以的等]*")
_AND = re.compile(r"[、和及或与]|以及|或者")


def _party(text: str, tokens: Sequence[Token], shared: Party | None) -> Party:
    head = tokens[-1]
    trades, roles = head.meaning.trades or _trades(tokens), _roles(tokens)  # 食品行业协会: 协会
    if shared and not trades:
        trades = shared.trades
    word = text[head.start : head.end]
    if not roles and "经营" in word and trades - vocabulary().services:
        roles = _MAKES_AND_SELLS if "生产" in word else frozenset({"销售"})
    general = len(tokens) == 1 and head.meaning.general == "enterprise"
    makes = not trades and bool(roles) and roles <= _MAKES_AND_SELLS
    marked = _mark(text, tokens[0].start) if general or makes else ""
    return Party(
        _standing(head, bool(trades or roles)),
        trades,
        roles,
        _EMPTY.union(*(token.meaning.sizes for token in tokens)),
        _EMPTY.union(*(token.meaning.forms for token in tokens)),
        marked,
        tokens[0].start - len(marked),
        head.end,
    )


_MAKES_AND_SELLS = frozenset({"生产", "销售"})


def _standing(head: Token, named: bool) -> Standing:
    general = head.meaning.general
    if general in ("authority", "anyone", "party"):
        return general
    return "named" if named else "enterprise"


_EMPTY: frozenset[str] = frozenset()


def _trades(tokens: Sequence[Token]) -> frozenset[str]:
    return _EMPTY.union(*(token.meaning.trades for token in tokens))


def _roles(tokens: Sequence[Token]) -> frozenset[str]:
    return _EMPTY.union(*(token.meaning.roles for token in tokens))


def _mark(text: str, at: int) -> str:
    """What stands right in front of a general word and narrows it: 单项冠军 of 单项冠军企业."""
    window = text[max(0, at - _LONGEST_MARK) : at]
    listed = _LISTED.search(window)
    if listed:  # 新闻、广播、电视等有关单位
        return listed.group(1)
    before = _PLAIN_BEFORE.split(window)[-1]
    return _GENERAL.sub("", before, count=1)


_LONGEST_MARK = 10
_LISTED = re.compile(r"、([一-龥]{2,6})等(?:有关|相关|其他)?$")
_PLAIN_BEFORE = re.compile(
    r"[^一-龥A-Za-z“”\"+\d]|支持|鼓励|引导|推动|帮助|督促|组织|动员|指导|推进|落实|强化|提升|促进|规范|实施|培育|开展"
    r"|要求|(?<![一-龥])服务|增强|提高|完善|建立|发挥|加强|面向|给予|扶持|激励|辅导|禁止|严禁|倡导|满足|降低|减轻|打造|形成|助力"
    r"|构建|健全|壮大|大力|积极|进一步|加快|明确|依托|发展|督导|赋能|建设|各有关|成员|优化|深化|制定|加大|凡是|属于|取得|从事|规模化"
    r"|对(?!标)|(?<!先)进(?![口出])|[向为由将把的和及与或等是在使让被即给请令从以且]|其(?![他它])|参与"
)
_GENERAL = re.compile(  # 全市重点排放单位: 重点排放
    r"^(?:各类?|全区|全市|全州|全省|全国|相关|有关|所有|本市|本州|本区|本地|辖区|广大|一切|其他|其它|类|该|每[个家]|个|家|本|上述|前款所列|更多|大批|一批|行业|兵团"
    r"|[一-龥]{1,4}(?:省|市|县|区|州|盟|旗|内))*"
)
