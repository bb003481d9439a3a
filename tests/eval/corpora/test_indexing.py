"""From a folder to figures by words alone: built by the real build, no model anywhere."""

from pathlib import Path

import pytest

from eval.corpora.indexing import indexed, open_searcher, unembedded
from eval.corpora.opening import open_corpus
from eval.retrieval.searching import searched
from index.errors import IndexDamaged
from index.search.ranking import Ranking
from index.search.searcher import Searcher
from index.settings import IndexSettings
from tests.eval.corpora.small_sets import legal_row, write_beir, write_legal_dc
from tests.index.bigram_encoder import bigram_embedder

WORDS = Ranking(dense=False)


def test_a_question_finds_the_clause_that_holds_its_evidence(tmp_path: Path) -> None:
    rows = [
        legal_row("q1"),
        legal_row(
            "q2",
            text="谁负责修缮纪念馆",
            doc_title="乙市旅游办法",
            evidence=["修缮红色纪念馆，由文化旅游局牵头负责实施。", "建设滑雪场五个"],
        ),
    ]
    settings = IndexSettings(home=tmp_path / "home")
    corpus = open_corpus(str(write_legal_dc(tmp_path / "set", rows)), settings.home)
    built = indexed(corpus, settings, embedded=False)
    assert built.root == settings.home / "eval" / "indexes" / "legal_dc-words"
    assert built.report.clauses == 5
    found = searched(corpus, open_searcher(built.root, settings, WORDS))
    assert [(each.id, each.ranks[0]) for each in found.questions] == [("q1", 1), ("q2", 1)]
    assert (found.documents, found.clauses, found.embedder) == (2, 5, "none")
    assert not indexed(corpus, settings, embedded=False).report.rebuilt


def test_ranks_of_a_beir_folder_count_documents(tmp_path: Path) -> None:
    """The entry on 滑雪场 becomes two clauses or one; it is one document either way."""
    settings = IndexSettings(home=tmp_path / "home")
    corpus = open_corpus(str(write_beir(tmp_path / "set")), settings.home)
    built = indexed(corpus, settings, embedded=False)
    found = searched(corpus, open_searcher(built.root, settings, WORDS), k=2)
    assert [(each.id, each.ranks) for each in found.questions] == [("q1", (1,)), ("q2", (1,))]


def test_an_index_without_vectors_is_not_searched_by_them(tmp_path: Path) -> None:
    settings = IndexSettings(home=tmp_path / "home")
    corpus = open_corpus(str(write_legal_dc(tmp_path / "set", [legal_row()])), settings.home)
    built = indexed(corpus, settings, embedded=False)
    assert Searcher.open(built.root, unembedded()).search("粮食")  # its vectors say nothing
    with pytest.raises(IndexDamaged, match="none"):
        Searcher.open(built.root, bigram_embedder())
