"""What each part of the search brings: one side alone, both, with sentences, with reranking."""

from collections.abc import Iterator, Sequence

from eval.ablations.reranked import reranked
from eval.ablations.table import Row, Value
from eval.question_set.question import Question
from eval.retrieval.figures import figures_of
from eval.retrieval.rankings import Ranked
from eval.retrieval.searching import ranked, searched
from index.embedding.embedder import Embedder
from index.search.ranking import Ranking
from index.search.searcher import Searcher
from index.settings import IndexSettings

COLUMNS = ("hit@1", "hit@5", "MRR@10", "nDCG@10")
_DEPTH = 20
_WAYS = (
    ("词面 lexical", Ranking(dense=False, sentences=False)),
    ("语义 dense", Ranking(lexical=False, sentences=False)),
    ("融合 fused", Ranking(sentences=False)),
    ("融合＋句 fused + sentences", Ranking(weighed=False)),
    ("学习排序 learned", Ranking()),
)


def search_rows(settings: IndexSettings, questions: Sequence[Question]) -> Iterator[Row]:
    """A row for each way of searching; dialogues are left out, they have to be rewritten first."""
    asked = [q for q in questions if q.answerable and not q.turns]
    embedder = Embedder.open(settings)
    for label, ranking in _WAYS:
        searcher = Searcher.open(settings.index, embedder, ranking)
        yield _row(label, searched(asked, searcher, _DEPTH).questions)
    searcher = Searcher.open(settings.index, embedder)
    found = ranked(asked, reranked(searcher), _DEPTH)
    yield _row("＋重排 + reranking", found)


def _row(label: str, questions: Sequence[Ranked]) -> Row:
    computed = figures_of(questions, _DEPTH)
    values = {name: Value(f.value, f.low, f.high) for name, f in computed.items()}
    return Row(label, {name: values[name] for name in COLUMNS})
