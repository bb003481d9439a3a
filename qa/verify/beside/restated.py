"""The sentences that restate a source: what differs, and which of them need no other check."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from index.clause import Span
from qa.verify.beside.alignment import Alignment, alignments, lines
from qa.verify.beside.exchanges import exchange_failures
from qa.verify.beside.lists import added_items, forms_of
from qa.verify.beside.turns import turn_failures
from qa.verify.beside.values import Key, value_failures
from qa.verify.beside.wording import ASPIRES, LONGEST, SHORT, Token
from qa.verify.figures import figures
from qa.verify.finding import Failure, Source


@dataclass(frozen=True, slots=True)
class Restated:
    """What differs, and the spans of the sentences that were settled by being laid side by side."""

    failures: tuple[Failure, ...]
    settled: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the sources hold: their figures, the words above them, all their words."""

    figures: Collection[Key]
    above: str
    words: str

    @classmethod
    def of(cls, cited: Sequence[Source]) -> "_Known":
        above = "".join(forms_of(source.context) for source in cited)
        keys = {figure.key for source in cited for figure in figures(source.text)}
        return cls(keys, above, above + "".join(forms_of(source.text) for source in cited))


def restated(claim: str, cited: Sequence[Source]) -> Restated:
    """Judge every sentence of ``claim`` that restates a sentence of a source."""
    there = [line for source in cited for line in lines(source.text)]
    known = _Known.of(cited)
    failures: list[Failure] = []
    settled: list[Span] = []
    for mine in lines(claim):
        judged = [(list(_differences(a, known)), _adds(a)) for a in alignments(mine, there)]
        if not judged:
            continue
        differences, adds = min(judged, key=lambda each: len(each[0]) + each[1])
        failures += differences
        if not adds:
            settled.append(mine.span)
    return Restated(tuple(failures), tuple(settled))


def _differences(alignment: Alignment, known: _Known) -> Iterator[Failure]:
    yield from added_items(alignment, known.words)
    for at, part in enumerate(alignment.parts):
        yield from value_failures(part, known.figures)
        if not part.same and alignment.anchored(at):
            turned = turn_failures(part, alignment)
            yield from turned or exchange_failures(part, alignment, known.above)


def _adds(alignment: Alignment) -> bool:
    """Whether the sentence says something, or has a value, where the source has nothing.

    So does one that says 力争, or restates one that does: that governs beyond the words beside it.
    """
    both = (*alignment.mine.tokens, *alignment.theirs.tokens)
    parts = [part for part in alignment.parts if not part.same]
    return any(token.form == ASPIRES for token in both) or any(
        _values(part.mine) > _values(part.theirs)
        or len(part.mine) - len(part.theirs) > SHORT
        or (part.mine and len(part.theirs) > LONGEST)
        or alignment.mine.is_segment(part.mine)
        or alignment.mine.spans_segments(part.mine)
        for part in parts
    )


def _values(side: tuple[Token, ...]) -> int:
    return sum(bool(token.values) for token in side)
