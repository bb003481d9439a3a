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
from qa.indicator import another_indicator
from qa.verify.figures import Figure, figures
from qa.wish import SAME_UNIT, Wish

_HALF = 0.5
_BEARS = 0.3
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
    wish: Wish, evidence: Sequence[Evidence], idf: Callable[[str], float]
) -> tuple[Segment, ...]:
    """Segments with figures that fit the question best, ties together, best first.

    A figure of another indicator is none. Where the question asks for several figures, each part
    of it has its own best segment.
    """
    held = [
        (item, text, own)
        for item in evidence
        for text in segments(item.sentence.text)
        if (own := figures(text)) and not another_indicator(wish.about, text)
    ]
    held = _in_the_unit(wish, held, idf)
    if len(wish.parts) > 1 and (several := _of_each_part(wish.parts, held, idf)):
        return several
    return _closest(wish.about, held, idf)


Held = tuple[Evidence, str, tuple[Figure, ...]]


def _closest(about: str, held: Sequence[Held], idf: Callable[[str], float]) -> tuple[Segment, ...]:
    if not held:
        return ()
    found = [Segment(item, text, own, _fit(about, item, text, idf)) for item, text, own in held]
    found.sort(key=lambda segment: (-segment.fit, segment.evidence.n))
    return tuple(segment for segment in found if segment.fit >= found[0].fit - 0.02)


def _in_the_unit(wish: Wish, held: list[Held], idf: Callable[[str], float]) -> list[Held]:
    """Only the segments with a figure in the unit asked for, if one bears on the question.

    个 counts anything and says nothing.
    """
    units = SAME_UNIT.get(wish.unit, (wish.unit,))
    fitting = [
        s
        for s in held
        if any(figure.unit in units for figure in s[2]) and covered(wish.about, s[1], idf) >= _BEARS
    ]
    return fitting if wish.unit not in {"", "个"} and fitting else held


def _of_each_part(
    parts: Sequence[str], held: Sequence[Held], idf: Callable[[str], float]
) -> tuple[Segment, ...]:
    """The best segment of each part of a question that has one; () unless two have."""
    best = [_closest(part, held, idf)[:1] for part in parts]
    plain = [s for found in best for s in found if covered_by(s, parts, idf)]
    unique = list({(s.evidence.n, s.text): s for s in plain}.values())
    return tuple(unique) if len(unique) > 1 else ()


def covered_by(segment: Segment, parts: Sequence[str], idf: Callable[[str], float]) -> bool:
    """Whether a segment holds at least half of one part of the question."""
    return any(covered(part, segment.text, idf) >= _HALF for part in parts)


def _fit(about: str, item: Evidence, text: str, idf: Callable[[str], float]) -> float:
    """Shared rarity with the segment itself; a little for its headings; less for what it adds."""
    own = covered(about, text, idf)
    around = covered(about, " ".join(item.clause.path[1:]) + item.sentence.text, idf)
    extra = 1 - covered(comparable(text), about, idf)
    return own + 0.25 * around - 0.1 * extra
