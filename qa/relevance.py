"""Does a sentence answer the question? A probability, from a few features that can be explained.

The weights are learned by ``python -m eval.train_relevance`` on the development questions and kept
in ``relevance.json`` beside this file. From the same number sentences are ranked and questions
refused.
"""

import json
import math
import re
from collections.abc import Callable
from dataclasses import astuple, dataclass, fields
from functools import cache
from pathlib import Path

from index.hit import Hit, SentenceHit
from index.normalise import comparable, tokens
from qa.question import Wanted, content
from qa.verify import figures

Idf = Callable[[str], float]
WEIGHTS = Path(__file__).with_name("relevance.json")
_KINDS: dict[Wanted, re.Pattern[str]] = {
    "money": re.compile(r"元"),
    "contact": re.compile(r"电话|邮箱|地址|@|\d{3,4}-\d{7,8}"),
    "date": re.compile(
        r"(?:19|20)\d{2}|[一二][〇零○一二三四五六七八]{3}年|\d月|每年|定期|[一二三四五\d]年(?:行动|内)"
    ),
    "department": re.compile(r"负责|牵头|会同|领导小组|承担|职责"),
    "document_number": re.compile(r"[〔\[（(](?:19|20)\d{2}"),
}


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of a sentence as an answer to a question; all about 0 to 1."""

    own: float  # share of the question's content, by rarity, in the sentence
    near: float  # the same in the sentence, its headings, and its clause up to it
    letters: float  # share of the question's single characters in sentence and headings
    unknown: float  # share of the question's content that no text of the corpus holds
    standing: float  # the sentence's cosine, in standard deviations / 4
    dense: float  # the sentence's cosine, 0.75…0.95 spread to 0…1
    first: float  # 1 / rank of its clause
    kind: float  # 1 when it holds the kind of answer wanted
    target: float  # share of the characters beside the asking word, in the sentence


def features(
    about: str, target: str, wanted: Wanted, hit: Hit, found: SentenceHit, idf: Idf
) -> Features:
    """The features of one sentence of a hit.

    ``about`` is the question's content, ``target`` the part of it beside the asking word.
    """
    text = found.sentence.text
    opening = hit.clause.text[: max(found.sentence.start - hit.clause.start, 0)]
    headings = " ".join(hit.clause.path)
    return Features(
        own=covered(about, text, idf),
        near=covered(about, f"{headings} {opening} {text}", idf),
        letters=_letters(about, headings + text),
        unknown=_unknown(about, idf),
        standing=found.standing / 4,
        dense=(found.dense - 0.75) / 0.2,
        first=1 / hit.rank,
        kind=float(of_kind(wanted, hit, text)),
        target=_letters(target, f"{hit.clause.heading} {text}"),
    )


def fit(known: Features) -> float:
    """How well a sentence fits beside other sentences, for ranking them; 0 to 1."""
    return _logistic(known, "ranking")


def probability(known: Features) -> float:
    """Probability that a question whose best sentence is this one has an answer at all."""
    return _logistic(known, "answerable")


def _logistic(known: Features, name: str) -> float:
    weights = _weights()[name]
    total = weights["bias"] + sum(
        weights[field.name] * value
        for field, value in zip(fields(known), astuple(known), strict=True)
    )
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, dict[str, float]]:
    loaded: dict[str, dict[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return loaded


def covered(about: str, text: str, idf: Idf) -> float:
    """Share of the terms of ``about`` in ``text``, weighed by rarity; 0 when it has no terms."""
    wanted = dict.fromkeys(tokens(about))
    if not wanted:
        return 0.0
    present = set(tokens(text))
    total = sum(idf(term) for term in wanted)
    return sum(idf(term) for term in wanted if term in present) / total


def _letters(about: str, text: str) -> float:
    wanted = {char for char in about if char.isalnum()}
    return len(wanted & set(comparable(text))) / len(wanted) if wanted else 0.0


def _unknown(about: str, idf: Idf) -> float:
    """Content that stands nowhere weighs the most a term can weigh."""
    wanted = dict.fromkeys(tokens(about))
    if not wanted:
        return 1.0
    most = idf("\0")  # a term that is in no text
    total = sum(idf(term) for term in wanted)
    return sum(most for term in wanted if idf(term) >= most) / total


def of_kind(wanted: Wanted, hit: Hit, text: str) -> bool:
    """Whether a sentence can hold the kind of answer that is wanted."""
    if wanted == "text":
        return True
    if wanted == "name":
        return False  # policy documents name offices, not people
    if wanted in {"percent", "number"}:
        return bool(figures(text))
    if wanted == "department" and hit.clause.departments:
        return True
    return bool(_KINDS[wanted].search(text))


def subject(focus: str) -> str:
    """What a question is about: its focus without the words of asking, years and figures."""
    return content(re.sub(r"(?:19|20)\d{2}(?:-(?:19|20)?\d{2,4})?年?", " ", focus))
