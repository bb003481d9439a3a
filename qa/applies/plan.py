"""Whom a sentence of a plan is for, and how.

A plan is written to officials and names those whom it is to reach: 推动食品生产企业开展…认证,
鼓励养老机构投保…, 落实建设单位首要责任. What it only mentions (企业品牌) it asks nothing of.
"""

import re
from collections.abc import Sequence

from index.clause import Span
from qa.applies.industry import advanced
from qa.applies.party import Party, parties, things
from qa.applies.reading import Kind, Reading
from qa.applies.vocabulary import vocabulary

_NONE: frozenset[str] = frozenset()


def of_plan(
    text: str, aims: Sequence[Span] = (), trades: frozenset[str] = _NONE
) -> tuple[Reading, ...]:
    """What a sentence of a plan means for whom, one reading for each kind.

    ``aims`` are the figures that it sets, by their spans in it; ``trades`` those that its headings
    are about, who are meant where the sentence names nobody and puts a duty.
    """
    found = [p for p in parties(text, 0, len(text)) if not _only_mentioned(text, p)]
    if found and found[0].standing == "authority" and _MUST.match(text, found[0].end):
        return ()  # 各县人民政府要…: a task of somebody else, whomever it is about
    named = [party for party in found if party.standing != "authority"]
    reached = [_segment(text, aim) for aim in aims]
    aimed = [party for party in named if any(_holds(span, party) for span in reached)]
    aimed = aimed or [thing for span in reached if (thing := _measured(text, span))]
    rest = [party for party in named if party not in aimed]
    if not aimed and not rest and (_DUTY.search(text) or _FORBIDS.search(text)):
        rest = _meant(text, trades)
    by_kind: dict[Kind, list[Party]] = {"目标": aimed}
    for party in rest:
        for kind in _kinds_in_plan(text, party):
            if kind != "义务" or not aimed or _BINDS.search(text):
                by_kind.setdefault(kind, []).append(party)
    industry = advanced(text)
    named_trades = _NONE.union(*(party.trades for own in by_kind.values() for party in own))
    if industry and not industry.trades & named_trades:
        by_kind.setdefault("支持", []).append(industry)
    return tuple(Reading(kind, tuple(own)) for kind, own in by_kind.items() if own)


def _segment(text: str, span: Span) -> Span:
    """The comma segments that a span lies in."""
    start = max(text.rfind(mark, 0, span[0]) for mark in "，,；;。") + 1
    ends = [at for mark in "，,；;。" if (at := text.find(mark, span[1])) >= 0]
    return start, min(ends, default=len(text))


def _holds(span: Span, party: Party) -> bool:
    return span[0] <= party.start < span[1]


def _measured(text: str, span: Span) -> Party | None:
    """The goods of which a figure is to be reached: 食品抽检合格率, 制造业产品质量合格率."""
    thing = things(text, *span)
    return thing if thing and (thing.trades or "生产" in thing.roles) else None


def _meant(text: str, trades: frozenset[str]) -> list[Party]:
    """Who is meant by a duty that names nobody: by its goods, its acts, else by the headings."""
    thing = things(text, 0, len(text))
    if thing and thing.trades:
        return [thing]
    words = vocabulary()
    acts = _NONE.union(*(token.meaning.roles for token in words.tokens(text))) - _OF_GOODS
    roles = acts if acts & words.implied.keys() else _NONE  # 监督检测 alone is an authority's
    return [Party("thing", roles=roles)] if roles or trades else []


