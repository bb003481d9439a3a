"""Ways in which a passage is contrary to a claim without forbidding or freeing anything.

What the claim keeps to some the passage opens to all, what it leaves out the passage takes in, or
the passage has it done in a way that rules the claim's out.
"""

import re

from index.normalise import comparable
from qa.coverage import Idf, covered
from qa.relevance import subject

_ALSO = 0.6  # share of what a claim leaves out in a passage that takes it in
_ONLY = re.compile(r"(?<!不)(?:只(?![要有是])|仅(?!次)|唯独)")
_OPEN = re.compile(
    r"不同(?=所有制|类型|性质|规模|主体)|各类|各种|多种(?=所有制|主体|形式)|平等|一视同仁|均可|都可以?|不限|不分"
)
_OWNERS = re.compile(r"国有|国营|民营|私营|外资|合资|公办|民办|个体")
_LEFT_OUT = re.compile(
    r"(?:不管|不查|不看|不问|不包括|不包含|不含|不涉及|不计入)([^,，。;；、)）]{2,20})"
)

_TAKEN_IN = re.compile(r"包括|包含|涵盖|算(?:进|在|入|上)|计入|纳入|也算")

_OPPOSITES = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        (r"口头", r"书面"),
        (r"无偿", r"有偿"),
        (r"免费|不收费", r"(?<!不)收费|缴费"),
        (r"自愿", r"强制(?!性|检)"),
        (r"(?<!不)公开", r"保密|不公开"),
        (r"事前", r"事后"),
        (r"一部分|部分", r"全面(?=执行|实施|推行|实行|覆盖)|全覆盖|全部|一律"),
        (r"(?<!不)超过(?!\d|[一二三四五六七八九十百])", r"达到(?!\d|[一二三四五六七八九十百])"),
    )
)


def opposed(said: str, there: str) -> bool:
    """Whether one says a thing is done in a way that rules out the other's: 口头 and 书面."""
    return any(
        (one.search(said) and other.search(there) and not (other.search(said) or one.search(there)))
        for pair in _OPPOSITES
        for one, other in (pair, pair[::-1])
    )


def only_some(said: str, there: str) -> bool:
    """Whether a claim keeps to some what a passage opens to all: 只让公办机构进, 不同所有制平等."""
    return bool(_ONLY.search(said)) and bool(_OPEN.search(there)) and not _ONLY.search(there)


def opens_to_all(there: str) -> bool:
    """Whether a passage makes no difference between whoever it is for: 不同所有制平等."""
    return bool(_OPEN.search(there))


def without_owners(said: str) -> str:
    """A claim without whose a body is, which what is open to all need not say: 民营, 公办."""
    return _OWNERS.sub(" ", said)


def takes_in(said: str, there: str, idf: Idf) -> bool:
    """Whether a passage takes in what a claim leaves out: 不管网络平台销售的商品."""
    left_out = _LEFT_OUT.search(said)
    if left_out is None or _LEFT_OUT.search(comparable(there)):
        return False
    return covered(subject(left_out[1]), there, idf) >= _ALSO


def leaves_out(said: str, there: str) -> bool:
    """Whether a passage leaves out what a claim takes in: (不含地产食品)."""
    left_out = [match[1] for match in _LEFT_OUT.finditer(comparable(there))]
    return not _LEFT_OUT.search(said) and any(
        thing in said and _TAKEN_IN.search(said) for thing in left_out
    )


def without_only(said: str) -> str:
    """A claim without 只 and 仅, which no text that it is held against repeats."""
    return _ONLY.sub(" ", said)
