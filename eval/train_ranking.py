"""Learn what search ranks by: ``python -m eval.train_ranking``.

Writes the map that turns questions (``index/embedding/query_adapter.npy``) and the weights of the
ranker and of its probability (``index/search/ranker.json``). Learned from the questions of legal_dc
and stard, where their indexes have been built (``python -m eval retrieval --corpus …``), from the
shipped documents' questions that are there to learn from, and from questions made by rule.

Every figure printed is of questions that were learned without: in each of five folds the map, then
the weights, are learned from the other four. The weights are learned from vectors that such maps
made, because a map flatters the questions that it was learned from.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import KFold

from eval.corpora.opening import open_corpus
from eval.question_set.named import SEARCH, SEEN, named
from eval.question_set.reading import load, load_search
from eval.ranking.generated import generated
from eval.ranking.labelled import Labelled, clause_ids, labelled, of_clauses
from eval.ranking.turning import Pools, learned_map
from eval.ranking.weighing import Judged, learned_weights
from eval.retrieval.figures import FIGURES
from eval.retrieval.searching import Asked
from index.embedding.embedder import Embedder, QuestionVector
from index.embedding.query_adapter import MAP, adapted
from index.errors import ConfigurationError, IndexMissing
from index.generation import current_id
from index.search.features import NAMES
from index.search.ranker import WEIGHTS, Linear
from index.search.rows import Floats, Rows
from index.search.searcher import Searcher
from index.settings import IndexSettings

_FOLDS = 5
_MADE = 1500  # questions made by rule
_MADE_WEIGHT = 0.1
_CORPORA = ("legal_dc", "stard")
_SHOWN = ("hit@1", "hit@5", "hit@10", "recall@10", "MRR@10")


@dataclass(frozen=True, slots=True)
class _Set:
    """The questions of one corpus, with its index."""

    name: str
    searcher: Searcher
    asked: list[Labelled]
    pools: Pools

    @property
    def folds(self) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """(learned from, kept out) in each fold: numbers of questions."""
        return list(KFold(_FOLDS, shuffle=True, random_state=0).split(self.asked))


def main() -> int:
    """Learn, print the figures of questions kept out, write both files."""
    argparse.ArgumentParser(prog="python -m eval.train_ranking", description=__doc__).parse_args()
    sets, made = _sets(IndexSettings.read())
    if set(NAMES) - _kept().get("ranking", {}).keys():
        _write(_FUSED)  # search wants weights for every feature, if only to be learned from
    turned = [np.empty_like(np.stack([each.vector for each in s.asked])) for s in sets]
    for fold in range(_FOLDS):
        turn = learned_map([*(s.pools.part(s.folds[fold][0].tolist()) for s in sets), made])
        for s, vectors in zip(sets, turned, strict=True):
            out = s.folds[fold][1]
            vectors[out] = adapted(np.stack([s.asked[n].vector for n in out]), turn)
    judged = [list(_judged(s, vectors)) for s, vectors in zip(sets, turned, strict=True)]
    ranks: list[list[list[int]]] = [[[]] * len(s.asked) for s in sets]
    for fold in range(_FOLDS):
        learned = learned_weights(
            [j[n] for s, j in zip(sets, judged, strict=True) for n in s.folds[fold][0]]
        )
        for s, j, found in zip(sets, judged, ranks, strict=True):
            for n in s.folds[fold][1]:
                found[n] = _ranks(s.asked[n], j[n], learned)
    for s, j, found in zip(sets, judged, ranks, strict=True):
        fused = [_ranks(*pair, _FUSED) for pair in zip(s.asked, j, strict=True)]
        print(f"{s.name} ({len(found)})\n  {_line('fused', fused)}\n  {_line('learned', found)}")
    np.save(MAP, learned_map([*(s.pools for s in sets), made]).astype(np.float16))
    _write(learned_weights([each for j in judged for each in j]))
    return 0


def _sets(settings: IndexSettings) -> tuple[list[_Set], Pools]:
    """All sets, and the questions made by rule from the last one's documents."""
    embedder = Embedder.open(settings)
    sets = [_set("shipped", settings.index, embedder, list(_shipped()))]
    for name in _CORPORA:
        corpus = open_corpus(name, settings.home)
        root = settings.home / "eval" / "indexes" / name
        sets.append(_set(name, root, embedder, corpus.questions))
    last = sets[-1].searcher
    documents = [(each, last.clauses_of(each.id)) for each in last.documents.values()]
    pairs = [(g.question, frozenset([g.clause_id])) for g in generated(documents, _MADE)]
    questions = of_clauses(last, pairs, _MADE_WEIGHT)
    return sets, Pools.of(questions, clause_ids(last), _vectors(root))


