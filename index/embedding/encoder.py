"""What turns texts into vectors, whatever runs it."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Encoder(Protocol):
    """What turns texts into L2-normalised vectors."""

    dimension: int

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors of ``texts``, of shape (len(texts), dimension)."""
