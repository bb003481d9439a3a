"""Folding Chinese text so that what means the same compares the same; never used for showing.

``fold`` keeps every character's position, so a span found in folded text is a span of the original.
"""

import re
import unicodedata
from functools import cache, lru_cache

import opencc

# Full-width forms, compatibility ideographs and radicals (PDFs); circled digits stay: list markers.
_RANGES = ((0xFF01, 0xFF5F), (0xFFE0, 0xFFE7), (0xF900, 0xFB00), (0x2F00, 0x2FD6), (0xFE50, 0xFE6C))
_TABLE = {
    code: folded
    for low, high in _RANGES
    for code in range(low, high)
    if len(folded := unicodedata.normalize("NFKC", chr(code))) == 1
} | {0x3000: " ", 0xA0: " ", ord("○"): "〇", ord("◯"): "〇", ord("﹪"): "%"}

_HAN = "".join(chr(code) for code in range(0x4E00, 0xA000))

_NOISE = re.compile(r"[^\w%+.]|_|(?<!\d)\.|\.(?!\d)")
_WRAPPERS = re.compile(
    r"根据|按照|依据|依照|规定|要求|明确|提出|指出|其中|此外|同时|以及|包括|分别|如下|"
    r"应当|必须|需要|不得|禁止|严禁|不能|不准|不允许|可以|鼓励|该条|本条|条款|文件|方面|目标|不得低于|不低于|不少于|至少|力争|"
    r"达到|以上|以下|左右|超过|稳定在|保持在|控制在|下限|上限|起码|不能低于|截止日期|截止时间|截至|截止|最迟"
)
_BREAKS = re.compile(r"[^\w]+|[的了和与及在是为等其对将由以到并或而也都]")


@cache
def _table() -> dict[int, str]:
    """The characters that fold; a traditional one to its simplified form, where it is one for one.

    What simplified texts write too (著, 乾, 於 in a name) stays.
    """
    simple = opencc.OpenCC("t2s").convert(_HAN)
    pairs = zip(_HAN, simple, strict=True)
    return _TABLE | {ord(a): b for a, b in pairs if a != b and not _is_simplified(a)}


def _is_simplified(char: str) -> bool:
    """Whether the first level of GB 2312, the common characters of simplified Chinese, has it."""
    try:
        return char.encode("gb2312") < b"\xd8"
    except UnicodeEncodeError:
        return False


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return ``text`` narrowed from full width and simplified, one character for one.

    >>> fold("９６％以上（二○一八年）")
    '96%以上(二〇一八年)'
    >>> fold("產品質量")
    '产品质量'
    """
    return text.translate(_table())


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
