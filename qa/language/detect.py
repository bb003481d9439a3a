"""Which language a question is asked in."""

import re
from typing import Literal

from index.question.writing.regional import is_traditional

Language = Literal["zh", "zh-Hant", "en"]

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
# Words that hold an English sentence together; pinyin and acronyms have none of them.
_ENGLISH = re.compile(
    r"\b(?:what|which|who|whom|whose|when|where|why|how|the|of|is|are|was|were|does|do|did|can|"
    r"could|must|may|should|shall|has|have|for|and|or|with|under|about|please|tell|list|compare|"
    r"hello|hi|hey|thanks|thank|bye|goodbye|article|law)\b",
    re.IGNORECASE,
)
_OUTWEIGHED = 3  # Latin letters to one Chinese character from which a sentence is English


def language_of(text: str) -> Language:
    """The language of a question.

    >>> language_of("What is the pass rate in 汕尾?"), language_of("ISO 9001 怎么规定")
    ('en', 'zh')
    """
    chinese = len(_HAN.findall(text))
    if _ENGLISH.search(text) and len(_LATIN.findall(text)) > _OUTWEIGHED * chinese:
        return "en"
    return "zh-Hant" if chinese and is_traditional(text) else "zh"
