"""Folding Chinese text so that what means the same compares the same; never used for showing.

``fold`` keeps every character's position, so a span found in folded text is a span of the original.
"""

import re
import unicodedata
from functools import lru_cache

# Full-width forms, compatibility ideographs and radicals (PDFs); circled digits stay: list markers.
_RANGES = ((0xFF01, 0xFF5F), (0xFFE0, 0xFFE7), (0xF900, 0xFB00), (0x2F00, 0x2FD6), (0xFE50, 0xFE6C))
_TABLE = {
    code: folded
    for low, high in _RANGES
    for code in range(low, high)
    if len(folded := unicodedata.normalize("NFKC", chr(code))) == 1
} | {0x3000: " ", 0xA0: " ", ord("○"): "〇", ord("◯"): "〇", ord("﹪"): "%"}

_NOISE = re.compile(r"[^\w%+.]|_|(?<!\d)\.|\.(?!\d)")
_WRAPPERS = re.compile(
    r"根据|按照|依据|依照|规定|要求|明确|提出|指出|其中|此外|同时|以及|包括|分别|如下|"
    r"应当|必须|需要|该条|本条|条款|文件|方面|目标|不得低于|不低于|不少于|至少|力争|"
    r"达到|以上|以下|左右|超过|稳定在|保持在|控制在"
)
_BREAKS = re.compile(r"[^\w]+|[的了和与及在是为等其对将由以到并或而也都]")


def fold(text: str) -> str:
    """Return ``text`` with full-width forms narrowed, one character for one.

    >>> fold("９６％以上（二○一八年）")
    '96%以上(二〇一八年)'
    """
    return text.translate(_TABLE)


@lru_cache(maxsize=4096)
def compact(text: str) -> str:
    """Fold and drop spaces and punctuation, keeping %, + and decimal points.

    >>> compact("“双随机、一公开” 98.5％")
    '双随机一公开98.5%'
    """
    return _NOISE.sub("", fold(text)).replace("零", "〇").lower()


@lru_cache(maxsize=8192)
def bigrams(text: str) -> frozenset[str]:
    """Return the character bigrams of the content words of ``text``.

    Words that only wrap a statement (根据, 达到, 以上 …) and function characters break the runs.
    """
    folded = _WRAPPERS.sub(" ", fold(text).lower())
    return frozenset(run[i : i + 2] for run in _BREAKS.split(folded) for i in range(len(run) - 1))


def coverage(part: frozenset[str], whole: frozenset[str]) -> float:
    """Return the share of ``part`` that is in ``whole``; 1.0 for nothing to cover."""
    return len(part & whole) / len(part) if part else 1.0
