"""A question on its way to an answer: what it says, what was found, what it may cite."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from index.clause import Clause, Document, Sentence
from index.hit import Hit
from index.query import Query
from index.search import Searcher
from qa.answer import Evidence, Status
from qa.evidence import in_year, named_where_it_must_be
from qa.question import Asked
from qa.relevance import Relevance, relevance, subject
from qa.statement import Statement

MOST_SENTENCES = 5
MOST_CHARACTERS = 330  # about 200 tokens of Chinese
_ENOUGH = 0.5  # of the score below; chosen on the development questions


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a way of answering came to, before it is numbered and written."""

    status: Status
    statements: tuple[Statement, ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One question, standing alone, with what search brought."""

    query: Query
    asked: Asked
    hits: tuple[Hit, ...]
    searcher: Searcher

    @property
    def about(self) -> str:
        """What the question is about: without names of documents, labels, years, asking words."""
        focus = self.query.focus
        for label in self.query.labels:
            focus = focus.replace(label.text.lower(), " ")
        return subject(focus)

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
    """A sentence that may answer, and how well it fits."""

    hit: Hit
    sentence: Sentence
    fit: Relevance
    score: float


def judged(case: Case, hits: Sequence[Hit], only: Collection[str] = ()) -> list[Candidate]:
    """Sentences that the question's conditions allow, best first; ``only``: of these clauses."""
    found = []
    for hit in hits:
        if only and hit.clause.id not in only:
            continue
        for sentence, weight in hit.sentences:
            if not in_year(sentence, hit.document, case.query.years):
                continue
            if not named_where_it_must_be(case.query, hit.clause.heading + sentence.text):
                continue
            fit = relevance(case.about, case.asked.wanted, hit, sentence, case.idf)
            found.append(Candidate(hit, sentence, fit, score(fit, weight)))
    return sorted(found, key=lambda candidate: -candidate.score)


def score(fit: Relevance, weight: float) -> float:
    """One number for ranking and for refusing: words shared, meaning, kind of answer."""
    kind = 0.0 if fit.right_kind else -0.3
    return 0.6 * fit.coverage + 0.2 * fit.own + 2.0 * (weight - 0.85) + kind


def enough(candidate: Candidate) -> bool:
    """Whether a sentence is evidence, or only the nearest thing."""
    return candidate.fit.right_kind and candidate.score >= _ENOUGH


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
