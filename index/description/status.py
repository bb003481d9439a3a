"""Whether a document is in force, a draft or repealed, as far as its own text says so."""

import re
from collections.abc import Sequence

from index.clause import Status
from index.parsing.lines import Line
from index.parsing.page import Field


def status_of(
    titles: Sequence[Line], fields: dict[str, Field]
) -> tuple[Status, tuple[int, int] | None]:
    """The status and where the text states it; ("", None) when it does not.

    A draft says so in its title; 现行 and 废止 are what a page's field (时效性, 有效性) states, or
    a bracket at the title (已废止). That a document is in force from a day on is no status: it
    may have been repealed since.
    """
    for line in titles:
        draft = _DRAFT.search(line.text)
        if draft:
            return "征求意见稿", (line.start + draft.start(), line.start + draft.end())
        dead = _DEAD_TITLE.search(line.text)
        if dead:
            return "废止", (line.start + dead.start(), line.start + dead.end())
    for name in _FIELDS:
        stated = fields.get(name)
        for pattern, status in _STATED if stated else ():
            if stated and pattern.search(stated.value):
                return status, (stated.start, stated.end)
    return "", None


_DRAFT = re.compile(
    r"征求意见稿|公开征求.{0,12}意见稿|送审稿|讨论稿|[（(][^（）()]{0,6}草案[^（）()]{0,8}[）)]"
)
_DEAD_TITLE = re.compile(r"[（(【\[]\s*(?:本文)?(?:已|现已)?(?:废止|失效|宣布失效)\s*[）)】\]]")
_FIELDS = ("时效性", "有效性", "效力状态", "公文时效", "有效期")
_STATED: tuple[tuple[re.Pattern[str], Status], ...] = (
    (re.compile(r"废止|失效|无效"), "废止"),
    (re.compile(r"现行|有效"), "现行"),
)
