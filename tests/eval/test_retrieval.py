"""Searching a question set: ranks and figures by hand, and the real index."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.corpora.corpus import Corpus, CorpusQuestion
from eval.question_set.named import SEARCH
from eval.question_set.question import Gold, Question, SearchQuestion
from eval.question_set.reading import load_search
from eval.retrieval.figures import FIGURES, differences, figures, milliseconds
from eval.retrieval.rankings import Ranked, Rankings, load, save
from eval.retrieval.searching import finder, ranked, searched, unnamed
from eval.retrieval.table import comparison, table
from eval.runs.record import Passage
from index.errors import QuestionError
from index.search.ranking import LEARNED, Ranking
from index.search.searcher import Searcher
from tests.index.bigram_encoder import bigram_embedder
from tests.index.building.small_build import small_build
from tests.index.small_corpus import write_corpus

FOUND = (
    Passage("a", "一、（一）", "到2025年合格率达到98%以上。"),
    Passage("b", "一、（二）", "服务满意度达到80分。"),
    Passage("a", "一、（二）", "服务满意度达到80分。"),
    Passage("c", "", "没有标签的片段。"),
)


def find(_: str, k: int) -> Sequence[Passage]:
    return FOUND[:k]


def place(gold: Gold, k: int = 10) -> int:
    (question,) = ranked([CorpusQuestion("q", "？", (gold,))], find, k)
    return question.ranks[0]


@pytest.mark.parametrize(
    ("document", "label", "quote", "rank"),
    [
        ("a", "一、（一）", "", 1),
        ("a", "一、（二）", "", 3),  # the same label in another document does not count
        ("b", "一、(二)", "", 2),  # full- or half-width
        ("b", "一、（一）", "", 0),
        ("a", "", "服务满意度达到８０分", 3),
        ("b", "", "合格率达到98%以上", 0),
        ("c", "", "", 0),  # no label and no words: nothing is meant
    ],
)
def test_the_rank_of_what_is_right(document: str, label: str, quote: str, rank: int) -> None:
    assert place(Gold(document, quote, label)) == rank


def test_only_the_first_k_count() -> None:
    assert place(Gold("a", "", "一、（二）"), k=3) == 3
    assert place(Gold("a", "", "一、（二）"), k=2) == 0


def test_each_gold_has_its_rank() -> None:
    golds = (Gold("c", "没有标签的片段", ""), Gold("a", "不在其中的话", ""), Gold("b", "服务", ""))
    (question,) = ranked([CorpusQuestion("q", "？", golds)], find)
    assert question.ranks == (4, 0, 2)


def test_a_document_counts_once_at_its_best_passage() -> None:
    """Found are a, b, a, c: three documents."""
    golds = tuple(Gold(document, "", "") for document in ("a", "b", "c", "d"))
    (question,) = ranked([CorpusQuestion("q", "？", golds)], find, 3, "documents")
    assert question.ranks == (1, 2, 3, 0)
    (question,) = ranked([CorpusQuestion("q", "？", golds)], find, 2, "documents")
    assert question.ranks == (1, 2, 0, 0)


def test_questions_in_other_words_share_a_group() -> None:
    gold = (Gold("a", "", "一、（一）"),)
    first = Question("f1", "fact", "？", gold, (("98",),), "")
    second = replace(first, id="f1-b", same_as="f1")
    third = SearchQuestion("s1", "？", "a", "一、（一）", "")
    assert [each.group for each in ranked([first, second, third], find)] == ["f1", "f1", "s1"]


# Figures


def rankings(*ranks: tuple[int, ...], ms: Sequence[float] = (), k: int = 100) -> Rankings:
    times = ms or [1.0] * len(ranks)
    questions = tuple(
        Ranked(f"q{number}", f"q{number}", each, time)
        for number, (each, time) in enumerate(zip(ranks, times, strict=True))
    )
    return Rankings("set", LEARNED, "g", "bigrams", k, "passages", 3, 9, questions)


def test_the_figures_by_hand() -> None:
    """Best ranks 1, 2, none, 8; the last has a second gold that was not found."""
    found = figures(rankings((1,), (2,), (0,), (8, 0)))
    assert {name: figure.value for name, figure in found.items()} == pytest.approx(
        {
            "hit@1": 1 / 4,
            "hit@5": 2 / 4,
            "hit@10": 3 / 4,
            "hit@100": 3 / 4,
            "recall@1": 1 / 4,
            "recall@5": 2 / 4,
            "recall@10": 2.5 / 4,
            "recall@100": 2.5 / 4,
            "MRR@10": (1 + 1 / 2 + 1 / 8) / 4,
            "nDCG@10": (1 + 1 / np.log2(3) + (1 / np.log2(9)) / (1 + 1 / np.log2(3))) / 4,
        }
    )


@pytest.mark.parametrize(("ranks", "value"), [((1,), 1.0), ((0,), 0.0), ((11,), 0.0)])
def test_the_ends_of_the_scale_are_as_sure_as_three_questions_are(
    ranks: tuple[int, ...], value: float
) -> None:
    """The exact interval of three of three: from the cube root of 2.5%."""
    figure = figures(rankings(ranks, ranks, ranks))["MRR@10"]
    assert (figure.value, figure.n) == (value, 3)
    low, high = (0.2924, 1.0) if value else (0.0, 0.7076)
    assert (figure.low, figure.high) == pytest.approx((low, high), abs=1e-4)


def test_a_shallow_search_has_no_deep_figures() -> None:
    assert set(FIGURES) - set(figures(rankings((1,), k=10))) == {"hit@100", "recall@100"}


@given(st.lists(st.tuples(st.integers(0, 120)), min_size=1, max_size=30))
def test_a_figure_lies_in_its_interval_on_the_scale(ranks: list[tuple[int, ...]]) -> None:
    for figure in figures(rankings(*ranks)).values():
        assert 0 <= figure.low <= figure.value + 1e-9
        assert figure.value - 1e-9 <= figure.high <= 1 + 1e-9


def test_the_interval_is_as_wide_as_that_of_a_share() -> None:
    """Of 400 questions half are hit: 1.96 standard errors are 0.049."""
    figure = figures(rankings(*[(1,), (0,)] * 200))["hit@1"]
    assert figure.value == 0.5
    assert figure.low == pytest.approx(0.451, abs=0.006)
    assert figure.high == pytest.approx(0.549, abs=0.006)


def test_the_same_question_in_other_words_is_no_further_evidence() -> None:
    """Twenty questions in twenty wordings each are as sure as twenty, not as four hundred."""
    alone = rankings(*[(1,), (0,)] * 10)
    repeated = replace(
        alone,
        questions=tuple(
            replace(each, id=f"{each.id}-{n}") for each in alone.questions for n in range(20)
        ),
    )
    few, many = figures(alone)["hit@1"], figures(repeated)["hit@1"]
    assert (many.value, many.low, many.high) == (few.value, few.low, few.high)


def test_milliseconds_are_median_and_95th_percentile() -> None:
    times = [float(ms) for ms in range(101)]
    assert milliseconds(rankings(*[(1,)] * 101, ms=times)) == (50.0, 95.0)


def test_a_difference_is_taken_question_by_question() -> None:
    before = rankings((1,), (2,), (0,), (8,))
    after = replace(before, questions=tuple(replace(q, ranks=(1,)) for q in before.questions))
    change = differences(before, after)["hit@1"]
    assert change.value == 0.75
    assert change.low > 0
    nothing = differences(before, before)["MRR@10"]
    assert (nothing.value, nothing.low, nothing.high) == (0, 0, 0)
    back = differences(after, before)["hit@1"]
    assert (back.value, back.high) == (-0.75, -change.low)


def test_only_questions_that_both_have_are_compared() -> None:
    before = rankings((1,), (0,))
    after = replace(rankings((0,), (1,)), questions=rankings((0,), (1,)).questions[1:])
    assert differences(before, after)["hit@1"].value == 1.0


def test_what_cannot_be_compared_is_refused() -> None:
    other = replace(rankings((1,)), questions=(Ranked("other", "other", (1,), 1.0),))
    with pytest.raises(QuestionError, match="no question"):
        differences(rankings((1,)), other)
    with pytest.raises(QuestionError, match="documents"):
        differences(rankings((1,)), replace(rankings((1,)), counts="documents"))


def test_no_question_no_figure() -> None:
    with pytest.raises(QuestionError):
        figures(rankings())


# Tables


def test_the_table_has_a_column_for_each_search() -> None:
    fused = rankings((1,), (2,), (0,), (8,))
    dense = replace(fused, ranking=Ranking(lexical=False, sentences=False))
    lines = table([fused, dense]).splitlines()
    head = next(line for line in lines if "fused" in line)
    assert "dense" in head
    assert "−sentences" in head
    row = next(line.split() for line in lines if line.startswith("hit@10"))
    assert [row[0], row[1], row[4]] == ["hit@10", "0.750", "0.750"]


def test_searches_of_other_sets_stand_in_blocks_of_their_own() -> None:
    one = rankings((1,))
    text = table([one, replace(one, name="another", k=10)])
    assert text.count("hit@10 ") == 2
    assert text.count("hit@100") == 1


def test_the_comparison_names_what_changed() -> None:
    before, after = rankings((1,), (2,), (0,)), rankings((0,), (2,), (3,))
    lines = comparison(before, after).splitlines()
    assert "worse: 1" in lines[lines.index("  q0: 第 1 位 → 未找到 not found") - 1]
    assert "better: 1" in lines[lines.index("  q2: 未找到 not found → 第 3 位") - 1]
    assert not any(line.startswith("  q1") for line in lines)


# Files


@given(
    st.lists(st.tuples(st.text(), st.lists(st.integers(0, 200)), st.floats(0, 1e6))),
    st.booleans(),
)
def test_what_is_saved_is_loaded(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, list[int], float]],
    dense: bool,
) -> None:
    path = tmp_path_factory.mktemp("rankings") / "deep" / "found.jsonl"
    questions = tuple(Ranked(name, name, tuple(ranks), ms) for name, ranks, ms in rows)
    written = replace(rankings(), questions=questions, ranking=Ranking(dense=dense))
    save(written, path)
    assert load(path) == written
    assert [each.name for each in path.parent.iterdir()] == ["found.jsonl"]


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["not JSON"], 1),
        ([], 1),
        (["{}"], 1),
        (["HEAD", '{"id": "q"}'], 2),
        (["HEAD", "QUESTION", "QUESTION", "["], 4),
    ],
)
def test_a_file_that_is_no_rankings_is_refused(
    tmp_path: Path, lines: list[str], number: int
) -> None:
    path = tmp_path / "found.jsonl"
    save(rankings((1,)), path)
    head, question = path.read_text(encoding="utf-8").splitlines()
    written = [{"HEAD": head, "QUESTION": question}.get(line, line) for line in lines]
    path.write_text("\n".join(written), encoding="utf-8")
    with pytest.raises(QuestionError, match=rf"found\.jsonl:{number}："):
        load(path)


def test_a_file_holds_one_object_a_line(tmp_path: Path) -> None:
    save(rankings((1, 0), (3,)), tmp_path / "found.jsonl")
    lines = (tmp_path / "found.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line).get("ranks") for line in lines] == [None, [1, 0], [3]]


# Indexes


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    root = tmp_path_factory.mktemp("small")
    small_build(write_corpus(root / "documents"), root / "index")
    return Searcher.open(root / "index", bigram_embedder())


def test_a_set_for_other_documents_is_refused(small: Searcher) -> None:
    there = SearchQuestion("s1", "目标", "jia", "一、（一）", "")
    absent = SearchQuestion("s2", "目标", "ding", "一、（一）", "")
    assert searched([there], small, name="own").name == "own"
    with pytest.raises(QuestionError, match=r"s2.*'ding'"):
        searched([there, absent], small)
    with pytest.raises(QuestionError, match="no question"):
        searched([], small)


def test_a_document_of_a_corpus_that_could_not_be_read_is_a_miss(small: Searcher) -> None:
    read = CorpusQuestion("c1", "粮仓应当防火防潮", (Gold("yi", "粮仓应当防火防潮", ""),))
    unread = CorpusQuestion("c2", "目标", (Gold("ding", "什么目标", ""),))
    found = searched(Corpus("own", Path(), (read, unread)), small)
    assert [each.ranks for each in found.questions] == [(1,), (0,)]
    with pytest.raises(QuestionError, match="'ding'"):
        searched(Corpus("own", Path(), (unread,)), small)


def test_a_name_in_a_question_restricts_only_where_documents_are_named(small: Searcher) -> None:
    named = finder(small, small.understand)("甲市的储备粮", 100)
    anywhere = unnamed(small)("甲市的储备粮", 100)
    assert {passage.document for passage in named} == {"jia"}
    assert {passage.document for passage in anywhere} == {"jia", "yi", "bing"}


def test_the_real_index_finds_the_clauses(searcher: Searcher) -> None:
    """Well below what is measured, so that only a break shows."""
    found = figures(searched(load_search(SEARCH), searcher, 10))
    assert found["hit@5"].value >= 0.85
    assert found["hit@1"].value >= 0.6
