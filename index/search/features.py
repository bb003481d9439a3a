"""What is known of a candidate as an answer to a question, in numbers that a ranker weighs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.search.candidates import Candidates
from index.search.rows import Floats, Integers

Matrix = NDArray[np.float64]

NAMES = (
    "clause_cosine",  # of what stands for the clause, to the question's turned vector
    "sentence_cosine",  # of its best sentence; the clause's own where it has none
    "plain_clause_cosine",  # to the question's vector before it was turned
    "plain_cosine",  # the same of the clause's best row
    "above_best",  # the better of both, less the best of all candidates
    "above_background",  # the same, less the mean of the nearest clauses of the index
    "bm25",  # of what stands for the clause, title and headings with it; a share of the terms
    "row_bm25",  # of its best row
    "bm25_of_best",  # as a share of the best candidate's
    "row_bm25_of_best",
    "covered",  # share of the question's terms, by rarity, that clause, headings or title say
    "in_runs",  # of the question, said in one piece
    "of_kind",  # share of the kinds of answer asked for that it can give
    "title_covered",  # the same of its document's title
    "title_said",  # share of the title that the question says
    "document",  # what the best candidates of its document score together
    "document_of_best",
    "length",  # log of the clause's characters
    "place",  # 0 at the document's beginning, 1 at its end
    "number",  # log of how many clauses stand before it in the document
    "size",  # log of how many clauses its document has
    "said_by_size",  # title_said, place and number tell other things of a code than of a notice
    "place_by_size",
    "number_by_size",
    "fused",  # reciprocal rank fusion of both sides
)
_CONSTANT = 10.0  # of reciprocal rank fusion (Cormack et al., 2009)
_MIDDLE_SIZE = 4.2  # log of the clauses of a law of some length
_OF_DOCUMENTS = 50  # best candidates that count for their documents


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the candidates' clauses and documents, each of shape (n,)."""

    documents: Integers  # their numbers
    lengths: Integers  # characters
    before: Integers  # clauses of the document before it
    siblings: Integers  # clauses of the document
    title_covered: Floats
    title_said: Floats
    in_runs: Floats
    of_kind: Floats


def features(found: Candidates, around: Surroundings) -> Matrix:
    """Features of the candidates, shape (n, len(NAMES))."""
    asked = found.asked or 1.0
    clause = found.best_whole(found.dense)
    better = found.best(found.dense)
    sentence = _of_sentences(found)
    bm25, row_bm25 = found.best_whole(found.lexical), found.best(found.lexical)
    fused = fusion(found)
    document = _of_documents(fused, around.documents)
    size, number = np.log1p(around.siblings), np.log1p(around.before)
    larger = size - _MIDDLE_SIZE
    place = around.before / np.maximum(around.siblings, 1)
    columns = (
        clause,
        sentence,
        found.best_whole(found.plain),
        found.best(found.plain),
        better - better.max(),
        better - found.background,
        bm25 / asked,
        row_bm25 / asked,
        _of_best(bm25),
        _of_best(row_bm25),
        found.best_whole(found.covered) / asked,
        around.in_runs,
        around.of_kind,
        around.title_covered,
        around.title_said,
        document,
        _of_best(document),
        np.log1p(around.lengths),
        place,
        number,
        size,
        around.title_said * larger,
        place * larger,
        number * larger,
        fused,
    )
    return np.stack([column.astype(np.float64) for column in columns], axis=1)


def fusion(found: Candidates) -> Floats:
    """Reciprocal rank fusion of both sides, 1 for the first on each, shape (n,)."""
    total = np.zeros(len(found.clauses), np.float32)
    for scores in (found.best(found.dense), found.best(found.lexical)):
        total += np.where(scores > 0, places(scores), 0).astype(np.float32)
    return total * np.float32(_CONSTANT / 2)


def places(scores: Floats) -> Floats:
    """1 / (10 + rank) of each, from rank 1."""
    rank = np.empty(len(scores), np.float32)
    rank[np.argsort(-scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return np.asarray(1 / (_CONSTANT + rank), np.float32)


def _of_sentences(found: Candidates) -> Floats:
    sentences = np.where(found.whole, -1.0, found.dense).astype(np.float32)
    best = found.best(sentences)
    return np.where(best > -1, best, found.best_whole(found.dense))


def _of_best(scores: Floats) -> Floats:
    return scores / (scores.max() or 1.0)


def _of_documents(fused: Floats, documents: Integers) -> Floats:
    """The sum over the best candidates of each one's document."""
    top = np.argsort(-fused, kind="stable")[:_OF_DOCUMENTS]
    numbers, inverse = np.unique(documents, return_inverse=True)
    sums = np.zeros(len(numbers), np.float32)
    np.add.at(sums, inverse[top], fused[top])
    return np.asarray(sums[inverse], np.float32)
