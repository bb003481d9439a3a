"""Words of the general language, so that what the documents do not know is not taken for a slip."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.question.writing.vocabulary import Codes, codes_of, counted, key

_FILE = Path(__file__).with_name("general_words.txt")
_FOLLOWER = re.compile(r"\D\d+")
_ALONE = "*"  # the line of words of one character


@dataclass(frozen=True, slots=True)
class GeneralWords:
    """Words of one and two characters with how common they are.

    ``shares``: of all uses of words of two characters with the same first one, the share of each;
    ``alone``: of a word of one character, the base-2 logarithm of its count, 12 or more: 的, 由.
    """

    pairs: Codes
    shares: NDArray[np.float64]
    alone: dict[str, int]

    @classmethod
    @cache
    def read(cls) -> "GeneralWords":
        """The words of ``general_words.txt``, which says what they are and where they come from."""
        lines = _FILE.read_text(encoding="utf-8").splitlines()
        followers = dict(_line(line) for line in lines if not line.startswith("#"))
        alone = followers.pop(_ALONE)
        shares: dict[str, float] = {}
        for first, logarithms in followers.items():
            whole = sum(2**each for each in logarithms.values())
            shares |= {first + second: 2**each / whole for second, each in logarithms.items()}
        codes = codes_of("".join(shares)).reshape(-1, 2)
        pairs = key(codes[:, 0], codes[:, 1])
        order = np.argsort(pairs)
        return cls(pairs[order], np.array(list(shares.values()))[order], alone)

    def shares_of(self, first: Codes, second: Codes) -> NDArray[np.float64]:
        """The shares of words of two characters, 0 for what is none."""
        return counted(self.pairs, self.shares, key(first, second))


def _line(line: str) -> tuple[str, dict[str, int]]:
    """监 督12管9 → 监, {督: 12, 管: 9}."""
    first, _, rest = line.partition(" ")
    return first, {each[0]: int(each[1:]) for each in _FOLLOWER.findall(rest)}
