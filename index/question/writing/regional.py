"""Words of Taiwan in a question in traditional characters: 網路 is 网络, not only 网路."""

import unicodedata
from difflib import SequenceMatcher
from functools import cache

import opencc

from index.normalise import comparable


def is_traditional(question: str) -> bool:
    """Whether a question is written in traditional characters."""
    folded = unicodedata.normalize("NFKC", question).lower()
    return bool(_converter("t2s").convert(folded) != folded)


def mainland_words(question: str) -> tuple[str, ...]:
    """The words that the mainland has for those of a question in traditional characters.

    Each comes with the characters beside it, so that longer words stay whole.

    >>> mainland_words("網路安全的規定")
    ('网络安',)
    """
    said = comparable(question)
    meant = comparable(_converter("tw2sp").convert(question))
    changes = SequenceMatcher(None, said, meant, autojunk=False).get_opcodes()
    return tuple(
        meant[max(0, start - 1) : end + 1]
        for kind, _, _, start, end in changes
        if kind in {"replace", "insert"}
    )


@cache
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)
