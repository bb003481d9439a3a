"""The words by which a question asks, which say nothing of what it asks about."""

import re

from index.normalise import comparable

_ASKING = re.compile(
    r"是什么|什么|哪些|哪个|哪种|哪里|如何|怎么样|怎么|怎样|为什么|是否|是不是|能不能|能否|可以|可否"
    r"|应该|应当|多少|多久|何时|吗|呢|请问|的话|需要"
)


def asked_about(question: str) -> str:
    """A question in comparable form without its words of asking.

    They are rare in documents, so that one that happens to say 如何 would be found by it.

    >>> asked_about("电梯应当如何维护保养？")
    '电梯 维护保养?'
    """
    return re.sub(r"\s+", " ", _ASKING.sub(" ", comparable(question))).strip()
