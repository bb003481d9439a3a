"""Yes or no: what an answer opens with, against what is true.

An answer that opens with neither, the article's own words alone, contradicts nothing.
"""

import re

from eval.metrics.metric import Metric, mean
from eval.question_set.question import Truth
from eval.runs.record import Record
from index.normalise import comparable

_END = r"(?=[,，.。;；:：!！\s\[]|$)"
_YES = re.compile(
    rf"(?:是的?|对的?|有的?|会的?|可以|能够?|需要|要的?|允许|应当|必须|属于|包括|正确|yes){_END}",
    re.IGNORECASE,
)
_NO = re.compile(
    rf"(?:不是|不对|不会|不可以|不能|不得|不允许|禁止|不需要|不用|不要|不必|不属于|不包括|不正确|没有|没|否|无|无需|并非|并不是|no|not){_END}",
    re.IGNORECASE,
)


def opening(text: str) -> Truth:
    """Whether a text opens with yes or with no, "" for neither.

    >>> opening("不是，是96.5%。"), opening("不低于20%。"), opening("Yes. 94%")
    ('no', '', 'yes')
    """
    start = comparable(text).lstrip("*# \n")  # 會 as 会
    if _NO.match(start):
        return "no"
    return "yes" if _YES.match(start) else ""


def contradicts(record: Record) -> bool:
    """Whether a yes-or-no question is answered with the opposite of what is true."""
    truth, said = record.question.truth, opening(record.text)
    return bool(truth and said) and said != truth


def _score(record: Record) -> float | None:
    asked = bool(record.question.truth) and not record.refused
    return float(opening(record.text) == record.question.truth) if asked else None


POLARITY = Metric(
    "polarity",
    "是否类问题，开头就答对是与否 (yes-or-no questions that open with the right one)",
    _score,
    mean,
)
"""Of the answered yes-or-no questions, the share that open with the right one of the two."""
