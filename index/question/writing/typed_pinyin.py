"""Pinyin that was left standing as it was typed: shipin安全 is 食品安全, chanpin zhiliang 产品质量.

The characters are those that the documents write in a row, given the characters around; where the
documents have nothing that sounds so, the letters stay.
"""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np

from index.question.writing.change import Change
from index.question.writing.fluency import Fluency
from index.question.writing.glossary import Glossary
from index.question.writing.sounds import read_as
from index.question.writing.vocabulary import Codes, codes_of

_LETTERS = re.compile(r"(?<![a-z0-9])[a-z]+(?:[ '][a-z]+)*(?![a-z0-9])", re.I)
_LONGEST = 6  # letters of a syllable: zhuang
_KEPT = 24  # beginnings that are followed further
_SYLLABLES = 2  # one alone, as in the English "he", says too little
_EACH = -4.5  # nats for each character on average; below, the characters only stand together


@dataclass(frozen=True, slots=True)
class TypedPinyin:
    """Reads pinyin by what the documents of a corpus say."""

    fluency: Fluency
    glossary: Glossary

    def read(self, text: str) -> tuple[str, tuple[Change, ...]]:
        """``text`` with its pinyin as characters, and what was changed."""
        changes: list[Change] = []

        def characters(match: re.Match[str]) -> str:
            said = match.group()
            meant = self._meant(said, text[: match.start()], text[match.end() :])
            if meant:
                changes.append(Change(said, meant))
            return meant or said

        return _LETTERS.sub(characters, text), tuple(changes)

    def _meant(self, letters: str, before: str, after: str) -> str:
        """The characters that the letters stand for, "" where they are no pinyin."""
        if letters.isupper() or self.glossary.found(letters.lower()):  # a name, or English
            return ""
        words = [_syllables(word) for word in re.split(r"[ ']", letters.lower())]
        syllables = [syllable for word in words for syllable in word]
        if not all(words) or len(syllables) < _SYLLABLES:
            return ""
        return self._likeliest(syllables, before[-2:].rjust(2), after[:2].ljust(2))

    def _likeliest(self, syllables: list[str], before: str, after: str) -> str:
        rows = codes_of(before)[None, :]
        for syllable in syllables:
            choices = codes_of(read_as()[syllable])
            choices = choices[self.fluency.knows(choices)]
            rows = self._kept(rows, choices)
            if not len(rows):
                return ""
        ends = np.broadcast_to(codes_of(after), (len(rows), 2))
        whole = self.fluency.logs(np.hstack([rows, ends]))
        best = rows[int(np.argmax(whole))]
        inside = best[2:]
        pairs = self.fluency.vocabulary.pair(inside[:-1], inside[1:])
        enough = self.fluency.logs(inside[None, :])[0] / (len(inside) - 1) > _EACH
        return "".join(map(chr, inside)) if enough and pairs.all() else ""

    def _kept(self, rows: Codes, choices: Codes) -> Codes:
        """The likeliest rows that go on with one of the choices."""
        longer = np.hstack([np.repeat(rows, len(choices), 0), np.tile(choices, len(rows))[:, None]])
        best = np.argsort(-self.fluency.logs(longer), kind="stable")[: max(_KEPT, len(choices))]
        return np.asarray(longer[best])


@cache
def _syllables(letters: str) -> tuple[str, ...]:
    """The fewest syllables that spell the letters; none where nothing does.

    >>> _syllables("shipin")
    ('shi', 'pin')
    """
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(letters) + 1):
        found = [
            (*start, letters[at:end])
            for at in range(max(0, end - _LONGEST), end)
            if (start := best[at]) is not None and letters[at:end] in read_as()
        ]
        best.append(min(found, key=len, default=None))
    return best[-1] or ()
