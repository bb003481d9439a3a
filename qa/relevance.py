"""Does a sentence answer the question? A probability, from a few features that can be explained.

The weights are learned by ``python -m eval.train_relevance`` on the development questions and kept
in ``relevance.json`` beside this file. From the same number sentences are ranked and questions
refused.
"""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from functools import cache
from pathlib import Path

from index.normalise import comparable
from index.search.hit import Hit
from qa.coverage import Idf, covered
from qa.question import content
from qa.reading import Read
from qa.segments import segments
from qa.slot import holds
from qa.verify import figures
from qa.wanted import FIGURES
from qa.wish import SAME_UNIT, Wish

WEIGHTS = Path(__file__).with_name("relevance.json")
_SAID_YEAR = re.compile(r"(?:19|20)\d{2}(?:-(?:19|20)?\d{2,4})?年?")
# A figure that the question itself claims says nothing of what it is about.
_SAID_FIGURE = re.compile(r"(?<![a-z.\d])\d+(?:\.\d+)?\s*(?:%|分|万?[个家户件项条种元]|元|倍)")

_UNWEIGHED = 0.5  # nothing is known of a search without the learned ranker
# Of 565 questions with an answer, in seen/ and legal_dc, none lies below both of these.
_HARDLY, _FEW = 0.01, 0.25


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of a sentence as an answer to a question; all about 0 to 1."""

    own: float  # share of the question's content, by rarity, in the sentence
    near: float  # the same in the sentence, its headings, and its clause up to it
    piece: float  # the same in its best comma segment
    letters: float  # share of the question's single characters in sentence and headings
    target: float  # share of the characters beside the asking word, in sentence and heading
    standing: float  # the sentence's cosine, in standard deviations / 4
    dense: float  # the sentence's cosine
    dense_rank: float  # 1 / its rank by cosine among the sentences brought
    lexical: float  # its BM25 as a share of the best one's
    lexical_rank: float  # 1 / its rank by BM25
    first: float  # 1 / rank of its clause
    found: float  # probability that the clause ranked first answers the question
    kind: float  # 1 when it holds the kind of answer wanted
    unit: float  # 1 when it has a figure in the unit asked for
    year: float  # 1 when the year asked about is a year that governs it
    figured: float  # 1 when a figure is wanted and it has one


def features(wish: Wish, reads: Sequence[Read], idf: Idf) -> list[Features]:
    """The features of each sentence that was brought for a question."""
    dense = _places([each.found.dense for each in reads])
    lexical = _places([each.found.lexical for each in reads])
    best = max((each.found.lexical for each in reads), default=0.0) or 1.0
    return [
        _features(wish, each, idf, (1 / dense[n], each.found.lexical / best, 1 / lexical[n]))
        for n, each in enumerate(reads)
    ]


def _features(wish: Wish, read: Read, idf: Idf, standings: tuple[float, float, float]) -> Features:
    hit, found = read.hit, read.found
    text = found.sentence.text
    told = f"{hit.clause.heading} {read.lead} {text}"
    opening = hit.clause.text[: max(found.sentence.start - hit.clause.start, 0)]
    headings = " ".join(hit.clause.path[1:])  # below the title
    held = figures(text)
    return Features(
        own=covered(wish.about, text, idf),
        near=covered(wish.about, f"{headings} {opening} {text}", idf),
        piece=max((covered(wish.about, piece, idf) for piece in segments(text)), default=0.0),
        letters=_letters(wish.about, f"{headings} {read.lead} {text}"),
        target=_letters(wish.target, told),
        standing=found.standing / 4,
        dense=found.dense,
        dense_rank=standings[0],
        lexical=standings[1],
        lexical_rank=standings[2],
        first=1 / hit.rank,
        found=_UNWEIGHED if hit.probability is None else hit.probability,
        kind=float(of_kind(wish, hit, read.lead + text)),
        unit=float(
            any(
                figure.unit in SAME_UNIT.get(wish.unit, wish.unit) for figure in held if figure.unit
            )
            if wish.unit
            else 0
        ),
        year=float(bool(set(wish.years) & set(found.sentence.years))),
        figured=float(wish.wanted in FIGURES and bool(held)),
    )


def _places(scores: Sequence[float]) -> list[int]:
    """The rank of each score from 1, equal ones sharing the better place."""
    ordered = sorted(scores, reverse=True)
    return [ordered.index(score) + 1 for score in scores]


def fit(known: Features) -> float:
    """How well a sentence fits beside other sentences, for ranking them; 0 to 1."""
    return _logistic(known, "ranking")


def probability(known: Features) -> float:
    """Probability that a question whose best sentence is this one has an answer at all.

    Where search finds next to nothing and few of the words are there either, what is asked of is
    another thing, however close its meaning is.
    """
    learned = _logistic(known, "answerable")
    return min(learned, known.found) if _is_another(known) else learned


def _is_another(known: Features) -> bool:
    """Whether neither search nor words speak for the sentence."""
    return known.found <= _HARDLY and known.near <= _FEW


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


def _letters(about: str, text: str) -> float:
    wanted = {char for char in about if char.isalnum()}
    return len(wanted & set(comparable(text))) / len(wanted) if wanted else 0.0


def of_kind(wish: Wish, hit: Hit, text: str) -> bool:
    """Whether a sentence can hold the kind of answer that is wanted."""
    if wish.wanted == "department" and hit.clause.departments:
        return True
    return holds(wish.wanted, wish.about, text, hit.document.region)


def subject(focus: str) -> str:
    """What a question is about: its focus without the words of asking, years and figures."""
    return content(_SAID_FIGURE.sub(" ", _SAID_YEAR.sub(" ", focus)))
