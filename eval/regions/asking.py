"""Questions that name regions, searched; which region is the first hit about?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from eval.regions.pairs import Asked, absent, pairs
from index.question.scope.about_region import same
from index.question.scope.held import Held, held_of
from index.regions import Region
from index.search.searcher import Searcher

Outcome = Literal["named", "above", "other", "none", "nothing"]
"""The first hit is about the region named, about one above it in a document that speaks of it,
about another, about none; or nothing was found.
"""

_K = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A question and what its first hit is about."""

    asked: Asked
    outcome: Outcome
    found: str  # the document's title, "" where nothing was found


@dataclass(frozen=True, slots=True)
class Regions:
    """What came of a corpus's questions: those in pairs, and those of regions without documents."""

    name: str
    documents: int
    paired: tuple[Judged, ...]
    absent: tuple[Judged, ...]

    @property
    def wrong(self) -> tuple[Judged, ...]:
        """The questions whose first hit is not what it must be."""
        other = (each for each in self.absent if each.outcome == "other")
        return (*(each for each in self.paired if each.outcome != "named"), *other)

    @property
    def named(self) -> float:
        """The share of the questions in pairs whose first hit is about the region named."""
        return _share(self.paired, "named")

    @property
    def other(self) -> float:
        """The share of all questions whose first hit is about another region than the one named."""
        return _share((*self.paired, *self.absent), "other")


def asked_of(name: str, searcher: Searcher, count: int, seed: int) -> Regions:
    """Ask ``count`` pairs about an index, and as many questions of regions that it knows not."""
    held = held_of(searcher.documents.values(), date.today())
    clauses = {each.id: searcher.clauses_of(each.id) for each in held}
    drawn = pairs(held, clauses, count, seed)
    return Regions(
        name,
        len(held),
        _judged((each for pair in drawn for each in (pair.first, pair.second)), searcher, held),
        _judged(absent(held, clauses, count, seed), searcher, held),
    )


def _judged(asked: Iterable[Asked], searcher: Searcher, held: Sequence[Held]) -> tuple[Judged, ...]:
    about = {each.id: each.region for each in held}
    judged = []
    for each in asked:
        hits = searcher.search(each.question, _K)
        outcome: Outcome = "nothing"
        if hits:
            outcome = _outcome(each.region, about[hits[0].document.id], hits[0].document.text)
        judged.append(Judged(each, outcome, hits[0].document.title if hits else ""))
    return tuple(judged)


def _outcome(asked: Region, found: Region | None, text: str) -> Outcome:
    if found is None:
        return "none"
    if same(asked, found):
        return "named"
    above = found.name in asked.parents and any(name in text for name in asked.names)
    return "above" if above else "other"


def _share(judged: Sequence[Judged], outcome: Outcome) -> float:
    return sum(each.outcome == outcome for each in judged) / len(judged) if judged else 0.0
