"""How likely Chinese characters are in a row, as the documents write and as people do anywhere.

An interpolated trigram model over the documents' counts (Jelinek & Mercer, 1980), its pairs
smoothed towards a list of general words: what the documents never say may be a word all the same.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.question.writing.general_words import GeneralWords
from index.question.writing.vocabulary import BITS, Codes, Vocabulary, counted, key, summed_by_first

_TRIPLES, _PAIRS = 0.5, 0.5  # what each kind of evidence weighs
_GENERAL = 40  # general Chinese counts as so many uses of a character: the more documents, the less
_UNSEEN = 1e-5  # what nothing speaks for; every character the same, or frequent ones would win
_DOUBT = 4  # a context seen once says little about what follows it
_OFTEN, _BOUND = 2, 0.1  # so often, and in such a share of its uses, a character has a follower
_SAME = 0.6  # such a share of the uses of a word's end may be followed by one character


@dataclass(frozen=True, slots=True)
class Fluency:
    """Probabilities of characters after those before them, and what is a word."""

    vocabulary: Vocabulary
    words: GeneralWords
    firsts: Codes
    first_counts: NDArray[np.int32]
    known: Codes

    @classmethod
    def of(cls, vocabulary: Vocabulary, words: GeneralWords) -> Self:
        """The model of what the documents say."""
        firsts = summed_by_first(vocabulary.pairs, vocabulary.pair_counts)
        known = np.union1d(firsts[0], vocabulary.pairs & (1 << BITS) - 1)
        return cls(vocabulary, words, *firsts, known[known > 0])

    def logs(self, rows: Codes) -> NDArray[np.float64]:
        """Logarithms of the probabilities of rows of characters, shape (rows, n) → (rows,).

        A character counts given the two before it; where nothing Chinese (0) stands before it, or
        in its place, it counts for nothing.
        """
        padded = np.pad(rows, ((0, 0), (1, 0)))
        first, second, third = padded[:, :-2], padded[:, 1:-1], padded[:, 2:]
        said = (second > 0) & (third > 0)
        logs = np.zeros(third.shape)
        logs[said] = np.log(self._probability(first[said], second[said], third[said]))
        return np.asarray(logs.sum(axis=1))

    def knows(self, characters: Codes) -> NDArray[np.bool_]:
        """Whether the documents say each character, beside another one."""
        return np.isin(characters, self.known)

    def is_said(self, first: Codes, second: Codes) -> NDArray[np.bool_]:
        """Whether the documents say two characters as a word, not as the end and start of two."""
        counts = self.vocabulary.pair(first, second)
        said = counts >= _OFTEN
        counts, first, second = counts[said], first[said], second[said]
        share = counts / (counted(self.firsts, self.first_counts, first) + _DOUBT)
        said[said] = (share >= _BOUND) | (self.words.shares_of(first, second) > 0)
        return np.asarray(said)

    def is_word(self, first: Codes, second: Codes) -> NDArray[np.bool_]:
        """Whether two characters are a word, to the documents or in general."""
        return self.is_said(first, second) | (self.words.shares_of(first, second) > 0)

    def may_end(self, first: Codes, second: Codes) -> NDArray[np.bool_]:
        """Whether a word may end with the two: what follows them varies (Feng et al., 2004).

        率 ends 合格率; after 证机, of 认证机构, nothing but 构 follows.
        """
        said = self.vocabulary
        keys = key(first, second)
        starts, ends = (np.searchsorted(said.triples, (keys + n) << BITS) for n in (0, 1))
        most = [
            said.triple_counts[start:end].max(initial=0)
            for start, end in zip(starts, ends, strict=True)
        ]
        return np.asarray(np.array(most) <= _SAME * said.pair(first, second))

    def _probability(self, first: Codes, second: Codes, third: Codes) -> NDArray[np.float64]:
        said = self.vocabulary
        before = counted(self.firsts, self.first_counts, second)
        general = _GENERAL * self.words.shares_of(second, third)
        return np.asarray(
            _UNSEEN
            + _TRIPLES * said.triple(first, second, third) / (said.pair(first, second) + _DOUBT)
            + _PAIRS * (said.pair(second, third) + general) / (before + _GENERAL)
        )
