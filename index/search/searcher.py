"""Search: a question in, clauses out, by meaning and by words, best first.

Both sides score rows (clauses and their sentences); a clause is as good as its best row. A question
that names an article is looked up; one that names a document is searched there.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.clause import Clause, Document, Sentence
from index.embedding.embedder import Embedder
from index.errors import IndexDamaged
from index.generation import (
    Manifest,
    check_files,
    current_id,
    fallback_id,
    read_manifest,
)
from index.question.catalog import Catalog
from index.question.labels import matching
from index.question.query import Query
from index.search.hit import Hit, SentenceHit
from index.search.lexical import LexicalIndex
from index.search.ranking import FUSED, Ranking
from index.store import Store

_DENSE_ROWS = 400  # rows taken from the vector side before they are grouped to clauses
_RRF = 10.0  # rank constant of reciprocal rank fusion (Cormack et al., 2009)
_SENTENCES = 8  # sentences named per hit
_PROBE_TOLERANCE = 0.005  # another machine's rounding is far below, another model far above
_LEXICAL_SHARE = 0.01  # BM25 grows with every term and would otherwise drown the cosine


@dataclass(frozen=True, slots=True)
class _Scores:
    """Scores of rows for one question; rows that a side did not find, or may not, have 0."""

    dense: NDArray[np.float32]
    lexical: NDArray[np.float32]
    mean: float  # of the cosines that were found
    deviation: float


class Searcher:
    """One generation, open for searching. Safe to use from several threads; never changes."""

    def __init__(
        self, folder: Path, manifest: Manifest, embedder: Embedder, ranking: Ranking = FUSED
    ) -> None:
        if ranking.dense:
            _same_embedder(manifest, embedder)
        self.manifest = manifest
        self.ranking = ranking
        self.generation = manifest.id
        self.notice = ""
        self._embedder = embedder
        self._store = Store(folder / "corpus.sqlite")
        self._faiss = faiss.IndexFlatIP(manifest.dimension)
        if ranking.dense:
            self._faiss.add(np.load(folder / "vectors.npy", mmap_mode="r", allow_pickle=False))
        self._row_numbers = np.load(folder / "rows.npy", allow_pickle=False)
        self._lexical = LexicalIndex.load(folder / "lexical", manifest.rows)
        self._number_of = {document: n for n, document in enumerate(self._store.documents)}
        of_clauses = self._store.document_of_clauses()
        self._document_of = np.array([self._number_of[each] for each in of_clauses], np.int32)
        starts = np.flatnonzero(self._row_numbers[:, 1] == -1)  # a clause's whole or first part
        self._row_bounds = np.append(starts, len(self._row_numbers))
        self.catalog = Catalog(self._store.documents.values())

    @classmethod
    def open(cls, root: Path, embedder: Embedder, ranking: Ranking = FUSED) -> "Searcher":
        """Open the current generation; when it is damaged, the one before it, saying so.

        The one before answers only where it holds no document that was removed since. A
        ``ranking`` without the dense side never asks the embedder for anything.
        Raises IndexMissing when none was built, IndexDamaged when none is whole.
        """
        try:
            return cls._open(root / current_id(root), embedder, ranking)
        except IndexDamaged as damage:
            for generation in _others(root):
                try:
                    searcher = cls._open(root / generation, embedder, ranking)
                except IndexDamaged:
                    continue
                searcher.notice = f"{damage}；现用上一代索引 {generation}"
                return searcher
            raise

    @classmethod
    def _open(cls, folder: Path, embedder: Embedder, ranking: Ranking) -> "Searcher":
        manifest = read_manifest(folder)
        check_files(folder, manifest)
        return cls(folder, manifest, embedder, ranking)

    @property
    def embedder(self) -> Embedder:
        """What the generation was embedded with."""
        return self._embedder

    @property
    def documents(self) -> dict[str, Document]:
        """All documents by id."""
        return self._store.documents

    def idf(self, term: str) -> float:
        """How rare a term is among all sentences and clauses."""
        return self._lexical.idf(term)

    def clause(self, clause_id: str) -> Clause:
        """The clause with this id; KeyError when there is none."""
        return self._store.clause(clause_id)

    def clauses_of(self, document_id: str) -> tuple[Clause, ...]:
        """All clauses of a document in reading order."""
        return tuple(clause for _, clause in self._store.clauses_of(document_id))

    def sentences_of(self, clause: Clause) -> tuple[Sentence, ...]:
        """All sentences of a clause in reading order."""
        return self._store.sentences_of(self._store.position_of(clause.id), clause)

    def search(
        self, question: str | Query, k: int = 10, documents: Collection[str] = ()
    ) -> tuple[Hit, ...]:
        """The ``k`` best clauses. ``documents`` restricts; else what the question names does."""
        return self.search_many([question], k, documents)[0]

    def search_many(
        self, questions: Sequence[str | Query], k: int = 10, documents: Collection[str] = ()
    ) -> list[tuple[Hit, ...]]:
        """``search`` for several questions, embedded together."""
        queries = [q if isinstance(q, Query) else self.catalog.understand(q) for q in questions]
        if not queries:
            return []
        vectors: Iterable[NDArray[np.float32] | None] = [None] * len(queries)
        if self.ranking.dense:
            vectors = self._embedder.encode_queries([query.text for query in queries])
        return [
            self._search(query, vector, k, documents or query.documents)
            for query, vector in zip(queries, vectors, strict=True)
        ]

    def _search(
        self, query: Query, vector: NDArray[np.float32] | None, k: int, documents: Collection[str]
    ) -> tuple[Hit, ...]:
        clauses = np.arange(len(self._document_of))
        if documents:
            wanted = [self._number_of[each] for each in documents if each in self._number_of]
            clauses = np.flatnonzero(np.isin(self._document_of, wanted))
        if not len(clauses):
            return ()
        scores = self._score(query, vector, clauses)
        ranked = self._fuse(scores, clauses)
        named = dict.fromkeys(self._named(query, documents))  # two labels may name one clause
        ranked = [*((c, 1.0) for c in named), *((c, s) for c, s in ranked if c not in named)]
        return tuple(
            self._hit(clause, rank, score, scores)
            for rank, (clause, score) in enumerate(ranked[:k], start=1)
        )

    def _score(
        self, query: Query, vector: NDArray[np.float32] | None, clauses: NDArray[np.int64]
    ) -> _Scores:
        rows = np.isin(self._row_numbers[:, 0], clauses)
        if not self.ranking.sentences:
            rows &= self._row_numbers[:, 1] < 0
        lexical = dense = np.zeros(len(rows), dtype=np.float32)
        if self.ranking.lexical:
            lexical = np.where(rows, self._lexical.scores(query.focus), 0)
        if vector is None:
            return _Scores(dense, lexical, 0.0, 1.0)
        selector = faiss.IDSelectorBatch(np.flatnonzero(rows))  # the caller's to keep alive
        within = faiss.SearchParameters()
        within.sel = selector
        count = min(_DENSE_ROWS, int(rows.sum()))
        similarity, found = self._faiss.search(vector[None, :], count, params=within)
        dense = np.zeros(len(rows), dtype=np.float32)
        dense[found[0][found[0] >= 0]] = similarity[0][found[0] >= 0]
        return _Scores(dense, lexical, float(similarity.mean()), float(similarity.std()) or 1.0)

    def _fuse(self, scores: _Scores, clauses: NDArray[np.int64]) -> list[tuple[int, float]]:
        """Reciprocal rank fusion of both sides over clauses, best first."""
        fused = np.zeros(len(self._document_of))
        for side in (scores.dense, scores.lexical):
            best = np.maximum.reduceat(side, self._row_bounds[:-1])[clauses]
            order = clauses[np.argsort(-best, kind="stable")]
            present = order[: int((best > 0).sum())]
            fused[present] += 1 / (_RRF + np.arange(1, len(present) + 1))
        order = np.argsort(-fused, kind="stable")
        found = order[: int((fused > 0).sum())]
        return list(zip(found.tolist(), (fused[found] * _RRF / 2).tolist(), strict=True))

    def _named(self, query: Query, documents: Collection[str]) -> list[int]:
        """Numbers of the clauses whose label the question says, if it says whose they are."""
        if not query.labels or not (documents or len(self.documents) == 1):
            return []
        found = []
        for document in documents or self.documents:
            numbered = self._store.clauses_of(document)
            clauses = tuple(clause for _, clause in numbered)
            for label in query.labels:
                wanted = {clause.id for clause in matching(label, clauses)}
                found += [position for position, clause in numbered if clause.id in wanted]
        return found

    def _hit(self, position: int, rank: int, score: float, scores: _Scores) -> Hit:
        clause = self._store.clause_at(position)
        first, last = self._row_bounds[position], self._row_bounds[position + 1]
        dense, lexical = scores.dense[first:last], scores.lexical[first:last]
        parts = int((self._row_numbers[first:last, 1] < 0).sum())  # the sentences follow
        sentences = self._store.sentences_of(position, clause)
        weights = dense[parts:] + _LEXICAL_SHARE * lexical[parts:]
        best = np.argsort(-weights, kind="stable")[:_SENTENCES]
        return Hit(
            clause=clause,
            document=self.documents[clause.document_id],
            rank=rank,
            score=round(score, 4),
            dense=round(float(dense.max()), 4),
            lexical=round(float(lexical.max()), 4),
            sentences=tuple(
                SentenceHit(
                    sentences[i],
                    float(dense[parts + i]),
                    float(lexical[parts + i]),
                    (float(dense[parts + i]) - scores.mean) / scores.deviation,
                )
                for i in best
            ),
        )


def _others(root: Path) -> list[str]:
    """The generations that may answer for a damaged current one.

    Where ``CURRENT`` itself cannot be read it is the newest: the one before may hold a document
    that was removed since.
    """
    try:
        return [each for each in (fallback_id(root),) if each]
    except IndexDamaged:
        folders = [f for f in root.iterdir() if f.is_dir() and not f.name.startswith(".")]
        newest = sorted(folders, key=lambda folder: folder.stat().st_mtime)[-1:]
        return [folder.name for folder in newest]


def _same_embedder(manifest: Manifest, embedder: Embedder) -> None:
    if (manifest.embedder_sha256, manifest.dimension) != (
        embedder.weights_sha256,
        embedder.dimension,
    ):
        raise IndexDamaged(
            f"索引是用 {manifest.embedder} 建的，现在的嵌入模型是 {embedder.id}；"
            "请重建索引：python -m index build （index built by another embedder）"
        )
    probes = embedder.encode_queries(list(manifest.probes))
    for (text, expected), vector in zip(manifest.probes.items(), probes, strict=True):
        if not np.allclose(vector[: len(expected)], expected, rtol=0, atol=_PROBE_TOLERANCE):
            raise IndexDamaged(
                f"嵌入模型 {embedder.id} 给“{text}”的向量与建索引 {manifest.id} 时不同；"
                "请重建索引：python -m index build （the embedder gives other vectors now）"
            )
