"""Whom a sentence of a law binds, and how: 食品生产企业应当…, 任何单位和个人不得…, 国家鼓励企业….

A penalty is no duty: it has a kind of its own. The task of an authority is nobody's else.
"""

import re
from collections.abc import Sequence

from qa.applies.party import Party, parties, things
from qa.applies.reading import Kind, Reading

Spoken = tuple[str, int, int]
"""The kind of a binding word (``Force.kind``), and where it stands in the sentence."""


def of_article(
    text: str, forces: Sequence[Spoken], before: Reading | None = None
) -> Reading | None:
    """What a sentence says to whom, None where it binds nobody.

    One that names nobody goes on about those of the sentence ``before`` it in its paragraph.
    """
    penalty = PENALTY.search(text)
    if _LISTED.search(text) or not (forces or penalty or _GIVES.search(text)):
        return None
    if penalty:
        return _penalised(text, penalty.start(), before)
    given = _given(text, forces)
    if given is not None:
        return given
    binding = (each for each in forces if each[0] in ("义务", "禁止"))
    force = next((each for each in binding if not _NO_DUTY.match(text, each[2])), None)
    if force is None:
        return None
    limit = _LIMIT.match(text, force[2])  # 不得少于两年 asks for two years
    kind: Kind = "禁止" if force[0] == "禁止" and not limit else "义务"
    start = _opening(text)
    named = _subject(text, start, force[1])
    lead = text[start : force[1]]
    if not named and not lead and text.startswith(_BANS, force[1]) and not _ITEM.match(text):
        named = _forbidden(text, force[2])
    if not named and before and before.kind != "处罚" and not _SOMEBODY_ELSE.search(lead):
        named = [party for party in before.parties if party.standing in _GOES_ON]
    if not named or any(party.standing == "authority" for party in named):
        return None
    return Reading(kind, tuple(named))


_LIMIT = re.compile(r"少于|低于|短于|小于|超过|高于|超出|大于|晚于|迟于|早于")
_REACH = 40  # characters behind 鼓励 or 禁止 in which it says whom
_BANS = ("禁止", "严禁", "严格禁止")
_GOES_ON = frozenset({"named", "enterprise", "party"})
_ITEM = re.compile(r"\s*[（(][一二三四五六七八九十\d]+[）)]")
_LISTED = re.compile(rf"^{_ITEM.pattern}.*(?:情况|情形|事项|内容)[；;。]?$")  # what is looked at
_NO_DUTY = re.compile(  # 依法应当取得许可的活动: what stands behind is no duty but a thing
    r"[^，。；]{1,14}的(?:责任|义务|活动|情况|事项|内容|材料|条件|行为|费用|赔偿|后果|部分|产品|证件|手续)"
    r"(?=[，。；、的]|$)"
)
_SOMEBODY_ELSE = re.compile(  # a subject that the vocabulary does not know
    r"(?:组|员|人|者|会|院|局|署|处|机构|中心|方|官|长|师|委|队|站|所|司|政府|国)"
    r"(?:依法|均|也|还|都|并|及时|同时|一般)*$"
)
PENALTY = re.compile(
    r"责令|处[^，。；理置分方]{0,24}罚款|处以|没收|吊销|构成犯罪|刑事责任|给予(?:行政)?处分|给予警告"
    r"|予以处罚|的规定处罚|[，,]处罚|违反本|有期徒刑|处[^，。]{0,6}元以|暂停.{0,6}资格"
    r"|撤销.{0,8}(?:证|资格|登记)|治安管理处罚|引咎辞职"
)
"""What only a sentence says that tells how somebody is punished."""
_GIVES = re.compile(
    r"(?:给予|予以).{0,16}(?:奖励|表彰|表扬|补贴|补助|资助|扶持|支持|优惠|减免|优先)"
    r"|享受.{0,20}(?:优惠|政策|待遇)|减征|免征|免收|优先(?:办理|采购|安排|支持)"
)
_NUMBER = re.compile(
    r"\s*(?:第\s*[零〇一二三四五六七八九十百千\d]+\s*条(?:之[一二三四五六七八九十]+)?"
    r"|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])?\s*"
)
_BY_OFFICIALS = re.compile(r"监督|检查|抽样|抽检|监管|执法|审批|评审|审评|核查|案件")
_CHAIN = re.compile(r"的?(?:所属|上级)?")
_AND = re.compile(r"[、和及或与]|以及|或者")
_ASIDE = re.compile(r"从(?!事)|与|对|向|由|为|被|经(?!营)|因|关于|涉及|按照|根据|依照|依据|给")


