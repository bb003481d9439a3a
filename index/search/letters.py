"""The characters of clauses in comparable form, kept as numbers.

To make a few hundred clauses comparable for every question would take as long as finding them.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.normalise import comparable
from index.search.rows import Integers

Codes = NDArray[np.uint16]

_MOST = 800  # characters of a clause that are kept
_BETWEEN = "\0"
_LEFT_OUT = re.compile(rf"[^\w{_BETWEEN}]+")
_LAST = 0xFFFF  # what stands for characters beyond it, which are rare


def letters(text: str) -> Codes:
    """The letters, digits and characters of a text in comparable form.

    >>> letters("產品，Ａ").tolist() == [ord(each) for each in "产品a"]
    True
    """
    return _codes(_LEFT_OUT.sub("", comparable(text.replace(_BETWEEN, ""))))


class Letters:
    """The letters of every clause of a corpus, in ``folder``; memory-mapped."""

    def __init__(self, folder: Path) -> None:
        self._codes: Codes = np.load(folder / "codes.npy", mmap_mode="r", allow_pickle=False)
        self._bounds = np.load(folder / "bounds.npy", allow_pickle=False)

    @classmethod
    def write(cls, folder: Path, documents: Iterable[Sequence[str]]) -> None:
        """Write the letters of the clauses' texts, document by document, into ``folder``."""
        kept = [part for texts in documents for part in _letters_of(texts)]
        folder.mkdir()
        np.save(folder / "codes.npy", np.concatenate(kept), allow_pickle=False)
        bounds = np.cumsum([0, *map(len, kept)]).astype(np.int64)
        np.save(folder / "bounds.npy", bounds, allow_pickle=False)

    def of(self, clauses: Integers) -> list[Codes]:
        """The letters of these clauses, by their numbers."""
        spans = zip(self._bounds[clauses].tolist(), self._bounds[clauses + 1].tolist(), strict=True)
        return [self._codes[start:end] for start, end in spans]


def _letters_of(texts: Sequence[str]) -> list[Codes]:
    """Of texts that are made comparable together, which is quicker than one by one."""
    joined = _BETWEEN.join(text[:_MOST].replace(_BETWEEN, "") for text in texts)
    codes = _codes(_LEFT_OUT.sub("", comparable(joined)))
    ends = np.flatnonzero(codes == ord(_BETWEEN))
    return [part[part != ord(_BETWEEN)] for part in np.split(codes, ends)]


def _codes(text: str) -> Codes:
    wide = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    return np.minimum(wide, _LAST).astype(np.uint16)
