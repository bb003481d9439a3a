"""The vectors of all rows: embedded where they are not known, then written in the rows' order."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from index.building.progress import Watch
from index.building.workshop import Piece, Workshop, WorkshopDamaged
from index.embedding.embedder import Embedder
from index.passages import passages

_BATCH = 256  # passages that an interrupt can lose
_CHUNK = 1 << 14  # rows written at once


def vector_space(embedder: Embedder) -> str:
    """A name for the vectors that can be compared with those of ``embedder``."""
    identity = [
        embedder.id,
        embedder.weights_sha256,
        embedder.dimension,
        embedder.query_prefix,
        embedder.passage_prefix,
    ]
    return hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:16]


def embed_missing(
    pieces: Sequence[Piece],
    embedder: Embedder,
    workshop: Workshop,
    watch: Watch,
) -> int:
    """Embed every passage that the workshop has no vector for; return how many there were.

    Equal text is embedded once. Each batch is kept as soon as it is done.
    """
    space = vector_space(embedder)
    wanted = {digest for piece in pieces for digest in piece.rows.digests}
    missing = wanted - workshop.known(space)
    if workshop.resumed and len(missing) < len(wanted):
        done = len(wanted) - len(missing)
        watch.say(
            f"接着上次 resumed: {done:,} of {len(wanted):,} passages were already embedded"
            f"（共 {len(wanted):,} 段，已嵌入 {done:,} 段）"
        )
    if missing:
        workshop.note_beginning()
    with watch.counter(len(missing), "嵌入 embedding") as count:
        for batch in _batches(_texts(pieces, missing)):
            vectors = embedder.encode_passages(list(batch.values()))
            workshop.keep_vectors(space, list(batch), vectors)
            count.update(len(batch))
    return len(missing)


def _texts(pieces: Sequence[Piece], missing: set[str]) -> Iterator[tuple[str, str]]:
    """(digest, text) of the passages that are missing, each once."""
    left = set(missing)
    for piece in pieces:
        if left.isdisjoint(piece.rows.digests):
            continue
        for passage in passages([piece.parsed]):
            digest = passage.digest
            if digest in left:
                left.remove(digest)
                yield digest, passage.text


def _batches(texts: Iterator[tuple[str, str]]) -> Iterator[Mapping[str, str]]:
    batch: dict[str, str] = {}
    for digest, text in texts:
        batch[digest] = text
        if len(batch) == _BATCH:
            yield batch
            batch = {}
    if batch:
        yield batch


def write_vectors(
    path: Path, digests: Sequence[str], embedder: Embedder, workshop: Workshop
) -> None:
    """Write the vectors of the passages with these digests, float16 (rows, dimension).

    Half the bits find the same clauses: of 493 questions none changed its hits at 1, 5 or 10.

    Raises:
        WorkshopDamaged: one of them is not there.
    """
    shape = (len(digests), embedder.dimension)
    numbers: dict[bytes, int] = {}
    of_row = np.array(
        [numbers.setdefault(bytes.fromhex(digest), len(numbers)) for digest in digests], np.int64
    )
    known = np.empty((len(numbers), embedder.dimension), np.float32)
    found = 0
    for digest, vector in workshop.vectors(vector_space(embedder), embedder.dimension):
        number = numbers.get(digest)
        if number is not None:
            known[number] = vector
            found += 1
    if found != len(numbers):
        raise WorkshopDamaged(f"{len(numbers) - found} vectors are missing")
    with path.open("wb") as file:
        header = {"descr": "<f2", "fortran_order": False, "shape": shape}
        np.lib.format.write_array_header_1_0(file, header)
        for first in range(0, len(of_row), _CHUNK):  # the whole need not be in memory twice
            file.write(known[of_row[first : first + _CHUNK]].astype("<f2").data)
