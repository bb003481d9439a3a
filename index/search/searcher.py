"""Search: a question in, clauses out, best first.

Both sides, meaning and words, name candidates; what is known of a candidate is weighed by a learned
ranker. A clause that the question names by its label comes first; documents that may not answer
are left out before anything is ranked.
"""

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.clause import Clause, Document, Sentence
from index.embedding.embedder import Embedder, QuestionVector
from index.errors import IndexDamaged
from index.generation import (
    Manifest,
    check_files,
    current_id,
    fallback_id,
    read_manifest,
)
from index.question.answer_kinds import kinds_given
from index.question.labels.lookup import Lookup, lookup
from index.question.naming.catalog import Catalog
from index.question.query import Query
from index.question.scope.filters import UNFILTERED, Filters
from index.question.scope.scope import Scope
from index.question.writing.rewriter import Rewriter
from index.question.writing.vocabulary import Vocabulary
from index.search.additions import NOTHING, Additions
from index.search.candidates import POOL, Candidates, gathered
from index.search.dense import DenseIndex
from index.search.features import Surroundings, features, fusion
from index.search.hit import Hit, SentenceHit
from index.search.letters import Letters, letters
from index.search.lexical import LexicalIndex, LexicalScores
from index.search.probability import confidence_features, probability
from index.search.ranker import ranker
from index.search.ranking import LEARNED, Ranking
from index.search.reranker import as_read, mixed, unnamed_best
from index.search.rows import Integers, Rows
from index.search.runs import said_in_runs
from index.search.titles import TitleTerms
from index.search.weighed import Weighed
from index.store import Store

_BEHIND = 2.0  # how much less an outdated edition scores: an e-th of an e-th of the odds
_READ = 800  # characters of a candidate that are read for what it says
_SENTENCES = 8  # sentences named per hit
_PROBE_TOLERANCE = 0.005  # another machine's rounding is far below, another model far above
_LEXICAL_SHARE = 0.01  # BM25 grows with every term and would otherwise drown the cosine


