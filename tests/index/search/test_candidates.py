"""Candidates: with a pool larger than the corpus, all that scores; with a small one, the best."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.embedding.embedder import QuestionVector
from index.search.candidates import Candidates, gathered
from index.search.dense import DenseIndex
from index.search.features import fusion
from index.search.lexical import LexicalIndex, LexicalScores, TermCounts
from index.search.rows import Rows

DIMENSION = 8
QUESTION = "质量安全由谁监管"


class Corpus:
    """Clauses of a whole and some sentences, with random vectors."""

    def __init__(self, folder: Path, clauses: Sequence[Sequence[str]]) -> None:
        texts = [text for clause in clauses for text in ("".join(clause), *clause)]
        self.numbers = np.array(
            [(n, s) for n, clause in enumerate(clauses) for s in range(-1, len(clause))], np.int32
        )
        dice = np.random.default_rng(len(texts))
        vectors = dice.standard_normal((len(texts), DIMENSION), np.float32)
        self.vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        np.save(folder / "vectors.npy", self.vectors)
        self.rows = Rows(self.numbers)
        self.dense = DenseIndex(folder / "vectors.npy", self.rows, DIMENSION)
        self.lexical = LexicalIndex.build([TermCounts.of(texts)])
        self.vector = self.vectors[0]
        self.plain = self.vectors[-1]

    def found(
        self, pool: int, among: NDArray[np.bool_] | None = None, named: Sequence[int] = ()
    ) -> Candidates | None:
        scores = self.lexical.scores(QUESTION)
        asked = QuestionVector(self.plain, self.vector)
        return gathered(self.rows, self.dense, asked, scores, among, pool, named)


sentences = st.text("质量安全监管标准。", max_size=8)
corpora = st.lists(st.lists(sentences, max_size=4), min_size=1, max_size=40)


@settings(max_examples=60, deadline=None)
@given(corpora, st.data())
def test_a_pool_larger_than_the_corpus_finds_what_comparing_all_rows_finds(
    tmp_path_factory: pytest.TempPathFactory, clauses: list[list[str]], data: st.DataObject
) -> None:
    corpus = Corpus(tmp_path_factory.mktemp("corpus"), clauses)
    choice = data.draw(st.lists(st.booleans(), min_size=len(clauses), max_size=len(clauses)))
    among = np.array(choice)
    found = corpus.found(pool=100, among=among)
    if not among.any():
        assert found is None
        return
    assert found is not None
    assert found.clauses.tolist() == np.flatnonzero(among).tolist()
    inside = among[corpus.numbers[:, 0]]
    scores = corpus.lexical.scores(QUESTION)
    np.testing.assert_allclose(found.dense, (corpus.vectors @ corpus.vector)[inside], atol=1e-6)
    np.testing.assert_allclose(found.plain, (corpus.vectors @ corpus.plain)[inside], atol=1e-6)
    np.testing.assert_array_equal(found.lexical, scores.bm25[inside])
    np.testing.assert_array_equal(found.covered, scores.covered[inside])
    assert _ranked(found) == _ranked(_all(corpus, among, scores))


@settings(deadline=None)
@given(corpora, st.integers(1, 5))
def test_a_small_pool_holds_the_best_of_each_side(
    tmp_path_factory: pytest.TempPathFactory, clauses: list[list[str]], pool: int
) -> None:
    corpus = Corpus(tmp_path_factory.mktemp("corpus"), clauses)
    found = corpus.found(pool)
    assert found is not None
    bm25 = corpus.lexical.scores(QUESTION).bm25
    cosines = corpus.vectors[corpus.rows.wholes] @ corpus.vector
    for scores, count in (
        (corpus.rows.best(bm25), pool),
        (corpus.rows.best_whole(bm25), pool),
        (np.maximum(cosines, 0), 2 * pool),
    ):
        left_out = np.delete(scores, found.clauses)
        inside = np.sort(scores[found.clauses])[::-1][:count]
        assert left_out.max(initial=0) <= inside.min() + 1e-3


def test_a_large_corpus_keeps_the_best_by_words(tmp_path: Path) -> None:
    """More clauses than one block, the best of them anywhere."""
    clauses = [["质量标准。"] for _ in range(500)]
    for place in (3, 64, 320, 499):
        clauses[place] = [QUESTION]
    found = Corpus(tmp_path, clauses).found(pool=4)
    assert found is not None
    assert {3, 64, 320, 499} <= set(found.clauses.tolist())


def test_a_named_clause_is_a_candidate_in_any_case(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path, [["标准。"] for _ in range(300)])
    found = corpus.found(pool=1, named=[7, 250])
    assert found is not None
    assert {7, 250} <= set(found.clauses.tolist())


def test_no_side_finds_nothing(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path, [["标准。"]])
    assert gathered(corpus.rows, None, None, None, None, 10) is None


def _all(corpus: Corpus, among: NDArray[np.bool_], scores: LexicalScores) -> Candidates:
    """All rows of the clauses among these, as candidates, without either index."""
    clauses = np.flatnonzero(among)
    own = np.flatnonzero(among[corpus.numbers[:, 0]])
    starts = np.flatnonzero(np.diff(corpus.numbers[own, 0], prepend=-1))
    dense, plain = ((corpus.vectors @ each)[own] for each in (corpus.vector, corpus.plain))
    whole = corpus.numbers[own, 1] < 0
    return Candidates(
        clauses, own, starts, whole, dense, plain, scores.bm25[own], scores.covered[own], 0.0, 1.0
    )


def _ranked(found: Candidates) -> list[int]:
    order = np.argsort(-fusion(found), kind="stable")
    return [int(clause) for clause in found.clauses[order]]
