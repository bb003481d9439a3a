"""The retrieval metrics, by hand: ranks of small made-up hits, and the real index."""

import pytest

from eval import retrieval
from eval.__main__ import QUESTIONS
from eval.question_set import SearchQuestion, load_search
from index.clause import Clause, Document
from index.hit import Hit
from index.search import Searcher


def hit(document: str, label: str, rank: int) -> Hit:
    about = Document(document, "甲", "", "", "", "", "", "", "", "", "")
    clause = Clause(f"{document}/{rank}", document, label, (label,), "", "", 0, 0)
    return Hit(clause, about, rank, 1 / rank, 0.0, 0.0)


HITS = (hit("a", "一、（一）", 1), hit("b", "一、（二）", 2), hit("a", "一、（二）", 3))


def question(document: str, label: str) -> SearchQuestion:
    return SearchQuestion("q", "？", document, label, "")


@pytest.mark.parametrize(
    ("document", "label", "rank"),
    [
        ("a", "一、（一）", 1),
        ("a", "一、（二）", 3),  # the same label in another document does not count
        ("b", "一、（二）", 2),
        ("a", "一、(一)", 1),  # full- or half-width
        ("b", "一、（一）", 0),
        ("c", "一、（一）", 0),
    ],
)
def test_the_rank_of_the_gold_clause(document: str, label: str, rank: int) -> None:
    assert retrieval.rank(question(document, label), HITS) == rank


def test_no_hits_no_rank() -> None:
    assert retrieval.rank(question("a", "一、"), ()) == 0


def test_the_table_by_hand() -> None:
    """Ranks 1, 2, 0, 8: one of four at 1, two at 5, three at 10; (1 + 1/2 + 1/8) / 4."""
    lines = [line.split() for line in retrieval.table([1, 2, 0, 8]).splitlines()]
    assert [line[:2] for line in lines] == [
        ["hit@1", "25.0%"],
        ["hit@5", "50.0%"],
        ["hit@10", "75.0%"],
        ["MRR@10", "0.406"],
    ]


@pytest.mark.parametrize(
    ("ranks", "mrr"), [([1, 1], "1.000"), ([0, 0], "0.000"), ([11], "0.000"), ([10], "0.100")]
)
def test_the_ends_of_the_scale(ranks: list[int], mrr: str) -> None:
    assert retrieval.table(ranks).split()[-1] == mrr


def test_the_real_index_finds_the_clauses(searcher: Searcher) -> None:
    """Well below what is measured, so that only a break shows."""
    found = retrieval.ranks(load_search(QUESTIONS / "search.jsonl"), searcher)
    assert sum(0 < rank <= 5 for rank in found) / len(found) >= 0.85
    assert sum(rank == 1 for rank in found) / len(found) >= 0.6
