"""Turns the vector of a question towards the vectors of what answers it.

The embedded model puts a question near clauses that sound like it. A linear map, learned on
questions with their articles, moves it towards those that answer; passages stay where they are, so
that no index has to be made anew. ``python -m eval.train_ranking`` writes ``query_adapter.npy``.
"""

from functools import cache
from pathlib import Path

import numpy as np

from index.embedding.encoder import Floats

MAP = Path(__file__).with_name("query_adapter.npy")


def adapted(vectors: Floats, turn: Floats) -> Floats:
    """``vectors`` (n, dimension) and what ``turn`` (dimension, dimension) adds, L2-normalised."""
    moved = vectors + vectors @ turn
    unit: Floats = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    return unit


@cache
def shipped() -> Floats:
    """The map for the embedded model, (dimension, dimension)."""
    return np.asarray(np.load(MAP, allow_pickle=False), np.float32)
