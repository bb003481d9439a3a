"""English terms found in a question, whatever their form, and the Chinese for each.

The longest term wins: food additive is neither food nor additive.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from index.question.writing.glossary import OWN

_FILE = Path(__file__).with_name("terms.toml")
_WORD = re.compile(r"[a-z0-9&/]+(?:[-'’.][a-z0-9]+)*")
_BRITISH = (
    (re.compile(r"is(?=(?:e|es|ed|er|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[blnv])our(?=s?$|ed$)"), "or"),  # labour, honour, favour
    (re.compile(r"centre"), "center"),
    (re.compile(r"^licence"), "license"),
    (re.compile(r"programme"), "program"),
)
_PLURAL = (
    (re.compile(r"(?<=[a-z]{2})ies$"), "y"),
    (re.compile(r"(?<=ss)es$|(?<=x)es$|(?<=[cs]h)es$"), ""),
    (re.compile(r"(?<=[a-z]{2})(?<![siu])s$"), ""),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its plain form, and where it stands."""

    plain: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """A term that a text says, with its translations, the usual one first."""

    meant: tuple[str, ...]
    start: int
    end: int


class Terms:
    """Terms by the plain forms of their words."""

    def __init__(self, entries: Mapping[str, Sequence[str]]) -> None:
        self._entries = {
            tuple(word.plain for word in words_of(said)): tuple(meant)
            for said, meant in entries.items()
            if said.isascii()
        }
        self._longest = max(map(len, self._entries), default=0)

    @classmethod
    def read(cls, *paths: Path) -> Self:
        """The terms of TOML files, each table holding ``"said" = "meant"``; a later file wins."""
        entries: dict[str, list[str]] = {}
        for path in paths:
            for table in tomllib.loads(path.read_text(encoding="utf-8")).values():
                entries |= {said: meant.split() for said, meant in table.items()}
        return cls(entries)

    def found(self, text: str) -> Iterator[Term]:
        """The terms of a text in order.

        >>> [t.meant for t in Terms({"pass rate": ["合格率"]}).found("Pass rates of food")]
        [('合格率',)]
        """
        said = list(words_of(text))
        at = 0
        while at < len(said):
            length, meant = self._at(said, at)
            if meant:
                yield Term(meant, said[at].start, said[at + length - 1].end)
            at += length

    def _at(self, said: Sequence[Word], at: int) -> tuple[int, tuple[str, ...]]:
        """The longest term that begins with a word, and how many words it has."""
        for length in range(min(self._longest, len(said) - at), 0, -1):
            key = tuple(word.plain for word in said[at : at + length])
            if key in self._entries:
                return length, self._entries[key]
        forms = ((form,) for form in _forms(said[at].plain))
        return 1, next((self._entries[f] for f in forms if f in self._entries), ())


@cache
def terms() -> Terms:
    """The terms that ship; read once."""
    return Terms.read(OWN, _FILE)


def words_of(text: str) -> Iterator[Word]:
    """The words of an English text, singular and in American spelling."""
    for match in _WORD.finditer(text.lower().replace("’", "'")):
        plain = re.sub(r"'s?$", "", match.group())
        yield Word(_singular(_american(plain)), *match.span())


def _american(word: str) -> str:
    for said, spelt in _BRITISH:
        word = said.sub(spelt, word)
    return word


def _singular(word: str) -> str:
    for said, one in _PLURAL:
        if said.search(word):
            return said.sub(one, word)
    return word


def _forms(word: str) -> Iterator[str]:
    """The verb that a form may be of: encouraged, encouraging, promotes."""
    for ending in ("ing", "ed", "d"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            yield stem
            yield stem + "e"
