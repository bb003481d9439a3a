"""Learn what search ranks by: ``python -m eval.train_ranking``.

Writes the map that turns questions (``index/embedding/query_adapter.npy``) and the weights of the
ranker and of its probability (``index/search/ranker.json``). Learned from the questions of legal_dc
and stard, where their indexes have been built (``python -m eval retrieval --corpus …``), from the
shipped documents' questions that are there to learn from, and from questions made by rule.

Every figure printed is of questions that were learned without: in each of five folds the map, then
the weights, are learned from the other four. The weights are learned from vectors that such maps
made, because a map flatters the questions that it was learned from.

With ``--parts`` nothing is written; printed is what each part brings: the figures of all, and of
all without one part after the other, learned anew in each fold.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from eval.corpora.opening import open_corpus
from eval.question_set.named import SEARCH, SEEN, named
from eval.question_set.reading import load, load_search
from eval.ranking.generated import generated
from eval.ranking.kept_out import FOLDS, FUSED, QuestionSet, kept_out, line, ranks_of
from eval.ranking.labelled import clause_ids, labelled, of_clauses
from eval.ranking.parts import print_parts
from eval.ranking.turning import Pools, learned_map
from eval.ranking.weighing import Judged, learned_weights
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

_MADE = 1500  # questions made by rule
_MADE_WEIGHT = 0.1
_CORPORA = ("legal_dc", "stard")


def main() -> int:
    """Learn, print the figures of questions kept out, write both files."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.train_ranking",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--parts", action="store_true", help="print what each part brings")
    arguments = parser.parse_args()
    sets, made = _sets(IndexSettings.read())
    if set(NAMES) - _kept().get("ranking", {}).keys():
        _write(FUSED)  # search wants weights for every feature, if only to be learned from
    turned = [np.empty_like(np.stack([each.vector for each in s.asked])) for s in sets]
    for fold in range(FOLDS):
        turn = learned_map([*(s.pools.part(s.folds[fold][0].tolist()) for s in sets), made])
        for s, vectors in zip(sets, turned, strict=True):
            out = s.folds[fold][1]
            vectors[out] = adapted(np.stack([s.asked[n].vector for n in out]), turn)
    judged = [list(_judged(s, vectors)) for s, vectors in zip(sets, turned, strict=True)]
    if arguments.parts:
        plain = [np.stack([each.vector for each in s.asked]) for s in sets]
        unturned = [list(_judged(s, vectors)) for s, vectors in zip(sets, plain, strict=True)]
        print_parts(sets, judged, unturned)
        return 0
    for s, j, found in zip(sets, judged, kept_out(sets, judged), strict=True):
        fused = [ranks_of(*pair, FUSED) for pair in zip(s.asked, j, strict=True)]
        print(f"{s.name} ({len(found)})\n  {line('fused', fused)}\n  {line('learned', found)}")
    np.save(MAP, learned_map([*(s.pools for s in sets), made]).astype(np.float16))
    _write(learned_weights([each for j in judged for each in j]))
    return 0


def _sets(settings: IndexSettings) -> tuple[list[QuestionSet], Pools]:
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


def _set(name: str, root: Path, embedder: Embedder, questions: Sequence[Asked]) -> QuestionSet:
    try:
        searcher = Searcher.open(root, embedder)
    except IndexMissing as missing:
        raise ConfigurationError(
            f"先建 {name} 的索引：python -m eval retrieval --corpus {name} （{missing}）"
        ) from missing
    asked = labelled(searcher, questions)
    return QuestionSet(name, searcher, asked, Pools.of(asked, clause_ids(searcher), _vectors(root)))


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


def _judged(questions: QuestionSet, vectors: Floats) -> Iterator[Judged]:
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
