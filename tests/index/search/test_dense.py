"""The dense side: what is scanned and what is read from disk, equal to all vectors in memory."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.errors import IndexDamaged
from index.search.dense import DenseIndex, VectorFile
from index.search.rows import Rows

DIMENSION = 8
# Clause 0: two parts, two sentences; 1: nothing but itself; 2: one sentence.
NUMBERS = np.array([(0, -1), (0, -2), (0, 0), (0, 1), (1, -1), (2, -1), (2, 0)], np.int32)


def units(count: int, seed: int = 1) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).standard_normal((count, DIMENSION), np.float32)
    unit: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def written(path: Path, vectors: NDArray[np.floating]) -> Path:
    np.save(path, vectors, allow_pickle=False)
    return path


@pytest.fixture
def vectors() -> NDArray[np.float32]:
    return units(len(NUMBERS))


@pytest.fixture
def index(tmp_path: Path, vectors: NDArray[np.float32]) -> DenseIndex:
    return DenseIndex(written(tmp_path / "vectors.npy", vectors), Rows(NUMBERS), DIMENSION)


def test_the_cosines_are_those_of_the_vectors(
    index: DenseIndex, vectors: NDArray[np.float32]
) -> None:
    question = units(1, seed=2)[0]
    for rows in ([0], [2, 3], [0, 1, 4, 5, 6], [6, 0]):
        np.testing.assert_allclose(
            index.cosines(question[None, :], np.array(rows))[0], vectors[rows] @ question, rtol=1e-6
        )


def test_a_clause_is_near_by_its_best_part_and_not_by_its_sentences(
    index: DenseIndex, vectors: NDArray[np.float32]
) -> None:
    clauses, cosines = index.nearest(vectors[1], 10)
    assert clauses[0] == 0
    assert cosines[0] == pytest.approx(1, abs=1e-3)
    assert sorted(clauses) == [0, 1, 2]
    found, cosines = index.nearest(vectors[2], 10)  # a sentence's own vector
    assert cosines.max() < 0.999
    assert len(found) == 3


def test_only_the_clauses_that_may_be_found_are(index: DenseIndex) -> None:
    question = units(1, seed=3)[0]
    for allowed in ([True, False, True], [False, True, False]):
        clauses, _ = index.nearest(question, 10, np.array(allowed))
        assert sorted(clauses) == np.flatnonzero(allowed).tolist()
    clauses, cosines = index.nearest(question, 10, np.zeros(3, bool))
    assert (len(clauses), len(cosines)) == (0, 0)


@settings(deadline=None)
@given(st.integers(1, 60), st.integers(1, 60), st.data())
def test_the_scan_finds_what_comparing_all_finds(
    tmp_path_factory: pytest.TempPathFactory, clauses: int, count: int, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("dense") / "vectors.npy"
    vectors, question = units(clauses), units(1, seed=4)[0]
    rows = Rows(np.array([(clause, -1) for clause in range(clauses)], np.int32))
    allowed = np.array(data.draw(st.lists(st.booleans(), min_size=clauses, max_size=clauses)))
    found, cosines = DenseIndex(written(path, vectors), rows, DIMENSION).nearest(
        question, count, allowed
    )
    exact = vectors @ question
    expected = np.sort(exact[allowed])[::-1][:count]
    np.testing.assert_allclose(cosines, expected, atol=1e-3)
    np.testing.assert_allclose(exact[found], expected, atol=1e-3)
    assert allowed[found].all()


def test_vectors_in_16_bits_on_disk_give_the_cosines_of_those(tmp_path: Path) -> None:
    half = units(len(NUMBERS)).astype(np.float16)
    index = DenseIndex(written(tmp_path / "half.npy", half), Rows(NUMBERS), DIMENSION)
    question = units(1, seed=5)[0]
    exact = half.astype(np.float32) @ question
    np.testing.assert_allclose(index.cosines(question[None, :], np.arange(7))[0], exact, rtol=1e-6)
    _, cosines = index.nearest(question, 10)
    assert cosines[0] == pytest.approx(exact[[0, 1, 4, 5]].max(), abs=1e-6)


def test_a_file_that_was_cut_off_is_damage(tmp_path: Path) -> None:
    path = written(tmp_path / "vectors.npy", units(7))
    file = VectorFile(path)
    with path.open("r+b") as handle:
        handle.truncate(path.stat().st_size - 4)
    assert len(file.read(np.arange(6))) == 6
    with pytest.raises(IndexDamaged, match=r"vectors\.npy"):
        file.read(np.array([6]))
