"""A tiny encoder for tests that need an index fast: hashed character bigrams, no model.

It keeps what it was given, so that a test can count what was embedded.
"""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.building.build import PROBES
from index.embedding.embedder import Embedder


class BigramEncoder:
    """Counts of character bigrams in ``dimension`` buckets, L2-normalised."""

    def __init__(self, dimension: int = 64) -> None:
        self.dimension = dimension
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts.extend(texts)
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            for first, second in zip(f" {text}", text, strict=False):
                vector[crc32(f"{first}{second}".encode()) % self.dimension] += 1
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1)
        return vectors

    def passages(self) -> list[str]:
        """The passages of a corpus that it was given, without their prefix."""
        prefix = "passage: "
        given = [text.removeprefix(prefix) for text in self.texts if text.startswith(prefix)]
        return [text for text in given if text not in PROBES]


def bigram_embedder(encoder: BigramEncoder | None = None, weights: str = "0" * 64) -> Embedder:
    """An embedder over a ``BigramEncoder``; ``weights`` tells two of them apart."""
    return Embedder(
        encoder or BigramEncoder(),
        id="bigrams",
        weights_sha256=weights,
        query_prefix="query: ",
        passage_prefix="passage: ",
    )
