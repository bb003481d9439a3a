"""Questions with the clauses of an index that answer them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.metrics.containment import relevant
from eval.retrieval.searching import Asked
from eval.runs.record import Passage
from index.clause import Clause
from index.question.query import Query
from index.search.rows import Floats
from index.search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question, its vector without any map (dimension,), and the ids of clauses that answer.

    ``weight`` is what it counts in learning.
    """

    query: Query
    vector: Floats
    right: frozenset[str]
    weight: float = 1.0


def labelled(searcher: Searcher, questions: Sequence[Asked]) -> list[Labelled]:
    """The questions whose evidence some clause of the index holds."""
    asked = [(question, _right(searcher, question)) for question in questions]
    asked = [(question, right) for question, right in asked if right]
    return of_clauses(searcher, [(question.question, right) for question, right in asked])


def of_clauses(
    searcher: Searcher,
    asked: Iterable[tuple[str, frozenset[str]]],
    weight: float = 1.0,
) -> list[Labelled]:
    """Questions with the ids of the clauses that answer them, embedded together."""
    pairs = list(asked)
    queries = [searcher.understand(question) for question, _ in pairs]
    vectors = searcher.embedder.question_vectors([query.meaning for query in queries])
    return [
        Labelled(query, vector.plain, right, weight)
        for query, vector, (_, right) in zip(queries, vectors, pairs, strict=True)
    ]


def _right(searcher: Searcher, question: Asked) -> frozenset[str]:
    documents = {gold.document for gold in question.gold} & searcher.documents.keys()
    clauses = [clause for document in documents for clause in searcher.clauses_of(document)]
    return frozenset(
        clause.id
        for clause in clauses
        if any(relevant(_passage(clause), gold) for gold in question.gold)
    )


def _passage(clause: Clause) -> Passage:
    return Passage(clause.document_id, clause.label, clause.text)


def clause_ids(searcher: Searcher) -> NDArray[np.str_]:
    """The ids of all clauses by their numbers, shape (clauses,)."""
    ids = [clause.id for document in searcher.documents for clause in searcher.clauses_of(document)]
    return np.array(ids)
