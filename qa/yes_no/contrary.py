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
_LEFT_OUT = re.compile(r"(?:不管|不查|不看|不问|不包括|不包含|不含|不涉及)([^,，。;；、)）]{2,20})")

_OPPOSITES = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        (r"口头", r"书面"),
        (r"无偿", r"有偿"),
        (r"免费|不收费", r"(?<!不)收费|缴费"),
        (r"自愿", r"强制(?!性|检)"),
        (r"(?<!不)公开", r"保密|不公开"),
        (r"事前", r"事后"),
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


def takes_in(said: str, there: str, idf: Idf) -> bool:
    """Whether a passage takes in what a claim leaves out: 不管网络平台销售的商品."""
    left_out = _LEFT_OUT.search(said)
    if left_out is None or _LEFT_OUT.search(comparable(there)):
        return False
    return covered(subject(left_out[1]), there, idf) >= _ALSO


def without_only(said: str) -> str:
    """A claim without 只 and 仅, which no text that it is held against repeats."""
    return _ONLY.sub(" ", said)
