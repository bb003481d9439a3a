"""Text made comparable: one form for what people write in several.

Only for comparing, never for showing; spans always point at the verbatim text.
"""

import re
import unicodedata
from functools import cache

import opencc

_SPACES = re.compile(r"\s+")
_TOKEN = re.compile(r"[a-z]+[a-z0-9.+-]*|\d+(?:\.\d+)?|[\u3400-\u9fff]+")
_DASHES = str.maketrans({"—": "-", "–": "-", "－": "-", "○": "〇", "Ｏ": "O", "｢": "“", "｣": "”"})


@cache
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def comparable(text: str) -> str:
    """Half-width, simplified, lower-case, single spaces: ``９６．５％ 產品`` → ``96.5% 产品``."""
    return simplified(text).lower()


def simplified(text: str) -> str:
    """The comparable form with capital letters kept, for readers that tell them apart."""
    folded = unicodedata.normalize("NFKC", text.translate(_DASHES))
    return _SPACES.sub(" ", _to_simplified().convert(folded)).strip()


def tokens(text: str) -> list[str]:
    """Terms for the lexical index: character bigrams of Chinese runs, whole words and numbers.

    >>> tokens("质量合格率98.5%")
    ['质量', '量合', '合格', '格率', '98.5']
    """
    terms: list[str] = []
    for run in _TOKEN.findall(comparable(text)):
        if not "\u3400" <= run[0] <= "\u9fff" or len(run) == 1:
            terms.append(run)
        else:
            terms.extend(run[i : i + 2] for i in range(len(run) - 1))
    return terms
