"""The lexical side of the index: BM25 over character bigrams, kept as plain arrays."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array  # type: ignore[import-untyped,unused-ignore]

from index.normalise import tokens

K1, B = 1.3, 0.75


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
    """BM25 scores of every row for a question (Robertson & Zaragoza, 2009, Lucene's variant)."""

    def __init__(self, model: bm25s.BM25, rows: int) -> None:
        self._model = model
        self.rows = rows

    @classmethod
    def build(cls, counted: Sequence[TermCounts]) -> "LexicalIndex":
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
        vocabulary.setdefault("", len(vocabulary))  # bm25s wants it there
        model = bm25s.BM25(k1=K1, b=B, method="lucene")
        model.scores = {
            "data": by_term.data,
            "indices": by_term.indices.astype(np.int32),
            "indptr": by_term.indptr,
            "num_docs": rows,
        }
        model.vocab_dict = vocabulary
        model.unique_token_ids_set = set(vocabulary.values())
        model.nonoccurrence_array = None
        return cls(model, rows)

    def save(self, folder: Path) -> None:
        """Write the arrays and the vocabulary into ``folder`` (.npy and JSON, no pickle)."""
        self._model.save(folder, show_progress=False, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path, rows: int) -> "LexicalIndex":
        """Open what ``save`` wrote, memory-mapped."""
        model = bm25s.BM25.load(folder, mmap=True, allow_pickle=False, show_progress=False)
        return cls(model, rows)

    def idf(self, term: str) -> float:
        """Inverse document frequency of a term over the rows; a term not there weighs the most."""
        number = self._model.vocab_dict.get(term)
        bounds = self._model.scores["indptr"]
        frequency = 0 if number is None else int(bounds[number + 1] - bounds[number])
        return math.log(1 + (self.rows - frequency + 0.5) / (frequency + 0.5))

    def scores(self, question: str) -> NDArray[np.float32]:
        """Scores of all rows, shape (rows,), 0 where no term is shared."""
        vocabulary = self._model.vocab_dict
        known = [term for term in dict.fromkeys(tokens(question)) if term in vocabulary]
        if not known:
            return np.zeros(self.rows, dtype=np.float32)
        return np.asarray(self._model.get_scores(known), dtype=np.float32)


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
