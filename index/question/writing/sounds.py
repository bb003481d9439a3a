"""How Chinese characters sound, without tones: what is typed by sound is mistaken by sound."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from pypinyin.pinyin_dict import pinyin_dict

_NEAR_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("f", "h"), ("r", "l"))
_NEAR_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@cache
def syllables(char: str) -> tuple[str, ...]:
    """The readings of a character, the usual one first, ü as v; none for what is not Chinese.

    >>> syllables("行")
    ('xing', 'hang', 'heng')
    """
    readings = pinyin_dict.get(ord(char), "")
    return tuple(dict.fromkeys(_toneless(each) for each in readings.split(",") if each))


@cache
def read_as() -> dict[str, str]:
    """Every syllable with the characters that are read so."""
    found: dict[str, list[str]] = defaultdict(list)
    for code in pinyin_dict:
        if 0x4E00 <= code <= 0x9FFF:
            for syllable in syllables(chr(code)):
                found[syllable].append(chr(code))
    return {syllable: "".join(chars) for syllable, chars in found.items()}


def homophones(char: str) -> set[str]:
    """The characters that sound like this one, of either the usual reading; not it itself."""
    own = syllables(char)
    return _sounding(own[:1], own) - {char}


def near_homophones(char: str) -> set[str]:
    """The characters that sound like this one to many speakers: 是 and 四, 林 and 零."""
    own = [near(syllable) for syllable in syllables(char)]
    return _sounding(set().union(*own[:1]), set().union(*own)) - {char}


@cache
def near(syllable: str) -> frozenset[str]:
    """The syllables that many speakers do not tell apart from this one.

    >>> sorted(near("shang"))
    ['sang', 'shan']
    """
    return frozenset(_changed(syllable)) & read_as().keys() - {syllable}


def _sounding(usual: Iterable[str], rare: Iterable[str]) -> set[str]:
    """Characters read as one of ``usual`` in any reading, or as one of ``rare`` in their usual."""
    said = {char for syllable in usual for char in read_as()[syllable]}
    return said | {c for each in rare for c in read_as()[each] if syllables(c)[0] == each}


def _changed(syllable: str) -> Iterator[str]:
    for pair in _NEAR_INITIALS:
        for one, other in (pair, pair[::-1]):
            if syllable.startswith(one):
                yield other + syllable.removeprefix(one)
    for pair in _NEAR_FINALS:
        for one, other in (pair, pair[::-1]):
            if syllable.endswith(one):
                yield syllable.removesuffix(one) + other


def _toneless(reading: str) -> str:
    parts = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(c for c in parts if not unicodedata.combining(c))
