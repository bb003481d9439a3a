"""How much a question says of the titles of documents, and they of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from index.clause import Document
from index.normalise import tokens
from index.search.rows import Floats


class TitleTerms:
    """The terms of all titles of a corpus, ready to be matched with a question's."""

    def __init__(self, documents: Iterable[Document]) -> None:
        holders: dict[str, list[int]] = defaultdict(list)
        lengths = []
        for number, document in enumerate(documents):
            terms = set(tokens(document.title))
            lengths.append(max(len(terms), 1))
            for term in terms:
                holders[term].append(number)
        self._arrays = {term: np.array(numbers) for term, numbers in holders.items()}
        self._lengths = np.array(lengths)

    def match(self, weights: Mapping[str, float]) -> tuple[Floats, Floats]:
        """For each document the share of a question's terms, by their ``weights``, that its title
        says, and the share of the title's terms that the question says; both (documents,).
        """
        covered = np.zeros(len(self._lengths), np.float32)
        said = np.zeros(len(self._lengths), np.float32)
        for term, weight in weights.items():
            numbers: NDArray[np.int64] | None = self._arrays.get(term)
            if numbers is not None:
                covered[numbers] += weight
                said[numbers] += 1
        total = sum(weights.values()) or 1.0
        return covered / np.float32(total), (said / self._lengths).astype(np.float32)
