"""English names, acronyms and words of other regions, with the Chinese that the documents write."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from index.errors import ConfigurationError
from index.normalise import comparable

OWN = Path(__file__).with_name("glossary.toml")


class Glossary:
    """Finds entries in questions: the longest first, whole words only, whatever their case."""

    def __init__(self, entries: Mapping[str, tuple[str, ...]]) -> None:
        self._entries = {comparable(said): meant for said, meant in entries.items()}
        longest = sorted(self._entries, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_whole, longest)) or r"(?!)")

    @classmethod
    def read(cls, *paths: Path) -> Self:
        """The entries of TOML files, those of a later file before those of an earlier one.

        Each table of a file holds ``"said" = "meant"``; several meanings are parted by spaces.

        Raises:
            ConfigurationError: a file cannot be read, or holds something else.
        """
        entries: dict[str, tuple[str, ...]] = {}
        for path in paths:
            entries |= _entries(path)
        return cls(entries)

    def __contains__(self, word: str) -> bool:
        return comparable(word) in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def found(self, text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What a text, in comparable form, says of the entries, and the Chinese for each, in order.

        >>> Glossary({"SAMR": ("市场监管总局",)}).found("samr的职责")
        (('samr', ('市场监管总局',)),)
        """
        said = dict.fromkeys(match.group() for match in self._pattern.finditer(text))
        return tuple((each, self._entries[each]) for each in said)

    def words_in(self, text: str) -> tuple[str, ...]:
        """The Chinese entries that a text in simplified characters says."""
        return tuple(each for each, _ in self.found(comparable(text)) if not each.isascii())


def _entries(path: Path) -> dict[str, tuple[str, ...]]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"词表不可读：{path}：{error} （glossary cannot be read）"
        ) from error
    entries: dict[str, tuple[str, ...]] = {}
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise ConfigurationError(
                f"词表 {path}：{name} 须在一个 [表] 里 （an entry must stand in a table）"
            )
        for said, meant in table.items():
            if not comparable(said) or not isinstance(meant, str) or not meant.strip():
                raise ConfigurationError(
                    f'词表 {path}：[{name}] {said!r} 须写作 "词" = "中文" （not said = "meant"）'
                )
            entries[said] = tuple(meant.split())
    return entries


def _whole(said: str) -> str:
    """A pattern for the whole of what is said: sac is not in sack, nor gb in gb18030."""
    before = r"(?<![a-z0-9])" if said[0].isascii() else ""
    after = r"(?![a-z0-9])" if said[-1].isascii() else ""
    return before + re.escape(said) + after
