"""Does a sentence answer the question? Words shared, weighed by rarity, and the kind of answer.

The signal that refuses: a term of the question that stands nowhere near the sentence, above all one
that the corpus does not know, and a wanted kind of answer (a sum of money, a phone number, a
department) that the sentence does not hold.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.clause import Sentence
from index.hit import Hit
from index.normalise import tokens
from qa.question import Wanted, content
from qa.verify.figures import figures

_KINDS: dict[Wanted, re.Pattern[str]] = {
    "money": re.compile(r"元"),
    "contact": re.compile(r"电话|邮箱|地址|@|\d{3,4}-\d{7,8}"),
    "date": re.compile(
        r"(?:19|20)\d{2}|[一二][〇零○一二三四五六七八九]{3}年|\d月|每年|定期|[一二三\d]年(?:行动|内)"
    ),
    "department": re.compile(r"负责|牵头|会同|领导小组|承担|职责"),
    "document_number": re.compile(r"[〔\[（(]\d{4}"),
}


@dataclass(frozen=True, slots=True)
class Relevance:
    """How well one sentence fits a question.

    ``coverage``: share of the question's content, by rarity, that the sentence, its headings or its
    clause's opening hold; ``own``: the same of the sentence alone; ``dense``: cosine of its best row.
    """

    coverage: float
    own: float
    dense: float
    right_kind: bool


def relevance(
    about: str, wanted: Wanted, hit: Hit, sentence: Sentence, idf: Callable[[str], float]
) -> Relevance:
    """Judge one sentence of a hit for a question about ``about``."""
    near = " ".join((*hit.clause.path, sentence.text, _opening(hit, sentence)))
    return Relevance(
        coverage=covered(about, near, idf),
        own=covered(about, sentence.text, idf),
        dense=hit.dense,
        right_kind=of_kind(wanted, hit, sentence),
    )


def _opening(hit: Hit, sentence: Sentence) -> str:
    """The part of the clause before the sentence: what it goes on from."""
    return hit.clause.text[: max(sentence.start - hit.clause.start, 0)]


def covered(about: str, text: str, idf: Callable[[str], float]) -> float:
    """Share of the terms of ``about`` in ``text``, weighed by rarity; 0 when it has no terms."""
    wanted = dict.fromkeys(tokens(about))
    if not wanted:
        return 0.0
    present = set(tokens(text))
    total = sum(idf(term) for term in wanted)
    return sum(idf(term) for term in wanted if term in present) / total


def of_kind(wanted: Wanted, hit: Hit, sentence: Sentence) -> bool:
    """Whether the sentence can hold the kind of answer that is wanted."""
    if wanted == "text":
        return True
    if wanted == "name":
        return False  # policy documents name offices, not people
    if wanted in {"percent", "number"}:
        return bool(figures(sentence.text))
    if wanted == "department" and hit.clause.departments:
        return True
    return bool(_KINDS[wanted].search(sentence.text))


def subject(focus: str) -> str:
    """What a question is about: its focus without the words of asking, years and figures."""
    return content(re.sub(r"(?:19|20)\d{2}(?:-(?:19|20)?\d{2,4})?年?", " ", focus))
