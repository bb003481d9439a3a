"""How much of a question a text says in one piece.

Terms of two characters are found wherever they stand; 特种设备安全监督 said whole is worth
more than its pairs scattered over a page.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.search.letters import Codes

_LONG = 6  # characters said in one piece beyond which more is no better

_GAP = np.zeros(1, np.uint16)  # no letter: no run goes on from one text to the next
_Lengths = NDArray[np.int32]


def said_in_runs(question: Codes, texts: Sequence[Codes]) -> NDArray[np.float32]:
    """For each text the mean over the question's letters of the run that says them, 0 to 1.

    A run is a longest stretch of letters that both say; one of six or more counts whole.

    >>> from index.search.letters import letters
    >>> texts = [letters("特种设备安全监督"), letters("价格")]
    >>> said_in_runs(letters("特种设备安全"), texts).tolist()
    [1.0, 0.0]
    """
    if not len(question) or not texts:
        return np.zeros(len(texts), np.float32)
    runs = _covering(_ending(question, texts))
    return np.asarray(runs.mean(axis=0) / _LONG, np.float32)


def _ending(question: Codes, texts: Sequence[Codes]) -> _Lengths:
    """The longest run that ends at each letter of the question in each text, (letters, texts).

    A run goes on where the letter before was said right before; only places that say a letter are
    looked at, which are few.
    """
    said = np.concatenate([part for text in texts for part in (_GAP, text)])
    text_of = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])
    where = {letter: np.flatnonzero(said == letter) for letter in set(question.tolist())}
    ending = np.zeros((len(question), len(texts)), np.int32)
    length = np.zeros(len(said) + 1, np.int32)  # of the run that ends before each place
    before = where[int(question[0])][:0]
    for number, letter in enumerate(question.tolist()):
        places = where[letter]
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
