"""What a follow-up's rewriting asks of the documents, answered by the search."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from index.search.searcher import Searcher
from qa.coverage import covered
from qa.question import content

_SPOKEN_OF = 0.35  # share of a text's content, by rarity, that a document must hold
_HITS = 8
_FIRST = 3  # hits among which a document comes first to mind for a question


class Corpus(Protocol):
    """What rewriting may ask of the documents themselves."""

    def clause_of(self, question: str) -> str:
        """The clause that comes nearest to a question, by document and label; "" for none."""

    def speak_of(self, documents: Collection[str], text: str) -> bool:
        """Whether one of these documents speaks of what a text is about, or no other does."""

    def goes_on(self, before: str, text: str) -> bool:
        """Whether the document that answers one question comes first to mind for a text."""


class Unread:
    """No documents to ask: nothing is known of them but their names."""

    def clause_of(self, question: str) -> str:
        """See ``Corpus``."""
        return ""

    def speak_of(self, documents: Collection[str], text: str) -> bool:
        """See ``Corpus``."""
        return True

    def goes_on(self, before: str, text: str) -> bool:
        """See ``Corpus``."""
        return False


@dataclass(frozen=True, slots=True)
class Searched:
    """The documents of a searcher, for ``qa.rewrite``."""

    searcher: Searcher

    def clause_of(self, question: str) -> str:
        """The clause found first for a question: 《食品安全法》第三十四条; "" for none."""
        hit = next(iter(self.searcher.search(question, 1)), None)
        return f"《{hit.document.title}》{hit.clause.label}" if hit else ""

    def speak_of(self, documents: Collection[str], text: str) -> bool:
        """Whether one of these holds most of what a text is about, or as much as any other."""
        about = content(text)
        own = max((self._share(each, about) for each in documents), default=0.0)
        found = {hit.document.id for hit in self.searcher.search(text, _HITS)}
        others = (self._share(each, about) for each in found.difference(documents))
        return own >= _SPOKEN_OF or own >= max(others, default=0.0)

    def goes_on(self, before: str, text: str) -> bool:
        """Whether what is found first for a question is among the first found for a text."""
        answer = next(iter(self.searcher.search(before, 1)), None)
        first = {hit.document.id for hit in self.searcher.search(text, _FIRST)}
        return answer is not None and answer.document.id in first

    def _share(self, document: str, about: str) -> float:
        held = self.searcher.documents.get(document)
        return covered(about, held.text, self.searcher.idf) if held else 0.0