def _penalised(text: str, at: int, before: Reading | None) -> Reading | None:
    """Who is punished: whom the sentence names in front, else those of the document.

    情节严重的，吊销许可证 goes on about those of the sentence before it.
    """
    if _OFFICIAL.search(text):
        return None
    found = parties(text, _opening(text), at)
    named = [party for party in found if party.standing != "authority"]
    if not named and any(not _BY.search(text, 0, party.start) for party in found):
        return None  # 市场监督管理部门的工作人员滥用职权的，依法给予处分
    if not named and before and before.kind == "处罚":
        return before
    meant = named[:1] or [things(text, _opening(text), at) or Party("thing", start=0, end=at)]
    return Reading("处罚", tuple(meant))


_OFFICIAL = re.compile(r"滥用职权|玩忽职守|徇私|履行监督(?:管理)?职责|违法批准|受贿")
_BY = re.compile(r"(?:由|经|被)[^，。；]{0,12}$")


def _opening(text: str) -> int:
    match = _NUMBER.match(text)
    return match.end() if match else 0


def _given(text: str, forces: Sequence[Spoken]) -> Reading | None:
    """What is encouraged or granted, to those named after the word, or in front of 给予."""
    first = next((each for each in forces if each[0] in ("义务", "禁止", "鼓励")), None)
    gives = _GIVES.search(text)
    if first and first[0] == "鼓励":
        named = _helped(text, first[2], min(len(text), first[2] + _REACH))
    elif gives and not (first and first[1] > gives.end()):
        named = _helped(text, _opening(text), gives.start())
    else:
        return None
    return Reading("支持", tuple(named)) if named else None


def _helped(text: str, start: int, end: int) -> list[Party]:
    found = [p for p in parties(text, start, end) if p.standing != "authority"]
    if found:
        return found
    thing = things(text, start, end)
    return [thing] if thing and thing.trades else []


def _subject(text: str, start: int, end: int) -> list[Party]:
    """Who must or must not, by the words in front of the binding one.

    Where its own segment names nobody, the nearest one in front that does: 生产者采购原料，应当….
    """
    last = max(start, _segment_start(text, start, end))
    found = parties(text, last, end)
    if not found:
        thing = things(text, last, end)
        if thing and thing.trades:
            return [] if _BY_OFFICIALS.search(text, last, end) else [thing]
        found = _in_front(text, start, last)
    subject = found[:1]
    for following in found[1:]:
        gap = text[subject[-1].end : following.start]
        if _AND.fullmatch(gap):
            subject.append(following)
        elif _CHAIN.fullmatch(gap):  # 食品生产企业的主管部门
            subject[-1] = following
        else:
            break
    return subject


def _segment_start(text: str, start: int, end: int) -> int:
    return max(text.rfind(mark, start, end) for mark in "，,；;") + 1


def _in_front(text: str, start: int, end: int) -> list[Party]:
    """Whom the nearest segment in front names that names somebody, if that is its subject."""
    while end > start:
        first = max(start, _segment_start(text, start, end - 1))
        found = parties(text, first, end)
        if found:
            return [] if _ASIDE.search(text, first, found[0].start) else found
        end = first
    return []


def _forbidden(text: str, at: int) -> list[Party]:
    """Whom a 禁止 without a subject is about: what it names, else the document's own people."""
    found = [p for p in parties(text, at, min(len(text), at + _REACH)) if p.standing != "authority"]
    if found:
        return found[:1]
    thing = things(text, at, min(len(text), at + _REACH))
    return [thing or Party("thing", start=at, end=at)]