_MUST = re.compile(r".{0,12}?(?:(?<![需重主])要(?![求素点件])|应当|应|必须|负责|负总责|会同)")
_DUTY = re.compile(
    r"监管(?!机构|部门|队伍|体系|能力|机制|人员|效能|平台|信息|水平|模式|方式)|监督抽查|监督检查|抽查"
    r"|追溯|整治|准入|召回|规范[^，。；]{0,16}(?:行为|秩序)|考核评价|保修|处罚"
    r"|严格(?:按照|开展|执行|规范)|(?:落实|执行|推行|实行|承担|强化|压实)[^，。；]{0,40}"
    r"(?:责任|制度|终身|承诺|标准(?!化)|制(?![造定度修]))"
)
_OF_GOODS = frozenset({"生产", "销售"})
_VAGUE = frozenset(
    {"机构", "组织", "团体", "单位", "法人", "提供者", "公司", "投资者", "厂", "主要负责人"}
)


def _only_mentioned(text: str, party: Party) -> bool:
    """Whether a plan only mentions somebody: 单位 alone, anyone, the 企业 of 企业品牌.

    Every enterprise is meant where something is asked of it or done for it.
    """
    if party.standing in ("anyone", "party"):
        return True
    if party.trades or not (party.standing == "enterprise" or party.roles <= _OF_GOODS):
        return False
    if text[party.start : party.end] in _VAGUE:
        return True
    if _ONLY_A_WORD.match(text, party.end):
        return True
    return not (_TOWARDS.search(text, 0, party.start) or _ASKED.match(text, party.end))


_TOWARDS = re.compile(
    r"(?:鼓励|支持|引导|推动|促进|督促|组织|动员|帮助|指导|要求|激励|扶持|倡导|面向|赋能|培育|奖励|满足|缓解|解决"
    r"|[为对向给])[^，,。；;]{0,12}$|对[^，,。；;]{0,40}的$"
)
_ONLY_A_WORD = re.compile(r"品牌|文化|主体(?!责任)|为?主导|投入|核心竞争力|精神|所有制|名录|形象")
_ASKED = re.compile(
    r"[^，,。；;]{0,8}?"
    r"(?:应|要(?!素)|须|不得|责任|信用|失信|投保|开展|采用|执行|履行)"
)
_FORBIDS = re.compile(r"严禁|禁止|不得|不准|严厉打击|依法打击|从严惩治|严厉查处|严肃查处|坚决打击")
_HELPS = re.compile(
    r"鼓励|支持|引导|扶持|奖励|补贴|补助|资助|优惠|减免|贴息|帮扶|帮助|培育|优先|赋能|便利"
    r"|倡导|融资|信贷|表彰|孵化|打造"
    r"|[为向给][^，,。；]{0,12}(?:企业|机构|单位)[^，,。；]{0,8}提供"
)
_BINDS = re.compile(
    r"督促|督导|落实|执行|履行|要求|责任|监管|监督|抽查|检查|治理|整治|严格|必须|强制|追溯|信用|失信|推行"
    r"|认证|投保|(?<!对标)达标|防范|承诺|准入|召回"
)
_BENEFIT = re.compile(r"[对为给]")


def _kinds_in_plan(text: str, party: Party) -> tuple[Kind, ...]:
    """What is meant for a party by the words of its comma segment.

    A segment that opens with the party is governed by the one before it: 鼓励养老机构投保…，
    食品生产经营者投保…. A ban that names nobody is on the party of the segment before it.
    """
    start, end = _segment(text, (party.start, party.end))
    while start and party.start - start <= 1 and not _FORBIDS.search(text, start, end):
        start = _segment(text, (start - 1, start - 1))[0]
    if _BENEFIT.match(text, start):  # 对获奖企业，在土地、金融等方面予以支持
        end = _segment(text, (start, end + 1))[1]
    helps = bool(_HELPS.search(text, start, end))
    helps = helps or bool(_HELPS.search(text) and not _BINDS.search(text, start, end))
    own: Kind = "支持" if helps else "义务"
    if _FORBIDS.search(text, start, end):
        own = "禁止"
    behind = _segment(text, (end + 1, end + 1)) if end < len(text) else (end, end)
    banned = _FORBIDS.search(text, *behind) and not parties(text, *behind)
    return (own, "禁止") if banned and own != "禁止" else (own,)
