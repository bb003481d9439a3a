"""The part of a sentence that a claim is about."""

import re
from collections.abc import Iterator

from qa.coverage import Idf, covered

_PIECE = re.compile(r"[^，,；;。：:\n]+[，,；;。：:]?")
_LONGEST = 3  # pieces that are read together
_LEVEL = 0.05  # a longer window must share this much more of the claim


def window_about(about: str, text: str, idf: Idf) -> str:
    """The shortest run of comma pieces of a sentence that shares the most with a claim."""
    best, share = text, -1.0
    for window in sorted(_windows(text), key=len):
        own = covered(about, window, idf)
        if own > share + _LEVEL:
            best, share = window, own
    return best


def _windows(text: str) -> Iterator[str]:
    pieces = _PIECE.findall(text)
    for length in range(1, min(_LONGEST, len(pieces)) + 1):
        for start in range(len(pieces) - length + 1):
            yield "".join(pieces[start : start + length])
