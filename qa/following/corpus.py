"""What a follow-up's rewriting asks of the documents, answered by the search."""

from collections.abc import Collection
from dataclasses import dataclass

from index.search.searcher import Searcher
from qa.coverage import covered
from qa.question import content

_SPOKEN_OF = 0.35  # share of a text's content, by rarity, that a document must hold


@dataclass(frozen=True, slots=True)
class Searched:
    """The documents of a searcher, for ``qa.rewrite``."""

    searcher: Searcher

    def clause_of(self, question: str) -> str:
        """The clause found first for a question: 《食品安全法》第三十四条; "" for none."""
        hit = next(iter(self.searcher.search(question, 1)), None)
        return f"《{hit.document.title}》{hit.clause.label}" if hit else ""

    def speak_of(self, documents: Collection[str], text: str) -> bool:
        """Whether one of these documents holds most of what a text is about."""
        held = self.searcher.documents
        texts = (held[each].text for each in documents if each in held)
        about = content(text)
        return any(covered(about, each, self.searcher.idf) >= _SPOKEN_OF for each in texts)
