"""A question on its way to an answer: what it says, what was found, what it may cite."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from index.clause import Clause, Document, Sentence
from index.question.query import Query
from index.search.hit import Hit
from index.search.searcher import Searcher
from qa.answer import Evidence, Status
from qa.conditions import allowed
from qa.question import FIGURES, Asked, asked_for, measure_asked, parts_asked, unit_asked
from qa.reading import asks_list, opens, read, refers_on, within
from qa.relevance import Features, features, fit, of_kind, probability, subject
from qa.segments import Segment, best_segments
from qa.slot import HUNG
from qa.statement import Grid, Statement
from qa.verify import figures
from qa.wanted import Wanted
from qa.wish import Wish

MOST_SENTENCES = 4
MOST_CHARACTERS = 200  # about 125 tokens of Chinese
ENOUGH = 0.4  # probability from which a sentence is evidence
# Share of a question below which an amount is one of another thing; every offence has its fine.
_LEAST: Mapping[Wanted, float] = {"number": 0.1, "percent": 0.1, "money": 0.25}
_BEHIND = 0.3  # a sentence this much less likely to answer than the best lends it no figure


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
        near = [item for item in items if item.score >= items[0].score - _BEHIND]
        best = best_segments(self.wish, near, self.idf)
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
    wanted = case.asked.wanted
    reads = [
        read(case.searcher, hit, item, partial(of_kind, case.wish, hit), wanted in HUNG)
        for hit in hits
        for item in hit.sentences
        if (not only or hit.clause.id in only)
        and allowed(case.query, hit, item.sentence, wanted in FIGURES)
    ]
    known = features(case.wish, reads, case.idf)
    found = [
        Candidate(each.hit, each.found.sentence, of_it)
        for each, of_it in zip(reads, known, strict=True)
    ]
    return _ordered(case, sorted(found, key=lambda candidate: -candidate.fit))


def _ordered(case: Case, ranked: list[Candidate]) -> list[Candidate]:
    """With a list first where one is asked for and its lead says as much as the best sentence."""
    if not ranked or case.asked.wanted != "text" or not asks_list(case.query.text):
        return ranked
    leads = [
        each
        for each in ranked
        if refers_on(each.sentence)
        and enough(each)
        and each.known.near >= ranked[0].known.near
        and opens(case.searcher, each.hit.clause, each.sentence)
    ]
    best = min(leads, key=lambda each: each.hit.rank, default=ranked[0])
    return [best, *(each for each in ranked if each is not best)]


def enough(candidate: Candidate) -> bool:
    """Whether a sentence is evidence, or only the nearest thing."""
    return bool(candidate.known.kind) and candidate.score >= ENOUGH


def answers(case: Case, ranked: Sequence[Candidate]) -> bool:
    """Whether the best sentences answer, or are only the nearest there are.

    Where a figure is asked for, one of theirs has to be the one asked for: that of another region,
    indicator or offence is worse than none, and so is one in another unit of measure.
    """
    if not (ranked and enough(ranked[0])):
        return False
    best = ranked[0].known
    least = _LEAST.get(case.asked.wanted)
    if least is not None and (best.near < least or not best.own):
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
        if any(_holds(each.sentence, sentence) for each in chosen):
            continue
        if chosen and (len(chosen) == most or length + len(sentence.text) > MOST_CHARACTERS):
            break
        hit, n = candidate.hit, len(chosen) + 1
        chosen.append(Evidence(n, hit.document, hit.clause, sentence, candidate.score))
        length += len(sentence.text)
    return tuple(chosen)


def _holds(whole: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence that was read on holds another one."""
    return whole.clause_id == sentence.clause_id and within(sentence, (whole.start, whole.end))


def first_sentence(searcher: Searcher, clause: Clause) -> Sentence:
    """The opening of a clause, for citing it as a whole."""
    return searcher.sentences_of(clause)[0]
