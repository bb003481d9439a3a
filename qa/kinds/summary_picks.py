"""The sentences that stand for the parts of a document, and for what a summary is to dwell on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from index.clause import Clause, Document
from qa.answer import Evidence
from qa.case import Case
from qa.coverage import covered
from qa.kinds.salience import salience
from qa.kinds.scan import is_heading
from qa.kinds.summary_question import emphasis

_CHAPTERS = 24  # of a law have a sentence each; more than a page of them is no summary
_DWELT = 4  # sentences more on what a summary is to dwell on
_MOST_OF = 0.5  # share of what it is to dwell on that they hold


@dataclass(frozen=True, slots=True)
class Part:
    """Clauses that stand under one heading."""

    heading: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """A sentence that stands for its part."""

    heading: str
    item: Evidence

    @property
    def words(self) -> str:
        """The sentence without the label of its article."""
        return " ".join(self.item.words.split()).removeprefix(self.item.clause.label).strip()


def parts_of(clauses: Sequence[Clause]) -> tuple[Part, ...]:
    """The clauses by the first headings that part them."""
    deepest = max(len(clause.path) for clause in clauses)
    for depth in range(2, deepest + 1):
        parts = _parts_at(clauses, depth)
        if len(parts) > 1:
            return parts
    return _parts_at(clauses, deepest)


def _parts_at(clauses: Sequence[Clause], depth: int) -> tuple[Part, ...]:
    groups = groupby(clauses, lambda clause: clause.path[:depth])
    return tuple(Part(path[-1], tuple(own)) for path, own in groups)


def picks_of(
    case: Case, document: Document, clauses: Sequence[Clause], most: int
) -> tuple[Pick, ...]:
    """The sentences that stand for the parts, in reading order."""
    parts = parts_of(clauses)
    chapters = any(len(part.clauses) > 1 for part in parts)
    room = max(most, min(len(parts), _CHAPTERS)) if chapters else most
    each = max(1, room // len(parts))
    found = [_best(case, document, part) for part in parts]
    ranked = [pick for picks in found for pick in _spread(picks)[:each]]
    kept = sorted(ranked, key=lambda pick: -pick.item.score)[:room]
    kept += [pick for pick in _dwelt_on(case, found) if pick not in kept]
    return tuple(sorted(kept, key=lambda pick: pick.item.sentence.start))


def _spread(picks: Sequence[Pick]) -> list[Pick]:
    """The best sentence of each clause, best first."""
    best: dict[str, Pick] = {}
    for pick in picks:
        best.setdefault(pick.item.clause.id, pick)
    return list(best.values())


def _dwelt_on(case: Case, found: Iterable[Sequence[Pick]]) -> list[Pick]:
    """The sentences on what the summary is to dwell on, best first; [] where it is on nothing."""
    what = emphasis(case.query.text)
    shares = [
        (covered(what, f"{pick.item.clause.heading} {pick.words}", case.idf), pick)
        for picks in found
        for pick in picks
    ]
    said = [each for each in shares if each[0] >= _MOST_OF]
    said.sort(key=lambda each: (-each[0], -each[1].item.score))
    return [pick for _, pick in said[:_DWELT]]


def _best(case: Case, document: Document, part: Part) -> list[Pick]:
    """The sentences of a part that tell most of it, best first."""
    found = [
        Evidence(
            0, document, clause, sentence,
            salience(sentence, clause, part.heading, case.idf, opens=n == 0),
        )
        for clause in part.clauses
        for n, sentence in enumerate(
            s for s in case.searcher.sentences_of(clause) if not is_heading(s, clause)
        )
    ]  # fmt: skip
    return [Pick(part.heading, item) for item in sorted(found, key=lambda item: -item.score)]
