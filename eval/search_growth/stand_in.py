"""Vectors for more passages than anybody wants to wait for: the time of a search does not see them.

Questions are embedded by the real model, passages are random.
"""

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from index.embedding.embedder import Embedder
from index.embedding.encoder import Floats

_CENTRES = 1000
_AROUND = 0.6  # length of what a vector has of its own beside its centre


class StandIn:
    """An encoder: the real model's vectors for questions, for passages random ones in clusters."""

    def __init__(self, true: Embedder) -> None:
        self.dimension = true.dimension
        self._true = true
        dice = np.random.default_rng(1)
        self._centres = _units(dice.standard_normal((_CENTRES, self.dimension), np.float32))

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors of ``texts``, L2-normalised, of shape (len(texts), dimension)."""
        prefix = self._true.query_prefix
        if all(text.startswith(prefix) for text in texts):
            return self._true.encode_queries([text.removeprefix(prefix) for text in texts])
        return _units(np.stack([self._random(text) for text in texts]))

    def _random(self, text: str) -> Floats:
        dice = np.random.default_rng(crc32(text.encode()))  # the same text, the same vector
        own = dice.standard_normal(self.dimension, np.float32) / np.sqrt(self.dimension)
        near: Floats = self._centres[dice.integers(_CENTRES)] + _AROUND * own.astype(np.float32)
        return near


def stand_in(true: Embedder) -> Embedder:
    """An embedder under the name of ``true``."""
    return Embedder(
        StandIn(true),
        id=true.id,
        weights_sha256=true.weights_sha256,
        query_prefix=true.query_prefix,
        passage_prefix=true.passage_prefix,
    )


def _units(vectors: Floats) -> Floats:
    unit: Floats = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit
