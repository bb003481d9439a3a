"""How often the documents say each character, pair and triple of Chinese characters.

What a slip of the pen is can only be judged by what the documents write: counts of neighbours are
enough for it, and small enough to lie beside an index.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamaged
from index.normalise import comparable

Number = TypeVar("Number", np.int32, np.float64)
Codes = NDArray[np.int64]
"""Code points of characters; 0 stands for whatever is no Chinese character."""

BITS = 18  # a code point; three of them fit into one int64
_FILES = ("pairs", "pair_counts", "triples", "triple_counts")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Counts of neighbouring Chinese characters, in sorted arrays.

    A key is the code points of its characters, ``BITS`` bits each, the last one lowest.
    """

    pairs: Codes
    pair_counts: NDArray[np.int32]
    triples: Codes
    triple_counts: NDArray[np.int32]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Vocabulary":
        """Count what ``texts`` say; one text does not go on in the next."""
        codes = _folded("\n".join(texts))
        first, second, third = (codes[start : len(codes) - 2 + start] for start in range(3))
        said = (first > 0) & (second > 0)
        keys = key(first[said], second[said], third[said])
        keys.sort()
        triples, counts = _summed(keys, np.ones(len(keys), np.int32))
        pairs, pair_counts = _summed(triples >> BITS, counts)
        whole = (triples & (1 << BITS) - 1) > 0  # what ends with 0 only counts for its pair
        return cls(pairs, pair_counts, triples[whole], counts[whole])

    def save(self, folder: Path) -> None:
        """Write the arrays into ``folder``, one .npy file each."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in _FILES:
            np.save(folder / f"{name}.npy", getattr(self, name), allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> "Vocabulary":
        """Open what ``save`` wrote, memory-mapped.

        Raises:
            IndexDamaged: a file is missing or is no array.
        """
        try:
            arrays = [
                np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))
                for name in _FILES
            ]
        except (OSError, ValueError) as error:
            raise IndexDamaged(
                f"字词统计不可读：{folder}：{error} （rebuild the index）"
            ) from error
        return cls(*arrays)

    def pair(self, first: Codes, second: Codes) -> NDArray[np.int32]:
        """How often ``second`` follows ``first``."""
        return counted(self.pairs, self.pair_counts, key(first, second))

    def triple(self, first: Codes, second: Codes, third: Codes) -> NDArray[np.int32]:
        """How often the three stand together."""
        return counted(self.triples, self.triple_counts, key(first, second, third))

    def says(self, word: str) -> bool:
        """Whether the documents say a word of two or three characters; longer by its triples."""
        codes = codes_of(word)
        if len(codes) == 2:
            return bool(self.pair(codes[:1], codes[1:])[0])
        return len(codes) > 2 and bool(self.triple(codes[:-2], codes[1:-1], codes[2:]).all())


def codes_of(text: str) -> Codes:
    """The code point of every character, 0 for whatever is not Chinese."""
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
    codes[(codes < 0x3400) | (codes > 0x9FFF)] = 0
    return codes


def key(*characters: Codes) -> Codes:
    """The keys of characters that stand together, element by element."""
    keys = np.zeros_like(characters[0])
    for each in characters:
        keys = (keys << BITS) | each
    return keys


def summed_by_first(pairs: Codes, counts: NDArray[np.int32]) -> tuple[Codes, NDArray[np.int32]]:
    """The first characters of sorted pairs, and how often any other follows each."""
    return _summed(pairs >> BITS, counts)


def counted(keys: Codes, counts: NDArray[Number], wanted: Codes) -> NDArray[Number]:
    """The counts of the ``wanted`` among sorted ``keys``, 0 for what is not there."""
    if not len(keys):
        return np.zeros(len(wanted), counts.dtype)
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[places] == wanted, counts[places], np.zeros((), counts.dtype))


def _folded(text: str) -> Codes:
    """The codes of a text in comparable form, each kind of character folded once."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    table = np.zeros(0x110000, np.int64)
    for code in np.flatnonzero(np.bincount(codes, minlength=len(table))).tolist():
        folded = codes_of(comparable(chr(code)))
        table[code] = folded[0] if len(folded) == 1 else 0
    return np.append(table[codes], [0, 0])


def _summed(keys: Codes, counts: NDArray[np.int32]) -> tuple[Codes, NDArray[np.int32]]:
    """Each of the sorted keys once, with the sum of its counts."""
    if not len(keys):
        return keys, counts
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    return keys[starts], np.add.reduceat(counts, starts).astype(np.int32)
