"""The claim in a question that wants a yes or a no: 要达到95%，对吗？ claims 要达到95%.

>>> claim_of("兵团要不要建立台账？")
Claim(text='兵团要建立台账', form='need')
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from index.normalise import comparable

Form = Literal["is", "right", "may", "need", "have", "will"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a question claims, in comparable form, and how it asks whether that is so."""

    text: str
    form: Form


_SENTENCE = re.compile(r"[^?？。!！]+[?？。!！]*")
_HAN = re.compile(r"[一-龥]")
_SHORTEST = 3  # characters that can claim something
_END = r"[\s,，。.?？!！]*"
_CONFIRM = re.compile(
    rf"[,，。;；\s]*(?:我(?:的理解|引用|说|记)(?:的|得)?)?(?:这个?(?:数字?|说法|理解)?)?(?:是(?:这样|真的|不是)|对不对|对吗|对吧|对么|对不|是吗|是吧"
    rf"|是么|没错吧|没错吗|准不准|准确吗|正确吗|属实吗|有依据吗|有根据吗|真的吗|这样吗|(?:请|帮我|麻烦)?(?:你|您)?(?:确认|核实|核对|证实)(?:一下|下)?"
    rf"|有(?:这|此)[么个]?(?:句话|话|说法|回事|规定|要求|一条)(?:吗|没有|没)"
    rf"|是否(?:正确|属实|准确|如此))(?:吗|么)?{_END}$"
)
_TAIL = re.compile(rf"(?:了|的)?(?P<particle>吗|(?<![什怎])么|嘛|吧|(?<!是)不|没有|没){_END}$")
_RIGHT = re.compile(rf"吧{_END}$")
# 是不是, 能不能, 需不需要, 搞不搞, 有没有: the same said twice with a negation between.
_TWICE = re.compile(r"(?P<said>可以|需要|应当|应该|属于|(?!是)[一-龥])[不没](?P=said)")
_HALVED = re.compile(r"(?P<said>[可需应属允符])[不没](?=(?P=said)[一-龥])")
_WHETHER = re.compile(r"是否|是不是|可否|能否|应否|有无")
_ASKS = re.compile(
    r"哪|谁|什么|啥|多少|几(?![年个]?月?内|乎|种常)|怎|如何|何[时处种地]|为何|多[久长大高]|分别|比较|还是(?!要|应|得|不)"
)
_HEARD = re.compile(
    r"^(?:请问|听说|据说|我(?:看到|听说|记得|想确认|想问)|想问|那么?|既然|难道)[,，\s]*"
)
# 要是记错了，请告诉我是哪份文件: what putting the claim right answers, too
_IF_NOT = re.compile(
    r"^\s*(?:要是|如果|若是?|假如|倘若)?(?:我|说|记|这)*(?:不是|不对|错了|记错|弄错|搞错|有误|没有)"
)
_FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    (
        "may",
        re.compile(
            r"可以|可不可|能不能|能否|可否|(?<![功性职智技节产可才不效潜核热电动势机官])能(?![力源耗效量级])|能够|允许|准许|行不行"
        ),
    ),
    (
        "need",
        re.compile(
            r"需要|需不需|必须|应当|应该|应否|要不要|用不用|用(?=.{0,8}(?:不|吗)$)|(?<![重主只需])要(?![求素点件])|须"
        ),
    ),
    ("will", re.compile(r"会不会|(?<![机社协议])会(?![议计员展议同费])")),
    ("have", re.compile(r"有没有|有无|没有[?？]?$")),
)


def claim_of(question: str) -> Claim | None:
    """The claim that a question wants confirmed; None where it asks for something else.

    What is said before it belongs to it; where another question follows, both want an answer.
    """
    said = [each for each in _SENTENCE.findall(comparable(question)) if each.strip()]
    found = [(n, claim) for n, each in enumerate(said) if (claim := _claimed(each))]
    if len(found) > 1:  # 截止12月31日吧？我还来得及不？: what can be held against the text counts
        found = [each for each in found if re.search(r"\d", each[1].text)]
    others = [
        each
        for n, each in enumerate(said)
        if all(n != at for at, _ in found) and not _IF_NOT.match(each)
    ]
    if len(found) != 1 or any(_ASKS.search(each) for each in others):
        return None
    at, claim = found[0]
    return replace(claim, text="".join((*said[:at], claim.text)))


def _claimed(sentence: str) -> Claim | None:
    plain = _HEARD.sub("", sentence).strip()
    rest, right = plain, False
    if match := _CONFIRM.search(rest):
        rest, right = rest[: match.start()], True
    elif match := _TAIL.search(rest):
        right = match["particle"] == "吧"
        rest = rest[: match.start()]
    doubled = _TWICE.search(rest) or _HALVED.search(rest) or _WHETHER.search(rest)
    if (rest == plain and not doubled and not _bare(plain)) or not _HAN.search(plain):
        return None
    form: Form = next((form for form, said in _FORMS if said.search(plain)), "is")
    rest = _WHETHER.sub(_whether, rest)
    rest = _HALVED.sub("", _TWICE.sub(r"\g<said>", rest))
    if _ASKS.search(rest) or len(rest) < _SHORTEST:
        return None
    return Claim(rest.strip(" ,，。?？"), "right" if right else form)


def _whether(match: re.Match[str]) -> str:
    return {"可否": "可以", "能否": "能", "应否": "应", "有无": "有"}.get(match.group(), "")


def _bare(plain: str) -> bool:
    """A statement with a question mark, which asks nothing else: 要建10个项目？"""
    return plain[-1:] in "?？" and not _ASKS.search(plain) and bool(re.search(r"\d", plain))
