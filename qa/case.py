"""A question on its way to an answer: what it says, what was found, what it may cite."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from index.clause import Clause, Document, Sentence
from index.question.query import Query
from index.search.hit import Hit
from index.search.searcher import Searcher
from qa.answer import Evidence, Status
from qa.conditions import allowed
from qa.question import FIGURES, Asked, asked_for, measure_asked, parts_asked, unit_asked
from qa.relevance import Features, features, fit, probability, subject
from qa.segments import Segment, best_segments
from qa.statement import Grid, Statement
from qa.verify import figures
from qa.wish import Wish

MOST_SENTENCES = 4
MOST_CHARACTERS = 200  # about 125 tokens of Chinese
ENOUGH = 0.4  # probability from which a sentence is evidence


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a way of answering came to, before it is numbered and written."""

    status: Status
    statements: tuple[Statement, ...] = ()
    refusal: str = ""
    grids: tuple[Grid, ...] = ()
    confidence: float | None = None  # that the documents answer; None where no scoring decided


@dataclass(frozen=True, slots=True)
class Case:
    """One question, standing alone, with what search brought."""

    query: Query
    asked: Asked
    hits: tuple[Hit, ...]
    searcher: Searcher

    @property
    def about(self) -> str:
        """What the question is about: no names of documents, labels, years or asking words."""
        return subject(self.query.focus)

    @property
    def wish(self) -> Wish:
        """What a sentence must offer to be an answer."""
        text = self.query.text
        target = asked_for(self.query.focus)
        return Wish(
            self.about,
            target,
            self.asked.wanted,
            unit_asked(text),
            self.query.years,
            tuple(map(subject, parts_asked(self.query.focus))),
        )

    def targets(self, items: Sequence[Evidence]) -> tuple[Segment, ...]:
        """The figures of the evidence that stand by what is asked, best first.

        Where the question is about a region that no document is about, only those that name it.
        """
        best = best_segments(self.wish, items, self.idf)
        if self.query.documents or not self.query.elsewhere:
            return best
        names = [name for region in self.query.elsewhere for name in region.names]
        return tuple(s for s in best if any(name in s.text for name in names))

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents it names; all, when it names none."""
        held = self.searcher.documents
        return tuple(held[d] for d in self.query.documents) or tuple(held.values())

    @property
    def idf(self) -> Callable[[str], float]:
        """How rare a term is in the corpus."""
        return self.searcher.idf


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, and what is known of it as one."""

    hit: Hit
    sentence: Sentence
    known: Features

    @property
    def fit(self) -> float:
        """How well it fits beside the others."""
        return fit(self.known)

    @property
    def score(self) -> float:
        """Probability that it answers."""
        return probability(self.known)


def judged(case: Case, hits: Sequence[Hit], only: Collection[str] = ()) -> list[Candidate]:
    """Sentences that the question's conditions allow, best first; ``only``: of these clauses."""
    pairs = [
        (hit, item)
        for hit in hits
        for item in hit.sentences
        if (not only or hit.clause.id in only)
        and allowed(case.query, hit, item.sentence, case.asked.wanted in FIGURES)
    ]
    known = features(case.wish, pairs, case.idf)
    found = [
        Candidate(hit, item.sentence, of_it)
        for (hit, item), of_it in zip(pairs, known, strict=True)
    ]
    return sorted(found, key=lambda candidate: -candidate.fit)


def enough(candidate: Candidate) -> bool:
    """Whether a sentence is evidence, or only the nearest thing."""
    return bool(candidate.known.kind) and candidate.score >= ENOUGH


def answers(case: Case, ranked: Sequence[Candidate]) -> bool:
    """Whether the best sentences answer, or are only the nearest there are.

    Where a figure is asked for, one of theirs has to be the one asked for: a figure of another
    region or another indicator is worse than none, and so is one in another unit of measure.
    """
    if not (ranked and enough(ranked[0])):
        return False
    items = evidence(ranked)
    measure = measure_asked(case.query.text)
    if measure and not any(measure in item.words for item in items):
        return False
    if case.asked.wanted not in FIGURES:
        return True
    if not any(figures(item.sentence.text) for item in items):
        return "多少" not in case.query.text  # 有几类 may be answered by naming them
    return bool(case.targets(items))


def evidence(ranked: Sequence[Candidate], most: int = MOST_SENTENCES) -> tuple[Evidence, ...]:
    """The best sentences, numbered, within what a small model reads quickly."""
    chosen: list[Evidence] = []
    length = 0
    for candidate in ranked:
        sentence = candidate.sentence
        if chosen and (len(chosen) == most or length + len(sentence.text) > MOST_CHARACTERS):
            break
        hit = candidate.hit
        chosen.append(
            Evidence(len(chosen) + 1, hit.document, hit.clause, sentence, candidate.score)
        )
        length += len(sentence.text)
    return tuple(chosen)


def first_sentence(searcher: Searcher, clause: Clause) -> Sentence:
    """The opening of a clause, for citing it as a whole."""
    return searcher.sentences_of(clause)[0]
