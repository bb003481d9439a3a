"""The lexical side of the index: BM25 over character bigrams, kept as plain arrays."""

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array  # type: ignore[import-untyped,unused-ignore]

from index.normalise import tokens

K1, B = 1.3, 0.75
_ARRAYS = ("bounds", "holders", "weights")
_VOCABULARY = "vocabulary.json"


@dataclass(frozen=True, slots=True)
class TermCounts:
    """How often each row says each term, for rows that lie together, such as a document's.

    Row r says the terms ``numbers[bounds[r]:bounds[r + 1]]``, numbers in ``vocabulary``, as often
    as ``counts`` tells. A row without any term says the term "".
    """

    vocabulary: tuple[str, ...]
    bounds: NDArray[np.int32]
    numbers: NDArray[np.int32]
    counts: NDArray[np.int32]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "TermCounts":
        """Count the terms of ``texts``, one row each."""
        vocabulary: dict[str, int] = {}
        rows = [Counter(tokens(text) or [""]) for text in texts]
        return cls(
            bounds=np.array([0, *accumulate(map(len, rows))], np.int32),
            numbers=np.array(
                [vocabulary.setdefault(term, len(vocabulary)) for row in rows for term in row],
                np.int32,
            ),
            counts=np.array([count for row in rows for count in row.values()], np.int32),
            vocabulary=tuple(vocabulary),
        )


class LexicalIndex:
    """BM25 scores of every row for a question (Robertson & Zaragoza, 2009, Lucene's variant).

    Term n is said by the rows ``holders[bounds[n]:bounds[n + 1]]``, ascending, and ``weights`` at
    the same places are what it adds to their scores.
    """

    def __init__(
        self,
        vocabulary: Sequence[str],
        bounds: NDArray[np.int64],
        holders: NDArray[np.int32],
        weights: NDArray[np.float32],
        rows: int,
    ) -> None:
        self.rows = rows
        self._vocabulary = {term: number for number, term in enumerate(vocabulary)}
        self._bounds, self._holders, self._weights = bounds, holders, weights

    @classmethod
    def build(cls, counted: Sequence[TermCounts]) -> Self:
        """Index the rows of all ``counted``, in their order.

        The same scores as ``bm25s.BM25.index`` gives, from counts instead of tokens: what did not
        change need not be counted again.
        """
        vocabulary: dict[str, int] = {}
        places = [
            np.array([vocabulary.setdefault(t, len(vocabulary)) for t in each.vocabulary], np.int32)
            for each in counted
        ]
        numbers = np.concatenate(
            [place[each.numbers] for place, each in zip(places, counted, strict=True)]
        )
        counts = np.concatenate([each.counts for each in counted])
        terms_of = np.concatenate([np.diff(each.bounds) for each in counted])  # how many, per row
        rows = len(terms_of)
        bounds = np.concatenate([[0], np.cumsum(terms_of)])
        scores = _scores(numbers, counts, bounds, len(vocabulary))
        by_term = csr_array((scores, numbers, bounds), shape=(rows, len(vocabulary))).tocsc()
        return cls(
            tuple(vocabulary),
            by_term.indptr.astype(np.int64),
            by_term.indices.astype(np.int32),
            by_term.data,
            rows,
        )

    def save(self, folder: Path) -> None:
        """Write the arrays and the vocabulary into ``folder`` (.npy and JSON, no pickle)."""
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, f"_{name}"), allow_pickle=False)
        terms = json.dumps(list(self._vocabulary), ensure_ascii=False)
        (folder / _VOCABULARY).write_text(terms, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, rows: int) -> Self:
        """Open what ``save`` wrote, memory-mapped."""
        bounds, holders, weights = (
            np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _ARRAYS
        )
        vocabulary = json.loads((folder / _VOCABULARY).read_text(encoding="utf-8"))
        return cls(vocabulary, bounds, holders, weights, rows)

    def idf(self, term: str) -> float:
        """Inverse document frequency of a term over the rows; a term not there weighs the most."""
        said = self._said(term)
        frequency = said.stop - said.start
        return math.log(1 + (self.rows - frequency + 0.5) / (frequency + 0.5))

    def scores(self, question: str) -> "LexicalScores":
        """How well all rows fit a question by words."""
        bm25 = np.zeros(self.rows, np.float32)
        covered = np.zeros(self.rows, np.float32)
        rarity = {term: self.idf(term) for term in tokens(question)}
        for term, weight in rarity.items():
            said = self._said(term)
            holders = self._holders[said]
            # For arrays of one type without repeats this is twice as fast as +=.
            np.add.at(bm25, holders, self._weights[said])
            np.add.at(covered, holders, np.float32(weight))
        return LexicalScores(bm25, covered, rarity)

    def _said(self, term: str) -> slice:
        """Where the rows that say a term stand, empty for one that none says."""
        number = self._vocabulary.get(term)
        if number is None:
            return slice(0, 0)
        return slice(int(self._bounds[number]), int(self._bounds[number + 1]))


@dataclass(frozen=True, slots=True)
class LexicalScores:
    """How well all rows fit a question by words; 0 where no term is shared.

    ``bm25`` and ``covered`` have shape (rows,); ``covered`` sums the ``rarity`` (inverse document
    frequency) of the question's terms that a row says.
    """

    bm25: NDArray[np.float32]
    covered: NDArray[np.float32]
    rarity: Mapping[str, float]

    def within(self, rows: NDArray[np.bool_]) -> "LexicalScores":
        """The scores of these rows (rows,), those of others 0."""
        bm25, covered = (np.where(rows, each, np.float32(0)) for each in (self.bm25, self.covered))
        return LexicalScores(bm25, covered, self.rarity)


def _scores(
    numbers: NDArray[np.int32],
    counts: NDArray[np.int32],
    bounds: NDArray[np.int64],
    vocabulary: int,
) -> NDArray[np.float32]:
    """The score of each term in each row that says it; every row says one at least."""
    rows = len(bounds) - 1
    holders = np.bincount(numbers, minlength=vocabulary)
    idf = np.log(1 + (rows - holders + 0.5) / (holders + 0.5))
    lengths = np.add.reduceat(counts, bounds[:-1])
    against = K1 * (1 - B + B * lengths / lengths.mean())
    heavy = counts / (counts + np.repeat(against, np.diff(bounds)))
    return np.asarray(idf[numbers] * heavy, np.float32)
