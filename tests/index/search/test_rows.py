"""Rows by clause: the best of each, and all rows of some."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.search.rows import Rows

# Clause 0: two parts, two sentences; 1: nothing but itself; 2: one sentence.
ROWS = Rows(
    np.array([(0, -1), (0, -2), (0, 0), (0, 1), (1, -1), (2, -1), (2, 0)], np.int32)
)  # fmt: skip
SCORES = np.array([0.1, 0.4, 0.9, 0.2, 0.3, 0.5, 0.6], np.float32)


def numbers(shapes: Sequence[tuple[int, int]]) -> np.ndarray:
    """The rows of clauses of so many parts and sentences each."""
    rows = [
        (clause, number)
        for clause, (parts, sentences) in enumerate(shapes)
        for number in [*(-1 - part for part in range(parts)), *range(sentences)]
    ]
    return np.array(rows, np.int32)


def test_where_the_rows_of_each_clause_are() -> None:
    assert (ROWS.count, ROWS.clauses) == (7, 3)
    assert ROWS.bounds.tolist() == [0, 4, 5, 7]
    assert ROWS.wholes.tolist() == [0, 1, 4, 5]


def test_the_best_of_all_rows_and_of_those_that_stand_for_the_clause() -> None:
    np.testing.assert_allclose(ROWS.best(SCORES), [0.9, 0.3, 0.6])
    np.testing.assert_allclose(ROWS.best_whole(SCORES), [0.4, 0.3, 0.5])


def test_the_rows_of_some_clauses_and_where_each_begins() -> None:
    rows, starts = ROWS.of(np.array([0, 2]))
    assert rows.tolist() == [0, 1, 2, 3, 5, 6]
    assert starts.tolist() == [0, 4]


@given(
    st.lists(st.tuples(st.integers(1, 3), st.integers(0, 4)), min_size=1, max_size=30),
    st.integers(0, 2**32 - 1),
)
def test_the_best_is_what_looking_at_each_clause_finds(
    shapes: list[tuple[int, int]], seed: int
) -> None:
    made = numbers(shapes)
    rows = Rows(made)
    scores = np.random.default_rng(seed).standard_normal(len(made)).astype(np.float32)
    own = [made[:, 0] == clause for clause in range(len(shapes))]
    assert rows.best(scores).tolist() == [scores[each].max() for each in own]
    wholes = [scores[each & (made[:, 1] < 0)].max() for each in own]
    assert rows.best_whole(scores).tolist() == wholes
    picked, starts = rows.of(np.arange(len(shapes)))
    assert picked.tolist() == list(range(len(made)))
    assert starts.tolist() == rows.bounds[:-1].tolist()
