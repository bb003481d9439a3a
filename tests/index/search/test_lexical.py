"""BM25: numbers computed by hand, the same after saving and opening."""

from math import log
from pathlib import Path

import bm25s
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.normalise import tokens
from index.search.lexical import K1, B, LexicalIndex, TermCounts

# Terms: 质量 量安 安全 | 质量 量质 质量 | 标准
TEXTS = ["质量安全", "质量质量", "标准"]
MEAN = (3 + 3 + 1) / 3


def idf(frequency: int) -> float:
    return log(1 + (3 - frequency + 0.5) / (frequency + 0.5))


def weight(count: int, length: int) -> float:
    return count / (count + 1.3 * (0.25 + 0.75 * length / MEAN))


@pytest.fixture
def index() -> LexicalIndex:
    return LexicalIndex.build([TermCounts.of(TEXTS)])


def test_scores_by_hand(index: LexicalIndex) -> None:
    quality = [idf(2) * weight(1, 3), idf(2) * weight(2, 3), 0]
    np.testing.assert_allclose(index.scores("质量").bm25, quality, rtol=1e-5)
    both = [quality[0] + idf(1) * weight(1, 3), quality[1], 0]
    np.testing.assert_allclose(index.scores("质量，安全").bm25, both, rtol=1e-5)
    np.testing.assert_allclose(index.scores("标准").bm25, [0, 0, idf(1) * weight(1, 1)], rtol=1e-5)


def test_a_term_said_twice_counts_once(index: LexicalIndex) -> None:
    assert index.scores("质量 质量").bm25.tolist() == index.scores("质量").bm25.tolist()


def test_width_and_script_make_no_difference(index: LexicalIndex) -> None:
    assert index.scores("標準").bm25.tolist() == index.scores("标准").bm25.tolist()


@pytest.mark.parametrize("question", ["", "。", "旅游", "quality"])
def test_nothing_shared_is_zero(index: LexicalIndex, question: str) -> None:
    scores = index.scores(question).bm25
    assert scores.dtype == np.float32
    assert scores.tolist() == [0, 0, 0]


def test_idf_falls_with_frequency_and_is_highest_for_the_unknown(index: LexicalIndex) -> None:
    assert index.idf("质量") == pytest.approx(idf(2))
    assert index.idf("标准") == pytest.approx(idf(1))
    assert index.idf("旅游") == pytest.approx(log(1 + 3.5 / 0.5))
    assert index.idf("旅游") > index.idf("标准") > index.idf("质量")


def test_saved_and_opened_it_scores_the_same(index: LexicalIndex, tmp_path: Path) -> None:
    index.save(tmp_path)
    opened = LexicalIndex.load(tmp_path, len(TEXTS))
    for question in ("质量", "质量，安全", "标准", "旅游"):
        assert opened.scores(question).bm25.tolist() == index.scores(question).bm25.tolist()
        assert opened.idf(question) == index.idf(question)


def test_a_row_without_words_is_never_found() -> None:
    index = LexicalIndex.build([TermCounts.of(["质量", "。", ""])])
    assert index.scores("质量").bm25[0] > 0
    assert index.scores("质量").bm25[1:].tolist() == [0, 0]
    assert index.scores("。").bm25.tolist() == [0, 0, 0]


@settings(deadline=None)
@given(st.lists(st.lists(st.text("质量安全监管 a1。", max_size=12), min_size=1), min_size=1))
def test_counted_in_parts_it_scores_as_bm25s_does_from_tokens(parts: list[list[str]]) -> None:
    index = LexicalIndex.build([TermCounts.of(texts) for texts in parts])
    texts = [text for each in parts for text in each]
    reference = bm25s.BM25(k1=K1, b=B, method="lucene")
    reference.index([tokens(text) or [""] for text in texts], show_progress=False)
    for question in ("质量安全监管", "a1 安全", "监"):
        said = [term for term in tokens(question) if term in reference.vocab_dict]
        expected = reference.get_scores(said) if said else np.zeros(len(texts))
        np.testing.assert_allclose(index.scores(question).bm25, expected, rtol=1e-5, atol=1e-6)


def test_covered_is_the_rarity_of_the_terms_that_a_row_says(index: LexicalIndex) -> None:
    found = index.scores("质量安全")
    assert found.rarity == {"质量": index.idf("质量"), "量安": idf(1), "安全": idf(1)}
    np.testing.assert_allclose(found.covered, [idf(2) + 2 * idf(1), idf(2), 0], rtol=1e-6)


def test_within_some_rows_the_others_score_nothing(index: LexicalIndex) -> None:
    found = index.scores("质量，标准").within(np.array([False, True, True]))
    assert (found.bm25 > 0).tolist() == [False, True, True]
    assert (found.covered > 0).tolist() == [False, True, True]
