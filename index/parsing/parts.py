"""A clause that is longer than the embedder reads, cut into parts that it does read.

multilingual-e5-small reads 512 tokens, special ones included. MAX_PART leaves room for the title
and the headings that are embedded with each part; docs/clauses.md says what a part is.
"""

import re

from index.clause import Span

MAX_PART = 600
"""The longest part in characters."""


def parts_of(text: str, start: int = 0) -> tuple[Span, ...]:
    """The parts of a clause that starts at ``start``, () when it needs no cutting.

    A part ends where a line ends, or else a sentence, a half sentence, a phrase, or where
    there is no mark at all, after ``MAX_PART`` characters. Parts tile the clause and are as long
    as the limit lets them, so that there are few.

    >>> parts_of("好。" * 350)
    ((0, 600), (600, 700))
    """
    if len(text) <= MAX_PART:
        return ()
    found: list[Span] = []
    at = 0
    while len(text) - at > MAX_PART:
        end = _cut(text, at)
        found.append((start + at, start + end))
        at = end
    return (*found, (start + at, start + len(text)))


_SHORTEST = MAX_PART // 3  # a cut that leaves less is no better than the next finer mark
_MARKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[\r\n]\s*",
        r"[。！？!?][”’」』）)】]*\s*",
        r"[；;][”’」』）)】]*\s*",
        r"[，,：:、|]\s*|\s+",
    )
)


def _cut(text: str, start: int) -> int:
    """Where the part that starts at ``start`` ends: after the last coarse mark within the limit."""
    window = text[start : start + MAX_PART]
    for marks in _MARKS:
        ends = [match.end() for match in marks.finditer(window)]
        if ends and ends[-1] >= _SHORTEST:
            return start + ends[-1]
    return start + MAX_PART
