"""Whether a found passage is the one that answers, whatever shape a system cuts its passages in.

A passage counts by the words it holds, not by its number in somebody's index, so that clauses,
sentences and chunks of 500 characters can be measured against the same evidence.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from eval.question_set.question import Gold, comparable
from eval.runs.record import Passage

LEAST = 12
"""Word characters that a passage must have to count by lying inside longer evidence.

A heading (“第二章 总则”) lies inside it too, and answers nothing.
"""

_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """Text as evidence is compared: NFKC, and every character that is not of a word removed.

    >>> bare("第二十一条　达到９６．５％（以上）")
    '第二十一条达到965以上'
    """
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text))


def holds(text: str, evidence: str) -> bool:
    """Whether a passage's text is, or holds, the evidence.

    Evidence that is longer than the text is hit by a text that lies wholly inside it and has
    ``LEAST`` word characters. Nothing holds empty evidence.
    """
    said, wanted = bare(text), bare(evidence)
    if not wanted:
        return False
    return wanted in said or (len(said) >= LEAST and said in wanted)


def relevant(passage: Passage, gold: Gold) -> bool:
    """Whether a passage is of the gold's document, and is its clause or holds its words."""
    if passage.document != gold.document:
        return False
    label = comparable(gold.label)
    return bool(label and comparable(passage.label) == label) or holds(passage.text, gold.quote)


def ranks(found: Sequence[Passage], golds: Sequence[Gold]) -> tuple[int, ...]:
    """For every gold the rank, from 1, of the first passage that is relevant to it; 0 for none."""
    return tuple(
        next((rank for rank, passage in enumerate(found, start=1) if relevant(passage, gold)), 0)
        for gold in golds
    )
