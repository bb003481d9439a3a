"""What the system itself says, in English: templates by their Chinese, as a message catalogue has.

Every way of answering writes Chinese. A line that it writes is found here again by its fixed words,
what changes in it is told in turn, and what nothing here holds is a name or a quotation.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

_FILE = Path(__file__).with_name("english.toml")
_SLOT = re.compile(r"\{(\w+)\}")
_LINES, _PARTS = ("lines", "parts"), ("parts", "parties", "lines")
_QUOTED = re.compile(
    r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*(?:“[^“”]*”[^“”]*)*”|[（(][^（）()]*[）)]"
)


@dataclass(frozen=True, slots=True)
class Match:
    """A template's English, and what stands in the gaps of the Chinese."""

    english: str
    said: Mapping[str, str]


class Phrasebook:
    """The English of templates; gaps that a ``[slots]`` table names match its patterns only."""

    def __init__(self, tables: Mapping[str, Mapping[str, str]]) -> None:
        self._tables = tables
        self._known = {
            name: [
                (_pattern(chinese, tables["slots"]), english)
                for chinese, english in sorted(table.items(), key=lambda entry: -_fixed(entry[0]))
            ]
            for name, table in tables.items()
            if name != "slots"
        }

    @classmethod
    def read(cls, path: Path = _FILE) -> Self:
        """The phrasebook of a TOML file with the tables that ``english.toml`` has."""
        return cls(tomllib.loads(path.read_text(encoding="utf-8")))

    def english(self, chinese: str, *tables: str) -> str:
        """The English of a template, by its Chinese; KeyError where no table has it."""
        for name in tables or self._known:
            if chinese in self._tables[name]:
                return self._tables[name][chinese]
        raise KeyError(chinese)

    def table(self, name: str) -> Mapping[str, str]:
        """One table as it is written; KeyError where there is none of this name."""
        return self._tables[name]

    def match(self, text: str, *tables: str) -> Match | None:
        """The template that a text is, the one with the most fixed words; None where it is none."""
        for name in tables:
            for pattern, english in self._known[name]:
                if found := pattern.fullmatch(text):
                    return Match(english, found.groupdict())
        return None

    def line(self, text: str, named: Callable[[str], str]) -> str | None:
        """A line in English, None where no template is it; ``named`` tells names and quotations.

        >>> Phrasebook.read().line("以上是其中 20 条，全部 31 条见表", str)
        'These are 20 of them; all 31 are in the table'
        """
        bare = text.rstrip("。")
        for said in (text, bare):
            if match := self.match(said, *_LINES):
                return self._filled(match, named)
        return None

    def part(self, text: str, named: Callable[[str], str]) -> str:
        """What stands in a gap, a heading or a cell: told item by item where it is a list."""
        if match := self.match(text, *_PARTS):
            return self._filled(match, named)
        for mark, joint in (("；", "; "), ("、", ", ")):
            if len(items := _items(text, mark)) > 1:
                return joint.join(self.part(item, named) for item in items)
        return named(text)

    def knows(self, text: str) -> bool:
        """Whether a text is the system's own, not a name or a quotation."""
        return self.match(text, *_PARTS) is not None

    def fixed_words(self) -> Iterable[str]:
        """The Chinese of all templates, each stretch between two gaps alone."""
        for name, table in self._tables.items():
            for chinese in table if name != "slots" else ():
                yield from filter(None, _SLOT.sub("\0", chinese).split("\0"))

    def _filled(self, match: Match, named: Callable[[str], str]) -> str:
        return _SLOT.sub(lambda gap: self._gap(match, gap, named), match.english)

    def _gap(self, match: Match, gap: re.Match[str], named: Callable[[str], str]) -> str:
        """What fills a gap; what stands in quotation marks already is left as it is."""
        said = match.said[gap[1]]
        before = match.english[: gap.start()]
        quoted = before.count("“") > before.count("”") or before.count("《") > before.count("》")
        return said if quoted else self.part(said, named)


@cache
def phrasebook() -> Phrasebook:
    """The phrasebook that ships; read once."""
    return Phrasebook.read()


def _pattern(chinese: str, slots: Mapping[str, str]) -> re.Pattern[str]:
    """A template as what matches it whole."""
    pieces = _SLOT.split(chinese)
    parts = [
        re.escape(piece) if at % 2 == 0 else f"(?P<{piece}>{_within(piece, slots)})"
        for at, piece in enumerate(pieces)
    ]
    return re.compile("".join(parts), re.DOTALL)


def _within(slot: str, slots: Mapping[str, str]) -> str:
    return slots.get(slot) or slots.get(slot.rstrip("0123456789"), ".+?")


def _fixed(chinese: str) -> int:
    return len(_SLOT.sub("", chinese))


def _items(text: str, mark: str) -> list[str]:
    """The items of a list; a mark inside quotation marks, titles or brackets parts nothing."""
    held = [match.span() for match in _QUOTED.finditer(text)]
    cuts = [
        found.start()
        for found in re.finditer(
            f"(?<![一二三四五六七八九十]){mark}", text
        )  # 三、（九） is a label
        if not _inside(found.start(), held)
    ]
    starts = [0, *(cut + 1 for cut in cuts)]
    return [text[start:end] for start, end in zip(starts, [*cuts, len(text)], strict=True)]


def _inside(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)
