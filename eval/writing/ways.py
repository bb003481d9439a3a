"""The ways in which people write a question otherwise than the documents would.

Each way takes a question and gives it as somebody else might have typed it, drawn by a seed; what
has nothing to change comes back as it is. Wrong characters are drawn from all that sound alike, as
often as Chinese uses them, whether the corrector would consider them or not.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import opencc

from index.question.writing.numerals import spelled
from index.question.writing.shapes import look_alikes
from index.question.writing.sounds import read_as, syllables

_WORD = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_NUMBER = re.compile(r"(?<![\d.A-Za-z])\d{1,8}(?![\d.A-Za-z])")
_RAREST = 3  # words of a question of which one is mistyped


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

    def place(self, question: str, draw: random.Random) -> int | None:
        """Where a content word of two characters starts, one of the rarest; None for no word."""
        places = [match.start() for match in _WORD.finditer(question)]
        places.sort(key=lambda place: -self.rarity(question[place : place + 2]))
        return draw.choice(places[:_RAREST]) if places else None

    def mistyped(self, question: str, rivals: Callable[[str], Iterable[str]], seed: str) -> str:
        """One character of a content word in the place of which one of its rivals stands."""
        draw = random.Random(seed)  # noqa: S311 -- a drawing that can be repeated
        place = self.place(question, draw)
        if place is None:
            return question
        place += draw.randrange(2)
        found = sorted(set(rivals(question[place])) - {question[place]})
        weights = [self.common[each] for each in found]
        if not any(weights):
            return question
        return question[:place] + draw.choices(found, weights)[0] + question[place + 1 :]


Way = Callable[[Typist, str, str], str]
"""Typist, question, seed → the question as typed."""


def _traditional(typist: Typist, question: str, seed: str) -> str:
    return str(opencc.OpenCC("s2twp").convert(question))


def _wide(typist: Typist, question: str, seed: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in question)


def _unpunctuated(typist: Typist, question: str, seed: str) -> str:
    return re.sub(r"[^\w%./-]", "", question)


def _spaced(typist: Typist, question: str, seed: str) -> str:
    """A space inside two of three words, wherever it falls."""
    draw = random.Random(seed)  # noqa: S311
    gaps = ["" if draw.random() < 2 / 3 else " " for _ in question]
    return "".join(char + gap for char, gap in zip(question, gaps, strict=True)).strip()


def _homophone(typist: Typist, question: str, seed: str) -> str:
    def rivals(char: str) -> str:
        return "".join(read_as()[each] for each in syllables(char)[:1])

    return typist.mistyped(question, rivals, seed)


def _look_alike(typist: Typist, question: str, seed: str) -> str:
    return typist.mistyped(question, look_alikes, seed)


def _pinyin(typist: Typist, question: str, seed: str) -> str:
    place = typist.place(question, random.Random(seed))  # noqa: S311
    if place is None:
        return question
    word = "".join(syllables(char)[0] for char in question[place : place + 2])
    return question[:place] + word + question[place + 2 :]


def _doubled(typist: Typist, question: str, seed: str) -> str:
    place = typist.place(question, random.Random(seed))  # noqa: S311
    return question if place is None else question[: place + 1] + question[place:]


def _swapped(typist: Typist, question: str, seed: str) -> str:
    place = typist.place(question, random.Random(seed))  # noqa: S311
    if place is None:
        return question
    return question[:place] + question[place : place + 2][::-1] + question[place + 2 :]


def _numerals(typist: Typist, question: str, seed: str) -> str:
    return _NUMBER.sub(lambda match: spelled(Decimal(match.group())), question)


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
