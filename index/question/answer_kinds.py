"""The kinds of answer that a question asks for, and what a clause says that can give one.

Coarse on purpose: a clause that says none of it is rarely the answer, one that does may still not
be. It helps to rank clauses; which of a clause's sentences answers is decided more closely.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_NUMBER = r"[0-9〇一二三四五六七八九十百千万]+"


@dataclass(frozen=True, slots=True)
class AnswerKind:
    """A kind of answer: how it is ``asked`` for, and what is ``said`` where it is given."""

    name: str
    asked: re.Pattern[str]
    said: re.Pattern[str]


def _kind(name: str, asked: str, said: str) -> AnswerKind:
    return AnswerKind(name, re.compile(asked), re.compile(said))


KINDS = (
    _kind(
        "effective date",
        r"(?:何时|什么时候|什么时间|哪[年天一]|时间|日期|多久).{0,6}(?:施行|实施|生效|执行)"
        r"|(?:施行|实施|生效|执行).{0,4}(?:时间|日期|何时|什么时候)",
        r"起[施执]行|起生效|起实施|日施行",
    ),
    _kind(
        "penalty",
        r"罚|后果|法律责任|(?:怎么|如何|怎样)处[理置]|追究|会怎|违法",
        r"罚款|责令|处分|吊销|拘留|追究|没收|警告|有期徒刑",
    ),
    _kind(
        "definition",
        r"什么是|是指|指的是|什么意思|定义|含义|概念|是什么[?？]?$|何[为谓]",
        r"是指|所称|，指|包括",
    ),
    _kind(
        "period",
        r"多久|多长|期限|时限|几[日天年个周]|何时|什么时候|时间|多少[天日年]|有效期|日期",
        rf"[日天月年]内|期限|之日起|有效期|{_NUMBER}个?(?:工作日|日|天|月|年|小时)",
    ),
    _kind(
        "body",
        r"谁|(?:哪|什么|何)[些个一级种类]?(?:部门|机构|机关|单位|人)|由哪|主管|负责",
        r"主管|负责|部门|机关|委员会|政府|院",
    ),
    _kind(
        "amount",
        r"多少|几|比例|金额|标准|百分之|多大|多高",
        rf"{_NUMBER}[余多]?(?:元|万元|%|倍|分之|人|名|个|米|平方|公里|吨|周岁|以上|以下)",
    ),
    _kind(
        "right",
        r"权利|有权|享有|权益|保护措施|优惠|待遇",
        r"有权|享有|可以|享受|优惠|权利",
    ),
    _kind(
        "duty",
        r"义务|职责|应当|应该|需要|必须|责任|要求|注意|规定",
        r"应当|职责|义务|必须|不得|责任",
    ),
    _kind(
        "list",
        r"哪些|哪几|包括|什么样|几种|分为|内容|条件|情形|情况",
        r"下列|以下|[（(]一[)）]|包括|分为|[:：]|、.{1,12}、",
    ),
    _kind(
        "permission",
        r"吗[?？]?$|能不能|能否|是否|可否|可以|允许|可不可以",
        r"不得|禁止|可以|应当|允许|严禁|不予",
    ),
    _kind(
        "purpose",
        r"目的|宗旨|为什么|为何|立法|依据|原则",
        r"为了|制定本|根据.{0,40}制定|原则",
    ),
    _kind("scope", r"适用|范围|对象", r"适用本|本法适用|适用于|范围|参照"),
    _kind(
        "procedure",
        r"程序|流程|步骤|如何|怎么|怎样|方式|方法|手续|材料",
        r"申请|提交|提出|报|备案|审批|审查|程序|方式|按照",
    ),
)


def asked_kinds(question: str) -> tuple[AnswerKind, ...]:
    """The kinds of answer that a question in comparable form asks for."""
    return tuple(kind for kind in KINDS if kind.asked.search(question))


def kinds_given(question: str, texts: Sequence[str]) -> NDArray[np.float32]:
    """The share of the kinds asked for that each text can give, 0 where none is; (len(texts),).

    >>> kinds_given("要交多少保证金？", ["应当交纳五万元。", "本法自公布之日起施行。"]).tolist()
    [1.0, 0.0]
    """
    kinds = asked_kinds(question)
    if not kinds:
        return np.zeros(len(texts), np.float32)
    given = [sum(bool(kind.said.search(text)) for kind in kinds) for text in texts]
    return np.array(given, np.float32) / np.float32(len(kinds))