def _set(name: str, root: Path, embedder: Embedder, questions: Sequence[Asked]) -> _Set:
    try:
        searcher = Searcher.open(root, embedder)
    except IndexMissing as missing:
        raise ConfigurationError(
            f"先建 {name} 的索引：python -m eval retrieval --corpus {name} （{missing}）"
        ) from missing
    asked = labelled(searcher, questions)
    return _Set(name, searcher, asked, Pools.of(asked, clause_ids(searcher), _vectors(root)))


def _shipped() -> Iterator[Asked]:
    """The questions on the shipped documents that are there to learn from; no dialogues."""
    yield from (
        q for name in ("plain.jsonl", "far.jsonl") for q in load(SEEN / name) if not q.turns
    )
    yield from load_search(SEARCH)
    yield from (each.question for each in named("dev") if not each.question.turns)


def _vectors(root: Path) -> Floats:
    """The vectors that stand for the clauses of an index, (clauses, dimension)."""
    folder = root / current_id(root)
    rows = Rows(np.load(folder / "rows.npy", allow_pickle=False))
    every = np.load(folder / "vectors.npy", mmap_mode="r", allow_pickle=False)
    return np.asarray(every[rows.bounds[:-1]], np.float32)


def _judged(questions: _Set, vectors: Floats) -> Iterator[Judged]:
    """Each question's candidates, found with these vectors, and which of them are right."""
    ids = clause_ids(questions.searcher)
    for each, turned in zip(questions.asked, vectors, strict=True):
        vector = QuestionVector(each.vector, turned)
        among = questions.searcher.scope.allowed(each.query)
        weighed = questions.searcher.weighed(each.query, vector, among)
        if weighed is None or weighed.known is None:
            yield Judged(np.zeros((1, len(NAMES))), np.zeros(1, bool))
            continue
        found = ids[weighed.candidates.clauses]
        yield Judged(weighed.known, np.isin(found, sorted(each.right)))


def _ranks(asked: Labelled, judged: Judged, ranker: Linear) -> list[int]:
    """The rank of each right clause, 0 for one that is no candidate."""
    order = np.argsort(-ranker(judged.known), kind="stable")
    found = (np.flatnonzero(judged.right[order]) + 1).tolist()
    return [*found, *[0] * (len(asked.right) - len(found))]


_FUSED = Linear(
    np.zeros(len(NAMES)), np.ones(len(NAMES)), np.array([float(n == "fused") for n in NAMES])
)


def _line(name: str, ranks: Sequence[Sequence[int]]) -> str:
    values = []
    for figure in _SHOWN:
        _, score = FIGURES[figure]
        values.append(f"{figure} {np.mean([score(each) for each in ranks]):.3f}")
    return f"{name:<8} " + "  ".join(values)


def _kept() -> dict[str, dict[str, object]]:
    kept: dict[str, dict[str, object]] = {}
    if WEIGHTS.is_file():
        kept = json.loads(WEIGHTS.read_text("utf-8"))
    return kept


def _write(ranking: Linear) -> None:
    written = {
        **_kept(),
        "made_by": "python -m eval.train_ranking (legal_dc, stard, seen, dev, made by rule)",
        "ranking": ranking.fields(NAMES),
    }
    WEIGHTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
