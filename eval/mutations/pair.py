"""True pairs: a sentence and the clause that it stands in, as verification gets it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from random import Random

from index.clause import Clause, Document
from index.errors import TiaowenError
from index.parsing.parse import parse_file
from index.parsing.sentences import sentences
from qa.verify import Source

SHORTEST, LONGEST = 10, 160  # characters of a sentence that an answer would say
_TEXTS = (".txt", ".md")
_BRACKETED = re.compile(r"^[（(【\[].*[)）】\]]$")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence that is true of ``source``; ``title`` and ``label`` are those of the clause."""

    sentence: str
    source: Source
    title: str
    label: str

    @property
    def known(self) -> str:
        """All that an answer may take from the citation: the clause and what stands above it."""
        return f"{self.source.context}\n{self.source.text}"


def draw(folders: Sequence[Path], seed: int) -> list[Pair]:
    """The pairs below ``folders``, shuffled, the folders by turns: a large one hides no other."""
    shuffled = []
    for folder in folders:
        pairs = list(pairs_below(folder))
        Random(f"{seed} {folder.name}").shuffle(pairs)  # noqa: S311 - a sample, no secret
        shuffled.append(pairs)
    return [pair for turn in zip_longest(*shuffled) for pair in turn if pair]


def pairs_below(folder: Path) -> Iterator[Pair]:
    """Every sentence of every text below ``folder``; a file that is no document is left out."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in _TEXTS and path.is_file():
            yield from _pairs_of(path)


def _pairs_of(path: Path) -> Iterator[Pair]:
    try:
        parsed = parse_file(path)
    except TiaowenError:  # an empty file of a foreign corpus has no sentence
        return
    for clause in parsed.clauses:
        source = Source(clause.text, _context(parsed.document, clause))
        for sentence in sentences(clause):
            said = sentence.text.strip()
            if _is_statement(said):
                yield Pair(said, source, parsed.document.title, clause.label)


def _context(document: Document, clause: Clause) -> str:
    above = (document.title, document.number, document.region, clause.label, *clause.path)
    return "\n".join((*above, *clause.departments))


def _is_statement(said: str) -> bool:
    fits = SHORTEST <= len(said) <= LONGEST and said[-1] in "。；;"
    return fits and "\n" not in said and not _BRACKETED.match(said)
