"""Corpora indexed as any documents are, each in an index of its own that is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.corpora.corpus import Corpus
from index.building.build import build
from index.building.progress import UNWATCHED, Watch
from index.building.report import BuildReport
from index.embedding.embedder import Embedder
from index.reading.limits import Limits
from index.reading.reader import Reader
from index.search.additions import Additions
from index.search.ranking import LEARNED, Ranking
from index.search.searcher import Searcher
from index.settings import IndexSettings


@dataclass(frozen=True, slots=True)
class Indexed:
    """An index of a corpus, and what building it did."""

    root: Path
    report: BuildReport


def indexed(
    corpus: Corpus, settings: IndexSettings, watch: Watch = UNWATCHED, *, embedded: bool = True
) -> Indexed:
    """Build or bring up to date the corpus's index, below ``settings.home``.

    What was read and embedded before is kept, so that an interrupted build goes on where it was.
    Without ``embedded`` nothing is embedded: minutes instead of an hour, for a ranking by words.

    Raises:
        TiaowenError: as ``build`` does.
    """
    root = (
        settings.home / "eval" / "indexes" / (corpus.name if embedded else f"{corpus.name}-words")
    )
    embedder = Embedder.open(settings) if embedded else unembedded()
    with Reader(Limits.of(settings)) as reader:
        report = build([corpus.folder], root, lambda: embedder, reader=reader, watch=watch)
    return Indexed(root, report)


def open_searcher(root: Path, settings: IndexSettings, ranking: Ranking = LEARNED) -> Searcher:
    """Open an index for a ranking; no model is loaded for a ranking by words.

    Raises:
        TiaowenError: as ``Searcher.open`` does.
    """
    embedder = Embedder.open(settings) if ranking.dense else unembedded()
    return Searcher.open(root, embedder, ranking, Additions.of(settings))


def unembedded() -> Embedder:
    """Stands where an embedder must, and gives every text the same vector: one zero."""
    return Embedder(_Zero(), id="none", weights_sha256="0" * 64, query_prefix="", passage_prefix="")


class _Zero:
    dimension = 1

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.zeros((len(texts), self.dimension), np.float32)
