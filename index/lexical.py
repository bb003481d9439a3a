"""The lexical side of the index: BM25 over character bigrams, kept as plain arrays."""

import math
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.normalise import tokens

K1, B = 1.3, 0.75


class LexicalIndex:
    """BM25 scores of every row for a question (Robertson & Zaragoza, 2009, Lucene's variant)."""

    def __init__(self, model: bm25s.BM25, rows: int) -> None:
        self._model = model
        self.rows = rows

    @classmethod
    def build(cls, texts: Sequence[str]) -> "LexicalIndex":
        """Index ``texts``, one row each."""
        model = bm25s.BM25(k1=K1, b=B, method="lucene")
        model.index([tokens(text) or [""] for text in texts], show_progress=False)
        return cls(model, len(texts))

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
