"""The dense side of the index: what stands for a whole clause is scanned, sentences are looked up.

A clause that answers is hardly ever found by a sentence alone, so only a quarter of the vectors has
to be in memory, in 16 bits; those of what was found are read from disk.
"""

import threading
import weakref
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamaged
from index.search.rows import Floats, Integers, Rows

_CHUNK = 1 << 14  # rows that are read at once


class VectorFile:
    """The vectors of all rows, read where they are asked for. Safe to use from several threads.

    It is not memory-mapped: pages that were ever touched would count as this process's memory, and
    after some questions they would be all of the file.
    """

    def __init__(self, path: Path) -> None:
        """``path``: a .npy file of shape (rows, dimension), float32 or float16, L2-normalised."""
        layout: NDArray[np.float32] = np.load(path, mmap_mode="r", allow_pickle=False)
        self.rows, self.dimension = layout.shape
        self._type = layout.dtype
        self._begin = path.stat().st_size - layout.nbytes
        self._path = path
        self._file = path.open("rb", buffering=0)
        weakref.finalize(self, self._file.close)
        self._lock = threading.Lock()

    def read(self, rows: Integers) -> NDArray[np.floating[Any]]:
        """These rows, one at least, as they are written: (len(rows), dimension).

        It is quickest where they adjoin.

        Raises:
            IndexDamaged: the file ends before them.
        """
        found = np.empty((len(rows), self.dimension), self._type)
        into, width = found.data.cast("B"), found.strides[0]
        breaks = np.flatnonzero(np.diff(rows) != 1) + 1
        places = [0, *breaks.tolist(), len(rows)]
        with self._lock:
            for place, end in pairwise(places):
                self._file.seek(self._begin + int(rows[place]) * width)
                if self._file.readinto(into[place * width : end * width]) != (end - place) * width:
                    raise IndexDamaged(f"索引文件不完整：{self._path} （it ends too early）")
        return found

    def chunks(self) -> Iterator[tuple[int, NDArray[np.floating[Any]]]]:
        """(number of the first row, vectors) of all rows, some thousands at once."""
        for first in range(0, self.rows, _CHUNK):
            yield first, self.read(np.arange(first, min(first + _CHUNK, self.rows)))


class DenseIndex:
    """Cosines of rows to a question's vector."""

    def __init__(self, path: Path, rows: Rows, dimension: int) -> None:
        """``path``: the vectors of all rows, as ``VectorFile`` takes them."""
        self._vectors = VectorFile(path)
        self._owner = rows.clause_of[rows.whole].astype(np.int64)
        # Half the memory and bandwidth of float32; a cosine differs by 1e-5 on average.
        self._scan = faiss.IndexScalarQuantizer(
            dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        for first, vectors in self._vectors.chunks():
            wholes = vectors[rows.whole[first : first + len(vectors)]]
            # Their codes are 16-bit floats; FAISS would round towards zero.
            self._scan.add_sa_codes(wholes.astype("<f2", copy=False).view(np.uint8))

    def nearest(
        self, vector: Floats, count: int, among: NDArray[np.bool_] | None = None
    ) -> tuple[Integers, Floats]:
        """The clauses nearest to a question by their best part, and their cosines, best first.

        ``among`` (clauses,) tells which may be found. At most ``count`` parts are looked at.
        """
        within = None
        count = min(count, len(self._owner))
        if among is not None:
            allowed = among[self._owner]
            count = min(count, int(allowed.sum()))
            bits = np.packbits(allowed, bitorder="little")
            selector = faiss.IDSelectorBitmap(len(bits), faiss.swig_ptr(bits))
            within = faiss.SearchParameters()
            within.sel = selector  # FAISS keeps neither alive: bits and selector stay named
        if not count:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        # One question is one scan: more threads would only wait for each other. FAISS keeps the
        # number by calling thread.
        faiss.omp_set_num_threads(1)
        cosines, found = self._scan.search(vector[None, :], count, params=within)
        clauses, first = np.unique(self._owner[found[0]], return_index=True)
        order = np.argsort(first)
        return clauses[order], cosines[0][first[order]]

    def cosines(self, vectors: Floats, rows: Integers) -> Floats:
        """The cosines of these rows, one at least, to each of ``vectors``, (vectors, rows)."""
        picked = self._vectors.read(rows).astype(np.float32, copy=False)
        found: Floats = vectors @ picked.T
        return found
