"""What a user adds to the search: a cross-encoder to rank the best again, words of their own."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from index.search.reranker import Reranker
from index.settings import IndexSettings


@dataclass(frozen=True, slots=True)
class Additions:
    """A ``reranker`` and the path of a ``glossary``; neither unless a setting names it."""

    reranker: Reranker | None = None
    glossary: Path | None = None

    @classmethod
    def of(cls, settings: IndexSettings) -> Self:
        """Those of the settings; nothing is loaded yet."""
        reranker = Reranker(settings.reranker) if settings.reranker else None
        return cls(reranker, settings.glossary)


NOTHING = Additions()
"""The search as it ships."""
