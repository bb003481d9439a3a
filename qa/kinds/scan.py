"""A whole corpus read for looking things up in it: every clause, none left to a ranking.

To read 30,000 clauses takes about a second; it is done once for each open generation.
"""

import re
import threading
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from index.clause import Clause, Document, Sentence
from index.facts.fact import Reference
from index.normalise import comparable
from index.search.searcher import Searcher

_MARKS = re.compile(r"[\s“”\"'‘’《》〈〉「」『』]+")


@dataclass(frozen=True, slots=True)
class Scanned:
    """A clause and its document."""

    document: Document
    clause: Clause


class Scan:
    """All clauses of a generation, in the order of the documents and in reading order."""

    def __init__(self, searcher: Searcher) -> None:
        self.clauses = tuple(
            Scanned(document, clause)
            for document in searcher.documents.values()
            for clause in searcher.clauses_of(document.id)
        )

    def within(self, documents: Collection[str]) -> Iterator[Scanned]:
        """The clauses of these documents (ids)."""
        wanted = frozenset(documents)
        return (each for each in self.clauses if each.document.id in wanted)

    def saying(self, each: Scanned, pattern: re.Pattern[str]) -> bool:
        """Whether a clause's folded text has what a pattern finds."""
        return bool(pattern.search(self._folded[each.clause.id]))

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        return {each.clause.id: folded(each.clause.text) for each in self.clauses}

    @cached_property
    def referring(self) -> Mapping[str, Sequence[tuple[Scanned, Reference]]]:
        """For the id of a clause the clauses that refer to it, with the reference."""
        found: dict[str, list[tuple[Scanned, Reference]]] = defaultdict(list)
        for each in self.clauses:
            for reference in each.clause.facts.references:
                for clause_id in reference.clause_ids:
                    found[clause_id].append((each, reference))
        return found


def scan(searcher: Searcher) -> Scan:
    """The clauses of a searcher's generation, read at the first call and kept as long as it."""
    with _LOCK:
        if searcher not in _SCANS:
            _SCANS[searcher] = Scan(searcher)
        return _SCANS[searcher]


def folded(text: str) -> str:
    """Text for comparing letter by letter: comparable, without white space and quotation marks.

    >>> folded("“双隨機、一公开”\\n监管")
    '双随机、一公开监管'
    """
    return _MARKS.sub("", comparable(text))


def term_pattern(term: str) -> re.Pattern[str]:
    """What finds a term in folded text: AI is not in main, nor 5% in 95%."""
    plain = folded(term)
    before = r"(?<![a-z0-9.])" if plain[:1].isascii() else ""
    after = r"(?![a-z0-9])" if plain[-1:].isascii() and plain[-1:].isalnum() else ""
    said = _DAYS.sub("[天日]", re.escape(plain))  # 七天 is written 七日 in laws
    return re.compile(f"{before}{said}{after}")


def is_heading(sentence: Sentence, clause: Clause) -> bool:
    """Whether a sentence is nothing but the heading of its clause."""
    said = folded(sentence.text).strip("。:-")
    return bool(clause.heading) and said in (folded(clause.path[-1]), folded(clause.heading))


_DAYS = re.compile(r"(?<=[一二三四五六七八九十百\d])[天日]")
_SCANS: "WeakKeyDictionary[Searcher, Scan]" = WeakKeyDictionary()
_LOCK = threading.Lock()
