"""Whether only the source is asked for: 依据是哪条, 原话怎么说. Every answer cites its source."""

import re

from index.normalise import comparable

_PLACE = r"(?:什么|啥|哪[一儿里]?[个部份]?(?:条|款|法|法律|文件|规定|章|里|儿)?)"
_SAYS = r"(?:说|写|讲|规定|要求|来|提|定|载)"
_SOURCE = re.compile(
    rf"(?:(?:那|这|具体|请问|它|的)*(?:(?:法律|政策|文件|条款|条文|规定)的?)?)?"
    rf"(?:(?:依据|根据|出处|来源)(?:了?的?是|在|有)?{_PLACE}(?:{_SAYS}?的)?"
    rf"|(?:出自|来自|见于?|写在|规定在|在){_PLACE}(?:{_SAYS}?的)?"
    rf"|(?:是|由)?(?:哪一?[条款章]|第几[条款章])(?:{_SAYS}[过了]?的?)?"
    rf"|(?:原文|原话|条文|原句)(?:是|里)?(?:怎么|咋|如何)?(?:{_SAYS}|什么|啥|表述)的?"
    rf"|违反了?(?:什么|啥|哪[一些]?[条款个部]?)(?:规定|法律?|条款?)?"
    rf"|有(?:什么|啥)?(?:法律|政策|文件)?依据)(?:吗|呢|啊|来着|的)?"
)


def asks_source(piece: str) -> bool:
    """Whether a piece of a question asks where the answer stands, or for its words.

    >>> asks_source("依据是哪条？"), asks_source("哪条说的"), asks_source("哪条路最近？")
    (True, True, False)
    """
    return bool(_SOURCE.fullmatch(comparable(piece).strip("?？。!！,， ")))
