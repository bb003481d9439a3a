"""The piece of a sentence that holds the figure asked for.

A sentence of targets strings them with commas: 农畜产品…98%以上，制造业…96.5%，消费品…94%. The
figure that answers stands in the segment that shares the most with the question.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.normalise import comparable
from qa.answer import Evidence
from qa.coverage import covered
from qa.verify.figures import Figure, figures

# Brackets are kept whole, and so is the comma of 1,000.
_PIECE = re.compile(r"(?:[（(][^）)\n]*[）)]|(?<=\d),(?=\d{3}(?!\d))|[^，,；;。！？\n])+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A comma segment of an evidence sentence, with its figures and its fit to the question."""

    evidence: Evidence
    text: str  # verbatim, without closing punctuation
    figures: tuple[Figure, ...]
    fit: float


def segments(text: str) -> tuple[str, ...]:
    """Comma segments of a sentence, verbatim, brackets kept whole."""
    pieces = (piece.strip(" ，,；;。！？\n") for piece in _PIECE.findall(text))
    return tuple(piece for piece in pieces if piece)


def best_segments(
    about: str, evidence: Sequence[Evidence], idf: Callable[[str], float]
) -> tuple[Segment, ...]:
    """Segments with figures that fit the question best, ties together, best first."""
    found = [
        Segment(item, text, held, _fit(about, item, text, idf))
        for item in evidence
        for text in segments(item.sentence.text)
        if (held := figures(text))
    ]
    if not found:
        return ()
    found.sort(key=lambda segment: (-segment.fit, segment.evidence.n))
    return tuple(segment for segment in found if segment.fit >= found[0].fit - 0.02)


def _fit(about: str, item: Evidence, text: str, idf: Callable[[str], float]) -> float:
    """Shared rarity with the segment itself; a little for its headings; less for what it adds."""
    own = covered(about, text, idf)
    around = covered(about, " ".join(item.clause.path) + item.sentence.text, idf)
    extra = 1 - covered(comparable(text), about, idf)
    return own + 0.25 * around - 0.1 * extra
