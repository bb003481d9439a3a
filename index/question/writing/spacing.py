"""Spaces inside words, 质 量 抽 查 or 质量监 督: taken out where they part a word."""

import re

from index.question.writing.fluency import Fluency
from index.question.writing.vocabulary import codes_of

_GAP = re.compile(r"(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")
_LETTERED = re.compile(
    r"(?<![\u3400-\u9fff])[\u3400-\u9fff](?: +[\u3400-\u9fff]){2,}(?![\u3400-\u9fff])"
)


def joined(text: str, fluency: Fluency) -> str:
    """``text`` without the spaces that part a word; those between words stay.

    Single characters in a row, three at least, are spaced out as a whole: 质 量 合 格 率.
    """
    text = _LETTERED.sub(lambda match: match.group().replace(" ", ""), text)
    gaps = list(_GAP.finditer(text))
    if not gaps:
        return text
    before = codes_of("".join(text[gap.start() - 1] for gap in gaps))
    after = codes_of("".join(text[gap.end()] for gap in gaps))
    within = iter(fluency.is_word(before, after).tolist())
    return _GAP.sub(lambda gap: "" if next(within) else gap.group(), text)
