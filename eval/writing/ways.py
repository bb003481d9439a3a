"""The ways in which people write a question otherwise than the documents would.

Each way takes a question and gives it as somebody else might have typed it, drawn by a seed; what
has nothing to change comes back as it is. A slip is inside a word that the evidence says too: one
elsewhere costs nothing. Wrong characters are drawn from all that sound alike, as
often as Chinese uses them, whether the corrector would consider them or not.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import opencc

from eval.retrieval.searching import Asked
from eval.writing.words import places_that_matter
from index.question.writing.numerals import spelled
from index.question.writing.shapes import look_alikes
from index.question.writing.sounds import read_as, syllables

_NUMBER = re.compile(r"(?<![\d.A-Za-z])\d{1,8}(?![\d.A-Za-z])")


@dataclass(frozen=True, slots=True)
class Typist:
    """Who types: knows how common characters are, and how rare words."""

    common: Mapping[str, int]
    rarity: Callable[[str], float]

    @classmethod
    def of(cls, texts: Iterable[str], rarity: Callable[[str], float]) -> "Typist":
        """Characters as common as in ``texts``; ``rarity`` of a word of two characters."""
        common: Counter[str] = Counter()
        for text in texts:
            common.update(text)
        return cls(common, rarity)

    def place(self, asked: Asked, draw: random.Random) -> int | None:
        """Where a word of two characters starts that matters; None where the question has none."""
        places = places_that_matter(asked.question, asked.gold, self.rarity)
        return draw.choice(places) if places else None

    def mistyped(self, asked: Asked, rivals: Callable[[str], Iterable[str]], seed: str) -> str:
        """One character of a word in the place of which one of its rivals stands."""
        draw = random.Random(seed)  # noqa: S311 -- a drawing that can be repeated
        question, place = asked.question, self.place(asked, draw)
        if place is None:
            return question
        place += draw.randrange(2)
        found = sorted(set(rivals(question[place])) - {question[place]})
        weights = [self.common[each] for each in found]
        if not any(weights):
            return question
        return question[:place] + draw.choices(found, weights)[0] + question[place + 1 :]


Way = Callable[[Typist, Asked, str], str]
"""Typist, question, seed → the question as typed."""


def _traditional(typist: Typist, asked: Asked, seed: str) -> str:
    return str(opencc.OpenCC("s2twp").convert(asked.question))


def _wide(typist: Typist, asked: Asked, seed: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in asked.question)


def _unpunctuated(typist: Typist, asked: Asked, seed: str) -> str:
    return re.sub(r"[^\w%./-]", "", asked.question)


def _spaced(typist: Typist, asked: Asked, seed: str) -> str:
    """A space inside two of three words, wherever it falls."""
    draw = random.Random(seed)  # noqa: S311
    gaps = ["" if draw.random() < 2 / 3 else " " for _ in asked.question]
    return "".join(char + gap for char, gap in zip(asked.question, gaps, strict=True)).strip()


def _homophone(typist: Typist, asked: Asked, seed: str) -> str:
    def rivals(char: str) -> str:
        return "".join(read_as()[each] for each in syllables(char)[:1])

    return typist.mistyped(asked, rivals, seed)


def _look_alike(typist: Typist, asked: Asked, seed: str) -> str:
    return typist.mistyped(asked, look_alikes, seed)


def _pinyin(typist: Typist, asked: Asked, seed: str) -> str:
    question, place = asked.question, typist.place(asked, random.Random(seed))  # noqa: S311
    if place is None:
        return question
    word = "".join(syllables(char)[0] for char in question[place : place + 2])
    return question[:place] + word + question[place + 2 :]


def _doubled(typist: Typist, asked: Asked, seed: str) -> str:
    question, place = asked.question, typist.place(asked, random.Random(seed))  # noqa: S311
    return question if place is None else question[: place + 1] + question[place:]


def _swapped(typist: Typist, asked: Asked, seed: str) -> str:
    question, place = asked.question, typist.place(asked, random.Random(seed))  # noqa: S311
    if place is None:
        return question
    return question[:place] + question[place : place + 2][::-1] + question[place + 2 :]


def _numerals(typist: Typist, asked: Asked, seed: str) -> str:
    return _NUMBER.sub(lambda match: spelled(Decimal(match.group())), asked.question)


WAYS: dict[str, Way] = {
    "繁体 traditional": _traditional,
    "全角 full width": _wide,
    "无标点 unpunctuated": _unpunctuated,
    "夹空格 spaced": _spaced,
    "同音字 homophone": _homophone,
    "形近字 look-alike": _look_alike,
    "拼音 pinyin": _pinyin,
    "重字 doubled": _doubled,
    "颠倒 swapped": _swapped,
    "汉字数字 numerals": _numerals,
}
