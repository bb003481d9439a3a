"""The characters that one may have been typed for: those that sound like it, or look like it."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.question.writing.fluency import Fluency
from index.question.writing.shapes import look_alikes
from index.question.writing.sounds import homophones, near_homophones
from index.question.writing.vocabulary import Codes, codes_of

SOUND, SHAPE, NEAR_SOUND = 8.0, 9.0, 9.5
"""By how many nats a slip of each kind must make a question likelier; rarer slips by more."""


@dataclass(frozen=True, slots=True)
class Rivals:
    """The rivals of a character among those that the documents say; each is looked for once."""

    fluency: Fluency
    _found: dict[str, tuple[Codes, NDArray[np.float64]]] = field(default_factory=dict)

    def of(self, char: str) -> tuple[Codes, NDArray[np.float64]]:
        """The rivals' codes, and what each needs: SOUND, SHAPE or NEAR_SOUND, the least."""
        if char not in self._found:
            needed = (
                dict.fromkeys(near_homophones(char), NEAR_SOUND)
                | dict.fromkeys(look_alikes(char), SHAPE)
                | dict.fromkeys(homophones(char), SOUND)
            )
            codes, needs = codes_of("".join(needed)), np.array(list(needed.values()))
            known = self.fluency.knows(codes)
            self._found[char] = (codes[known], needs[known])
        return self._found[char]
