"""How much of a question a text says in one piece.

Terms of two characters are found wherever they stand; 特种设备安全监督 said whole is worth
more than its pairs scattered over a page.
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.normalise import comparable

_LONG = 6  # characters said in one piece beyond which more is no better
_BETWEEN = "\0"
_LEFT_OUT = re.compile(rf"[^\w{_BETWEEN}]+")

Codes = NDArray[np.uint32]
_Lengths = NDArray[np.int32]


def said_in_runs(question: str, texts: Sequence[str]) -> NDArray[np.float32]:
    """For each text the mean over the question's characters of the run that says them, 0 to 1.

    A run is a longest stretch of characters that both say; one of six or more counts whole.

    >>> said_in_runs("特种设备安全", ["特种设备安全监督", "价格"]).tolist()
    [1.0, 0.0]
    """
    asked = _codes(_LEFT_OUT.sub("", comparable(question)))
    if not len(asked) or not texts:
        return np.zeros(len(texts), np.float32)
    return np.asarray(_covering(_ending(asked, texts)).mean(axis=0) / _LONG, np.float32)


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


def _ending(asked: Codes, texts: Sequence[str]) -> _Lengths:
    """The longest run that ends at each character of the question in each text, (asked, texts).

    A run goes on where the character before was said right before; only places that say a
    character are looked at, which are few.
    """
    said = _codes(_LEFT_OUT.sub("", comparable(_BETWEEN.join(texts))))
    text_of = np.cumsum(said == ord(_BETWEEN))
    ending = np.zeros((len(asked), len(texts)), np.int32)
    length = np.zeros(len(said) + 1, np.int32)  # of the run that ends before each place
    before: NDArray[np.int64] = np.empty(0, np.int64)
    for number, character in enumerate(asked):
        places = np.flatnonzero(said == character)
        runs = length[places] + 1
        length[before + 1] = 0
        length[places + 1] = runs
        np.maximum.at(ending[number], text_of[places], runs)
        before = places
    return ending


def _covering(ending: _Lengths) -> _Lengths:
    """The longest run that holds each character, ``_LONG`` at most.

    Of a longer run some part of that length ends no farther behind.
    """
    covering = np.minimum(ending, _LONG)
    for behind in range(1, min(_LONG, len(ending))):
        runs = np.minimum(ending[behind:], _LONG)
        held = np.where(runs > behind, runs, 0)
        np.maximum(covering[:-behind], held, out=covering[:-behind])
    return covering
