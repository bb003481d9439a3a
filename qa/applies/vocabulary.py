"""The vocabulary of who somebody is: trades, roles, sizes, forms, and whom a law names in general.

The words stand in ``vocabulary.toml``, which says what each table is for.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

General = Literal["", "anyone", "enterprise", "party", "authority", "nobody"]
_FILE = Path(__file__).with_name("vocabulary.toml")
_GENERAL: tuple[General, ...] = ("anyone", "enterprise", "party", "authority", "nobody")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word stands for: entries by their names, or whom a law names in general.

    ``head`` where it is somebody already, so that a name ends with it: 企业, 拍卖行, not 拍卖.
    """

    head: bool = False
    general: General = ""
    trades: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    sizes: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the vocabulary where a text says it."""

    meaning: Meaning
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words, ready to be found; ``wider`` holds the trade above each one that has one."""

    meanings: Mapping[str, Meaning]
    wider: Mapping[str, str]
    services: frozenset[str]
    apart: frozenset[str]
    implied: Mapping[str, str]  # the trade that a role is always part of
    played: Mapping[str, str]  # the role that everybody of a trade plays
    pattern: re.Pattern[str]

    def tokens(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
        """The words of a stretch of text in order, the longest one winning."""
        for match in self.pattern.finditer(text, start, len(text) if end is None else end):
            yield Token(self.meanings[match.group()], *match.span())

    def around(self, trade: str) -> frozenset[str]:
        """A trade and every wider one that it is part of."""
        found = {trade}
        while trade in self.wider:
            trade = self.wider[trade]
            found.add(trade)
        return frozenset(found)

    def words_of(self, trades: Collection[str]) -> tuple[str, ...]:
        """Every word for these trades."""
        return tuple(said for said, each in self.meanings.items() if each.trades & set(trades))


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships; read once."""
    return _read(tomllib.loads(_FILE.read_text(encoding="utf-8")))


def _read(tables: Mapping[str, Any]) -> Vocabulary:
    meanings: dict[str, Meaning] = {}
    for field in ("trades", "roles", "sizes", "forms"):
        for entry in tables[field.removesuffix("s")]:
            for said in (*entry.get("things", ()), *entry.get("actors", ())):
                known = meanings.get(said, Meaning())
                named = getattr(known, field) | {entry["name"]}
                head = known.head or said in entry.get("actors", ())
                meanings[said] = replace(known, head=head, **{field: named})
    for general in _GENERAL:
        for said in tables[general]["words"]:
            meanings[said] = replace(meanings.get(said, Meaning()), head=True, general=general)
    trades = tables["trade"]
    return Vocabulary(
        meanings,
        {each["name"]: each["within"] for each in trades if "within" in each},
        frozenset(each["name"] for each in trades if each.get("service")),
        frozenset(each["name"] for each in trades if each.get("apart")),
        {each["name"]: each["trade"] for each in tables["role"] if "trade" in each},
        {each["name"]: each["role"] for each in trades if "role" in each},
        re.compile(_trie(meanings)),
    )


def _trie(words: Iterable[str]) -> str:
    """A pattern that reads each character once: an alternation of 900 words tries them in turn."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(root)


def _branch(node: Mapping[str, Any]) -> str:
    ways = [re.escape(c) + _branch(below) for c, below in node.items() if c]
    if not ways:
        return ""
    pattern = ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    return f"(?:{pattern})?" if "" in node else pattern
