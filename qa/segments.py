"""The piece of a sentence that holds the figure asked for.

A sentence of targets strings them with commas: 农畜产品…98%以上，制造业…96.5%，消费品…94%. The
figure that answers stands in the segment that shares the most with the question.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qa.answer import Evidence
from qa.coverage import covered
from qa.indicator import another_indicator, heads, in_the_same_words, without_exceptions
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
        if (own := figures(text))
    ]
    if len(wish.parts) > 1 and (several := _of_each_part(wish, held, idf)):
        return several
    return _closest(wish.about, _in_the_unit(wish, _of_the_indicator(wish.about, held), idf), idf)


Held = tuple[Evidence, str, tuple[Figure, ...]]


def _closest(about: str, held: Sequence[Held], idf: Callable[[str], float]) -> tuple[Segment, ...]:
    if not held:
        return ()
    found = [Segment(item, text, own, _fit(about, item, text, idf)) for item, text, own in held]
    found.sort(key=lambda segment: (-segment.fit, segment.evidence.n))
    return tuple(segment for segment in found if segment.fit >= found[0].fit - 0.02)


def _of_the_indicator(about: str, held: Sequence[Held]) -> list[Held]:
    """The segments of no other indicator; those in other words for it only where none says it."""
    fitting = [each for each in held if not another_indicator(about, each[1])]
    said = any(in_the_same_words(about, text) for _, text, _ in fitting)
    return [
        each
        for each in fitting
        if not (said and heads(each[1])) or in_the_same_words(about, each[1])
    ]


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
    wish: Wish, held: Sequence[Held], idf: Callable[[str], float]
) -> tuple[Segment, ...]:
    """The best segment of each part of a question that has one; () unless two have.

    An indicator said once, at the end, is that of every part: 农产品、食品的合格率.
    """
    *_, last = wish.parts
    own = heads(last)
    shared = own[0] if len(own) == 1 and own == heads(wish.about) and last != own[0] else ""
    found: dict[tuple[int, str], Segment] = {}
    for part in wish.parts:
        about = part if heads(part) else f"{part} {shared}".strip()
        bearing = [s for s in held if covered(part, without_exceptions(s[1]), idf) >= _HALF]
        for best in _closest(about, _of_the_indicator(about, bearing), idf)[:1]:
            found.setdefault((best.evidence.n, best.text), best)
    return tuple(found.values()) if len(found) > 1 else ()


def _fit(about: str, item: Evidence, text: str, idf: Callable[[str], float]) -> float:
    """Shared rarity with the segment itself; a little for its headings; less for what it adds.

    What a segment leaves out, 工业产品(不含地产食品), is half of what it speaks of.
    """
    kept = without_exceptions(text)
    own = (covered(about, kept, idf) + covered(about, text, idf)) / 2
    around = covered(about, " ".join(item.clause.path[1:]) + item.sentence.text, idf)
    extra = 1 - covered(kept, about, idf)
    return own + 0.25 * around - 0.1 * extra