class Searcher:
    """One generation, open for searching. Safe to use from several threads; never changes."""

    def __init__(
        self,
        folder: Path,
        manifest: Manifest,
        embedder: Embedder,
        ranking: Ranking = LEARNED,
        added: Additions = NOTHING,
    ) -> None:
        if ranking.dense:
            _same_embedder(manifest, embedder)
        self.manifest = manifest
        self.ranking = ranking
        self.generation = manifest.id
        self.notice = ""
        self._embedder = embedder
        self._store = Store(folder / "corpus.sqlite")
        self._rows = Rows(np.load(folder / "rows.npy", allow_pickle=False))
        self._dense = None
        if ranking.dense:
            self._dense = DenseIndex(folder / "vectors.npy", self._rows, manifest.dimension)
        self._lexical = LexicalIndex.load(folder / "lexical", manifest.rows)
        self._numbered = tuple(self._store.documents.values())
        self._number_of = {document.id: n for n, document in enumerate(self._numbered)}
        self._places = self._store.places()
        self._letters = Letters(folder / "letters")
        self._titles = TitleTerms(self._store.documents.values())
        self.catalog = Catalog(self._store.documents.values())
        self._rewriter = Rewriter.of(Vocabulary.load(folder / "vocabulary"), added.glossary)
        self._reranker = added.reranker
        self.scope = Scope(self._store.documents.values())

    @classmethod
    def open(
        cls,
        root: Path,
        embedder: Embedder,
        ranking: Ranking = LEARNED,
        added: Additions = NOTHING,
    ) -> "Searcher":
        """Open the current generation; when it is damaged, the one before it, saying so.

        The one before answers only where it holds no document that was removed since. A
        ``ranking`` without the dense side never asks the embedder for anything. What is ``added``
        takes part in every search; a reranker where the learned ranker does.
        Raises IndexMissing when none was built, IndexDamaged when none is whole,
        ConfigurationError for a glossary that cannot be understood.
        """
        try:
            return cls._open(root / current_id(root), embedder, ranking, added)
        except IndexDamaged as damage:
            for generation in _others(root):
                try:
                    searcher = cls._open(root / generation, embedder, ranking, added)
                except IndexDamaged:
                    continue
                searcher.notice = f"{damage}；现用上一代索引 {generation}"
                return searcher
            raise

    @classmethod
    def _open(
        cls, folder: Path, embedder: Embedder, ranking: Ranking, added: Additions
    ) -> "Searcher":
        manifest = read_manifest(folder)
        with ThreadPoolExecutor(1) as pool:  # hashing takes as long as reading, and another core
            checked = pool.submit(check_files, folder, manifest)
            try:
                return cls(folder, manifest, embedder, ranking, added)
            finally:
                checked.result()  # that a file is damaged is why it could not be read

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

    def lookup(self, question: str | Query) -> Lookup:
        """The clauses that a question names by document and label, and what it names in vain."""
        return lookup(question, self.catalog, self.clauses_of)

    def search(
        self,
        question: str | Query,
        k: int = 10,
        documents: Collection[str] = (),
        filters: Filters = UNFILTERED,
    ) -> tuple[Hit, ...]:
        """The ``k`` best clauses of the documents that may answer.

        ``documents`` (ids) are searched whatever the question names; otherwise those within
        ``filters`` and the question's own conditions.

        Raises:
            QuestionError: a filter that no document passes.
        """
        return self.search_many([question], k, documents, filters)[0]

    def understand(self, question: str) -> Query:
        """What a question says, read as the documents of this index would have written it."""
        writing = self._rewriter.rewrite(question)
        query = self.catalog.understand(writing.text)
        return replace(
            query, chinese=writing.chinese, numbers=writing.numbers, notice=writing.notice
        )

    def search_many(
        self,
        questions: Sequence[str | Query],
        k: int = 10,
        documents: Collection[str] = (),
        filters: Filters = UNFILTERED,
    ) -> list[tuple[Hit, ...]]:
        """``search`` for several questions, embedded together."""
        queries = [q if isinstance(q, Query) else self.understand(q) for q in questions]
        found = []
        for query, vector in zip(queries, self.vectors(queries), strict=True):
            among = documents or self.scope.allowed(query, filters)
            behind = () if documents else self.scope.outdated(query, filters, among)
            found.append(self._hits(query, self.weighed(query, vector, among, behind, k), k))
        return found

    def vectors(self, queries: Sequence[Query]) -> Sequence[QuestionVector | None]:
        """The vectors of questions, embedded together; None where the dense side is off."""
        if self._dense is None or not queries:
            return [None] * len(queries)
        return self._embedder.question_vectors([query.meaning for query in queries])

    def weighed(
        self,
        query: Query,
        vector: QuestionVector | None,
        among: Collection[str] | None = None,
        behind: Collection[str] = (),
        k: int = 10,
    ) -> Weighed | None:
        """The candidates for a question, weighed; None where nothing can be found.

        ``among``: ids of the documents that may answer, None for all; ``behind``: of those that
        stand behind another edition of theirs.
        """
        lexical = self._by_words(query)
        named = self._named(query, among)
        allowed = None if among is None else self._clauses_of(among)
        found = gathered(self._rows, self._dense, vector, lexical, allowed, max(POOL, k), named)
        if found is None:
            return None
        if not self.ranking.sentences:
            found = found.without_sentences()
        if lexical is None or not self.ranking.learned:
            scores, known = np.log(fusion(found)), None  # of the share of the best
        else:
            known = features(found, self._around(found, query, lexical.rarity))
            scores = ranker()(known)
        if behind:
            outdated = self._clauses_of(behind)[found.clauses]
            scores = scores - _BEHIND * outdated
        return Weighed(found, scores, named, known)

    def confidence(self, query: Query, weighed: Weighed) -> NDArray[np.float64] | None:
        """What the probability of the first candidate is made from; None without a ranker."""
        documents = self._places.documents[weighed.candidates.clauses]
        first = self._numbered[documents[weighed.order[0]]]
        return confidence_features(query, weighed, documents, first)

    def clause_at(self, number: int) -> Clause:
        """The clause with this number in the index's own order."""
        return self._store.clause_at(int(number))

    def _by_words(self, query: Query) -> LexicalScores | None:
        if not self.ranking.lexical:
            return None
        scores = self._lexical.scores(query.terms)
        return scores if self.ranking.sentences else scores.within(self._rows.whole)

    def _clauses_of(self, among: Collection[str]) -> NDArray[np.bool_]:
        """Which clauses are of these documents, shape (clauses,)."""
        wanted = np.zeros(len(self._number_of), bool)
        wanted[[self._number_of[each] for each in among if each in self._number_of]] = True
        within: NDArray[np.bool_] = wanted[self._places.documents]
        return within

    def _named(self, query: Query, among: Collection[str] | None) -> list[int]:
        """Numbers of the clauses that the question names by document and label, in its order."""
        if not query.labels:
            return []
        if not query.documents and among is not None:
            query = replace(query, documents=tuple(among))
        elif not query.documents and len(self.documents) == 1:
            query = replace(query, documents=tuple(self.documents))
        found = self.lookup(query).found
        within = self.documents if among is None else among
        clauses = [each.clause for each in found if each.clause.document_id in within]
        return list(dict.fromkeys(self._store.position_of(clause.id) for clause in clauses))

    def _around(self, found: Candidates, query: Query, rarity: Mapping[str, float]) -> Surroundings:
        documents = self._places.documents[found.clauses]
        covered, said = self._titles.match(rarity)
        for document in query.documents:  # said whole, however it was shortened
            said[self._number_of[document]] = 1.0
        return Surroundings(
            documents,
            self._places.lengths[found.clauses],
            self._places.before[found.clauses],
            self._places.siblings[found.clauses],
            covered[documents],
            said[documents],
            said_in_runs(letters(query.text), self._letters.of(found.clauses)),
            kinds_given(query.text, self._read(found.clauses)),
        )

    def _read(self, clauses: Integers) -> list[str]:
        """The beginnings of these clauses, verbatim."""
        where = self._places
        spans = zip(
            where.documents[clauses].tolist(),
            where.starts[clauses].tolist(),
            np.minimum(where.lengths[clauses], _READ).tolist(),
            strict=True,
        )
        return [self._numbered[n].text[start : start + length] for n, start, length in spans]

    def _hits(self, query: Query, weighed: Weighed | None, k: int) -> tuple[Hit, ...]:
        if weighed is None:
            return ()
        ranked = self._reranked(query, weighed)
        # Calibrated for what the ranker knows: of a clause that a reranker brought first it tells
        # what the ranker makes of that one; how much votes are worth, nobody has measured.
        judged = weighed
        if ranked is not weighed:
            first = int(weighed.candidates.clauses[ranked.order[0]])
            judged = replace(weighed, named=[first, *weighed.named])
        known = self.confidence(query, judged)
        sure = None if known is None else round(probability(known), 4)
        return tuple(
            self._hit(ranked, place, rank, sure) for rank, place in enumerate(ranked.order[:k], 1)
        )

    def _reranked(self, query: Query, weighed: Weighed) -> Weighed:
        """The best candidates in the order that the user's reranker gives them, if there is one."""
        places = unnamed_best(weighed) if self._reranker and weighed.known is not None else []
        if self._reranker is None or not places:
            return weighed
        clauses = [self.clause_at(weighed.candidates.clauses[place]) for place in places]
        texts = [as_read(self.documents[each.document_id], each) for each in clauses]
        return mixed(weighed, places, self._reranker.votes(query.meaning, texts))

    def _hit(self, weighed: Weighed, place: int, rank: int, sure: float | None) -> Hit:
        found = weighed.candidates
        position = int(found.clauses[place])
        clause = self._store.clause_at(position)
        document = self.documents[clause.document_id]
        mine = found.of(place)
        named = position in weighed.named
        return Hit(
            clause=clause,
            document=document,
            rank=rank,
            score=1.0 if named else round(float(weighed.shares[place]), 6),
            dense=round(float(found.dense[mine].max()), 4),
            lexical=round(float(found.lexical[mine].max()), 4),
            sentences=self._sentences(found, place, clause),
            probability=sure,
            named=named,
            others=self.scope.standing.others(document),
        )

    def _sentences(self, found: Candidates, place: int, clause: Clause) -> tuple[SentenceHit, ...]:
        """The clause's sentences that bear most on the question."""
        mine = found.of(place)
        said = ~found.whole[mine]
        dense, lexical = found.dense[mine][said], found.lexical[mine][said]
        mean, deviation = found.spread
        sentences = self._store.sentences_of(int(found.clauses[place]), clause)
        best = np.argsort(-(dense + _LEXICAL_SHARE * lexical), kind="stable")[:_SENTENCES]
        return tuple(
            SentenceHit(
                sentences[i],
                float(dense[i]),
                float(lexical[i]),
                (float(dense[i]) - mean) / deviation,
            )
            for i in best
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
    probes = embedder.encode_passages(list(manifest.probes))
    for (text, expected), vector in zip(manifest.probes.items(), probes, strict=True):
        if not np.allclose(vector[: len(expected)], expected, rtol=0, atol=_PROBE_TOLERANCE):
            raise IndexDamaged(
                f"嵌入模型 {embedder.id} 给“{text}”的向量与建索引 {manifest.id} 时不同；"
                "请重建索引：python -m index build （the embedder gives other vectors now）"
            )
