"""BM25: numbers computed by hand, the same after saving and opening."""

from math import log
from pathlib import Path

import bm25s
import numpy as np
import pytest
from hypothesis import given
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
    np.testing.assert_allclose(index.scores("质量"), quality, rtol=1e-5)
    both = [quality[0] + idf(1) * weight(1, 3), quality[1], 0]
    np.testing.assert_allclose(index.scores("质量，安全"), both, rtol=1e-5)
    np.testing.assert_allclose(index.scores("标准"), [0, 0, idf(1) * weight(1, 1)], rtol=1e-5)


def test_a_term_said_twice_counts_once(index: LexicalIndex) -> None:
    assert index.scores("质量 质量").tolist() == index.scores("质量").tolist()


def test_width_and_script_make_no_difference(index: LexicalIndex) -> None:
    assert index.scores("標準").tolist() == index.scores("标准").tolist()


@pytest.mark.parametrize("question", ["", "。", "旅游", "quality"])
def test_nothing_shared_is_zero(index: LexicalIndex, question: str) -> None:
    scores = index.scores(question)
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
        assert opened.scores(question).tolist() == index.scores(question).tolist()
        assert opened.idf(question) == index.idf(question)


def test_a_row_without_words_is_never_found() -> None:
    index = LexicalIndex.build([TermCounts.of(["质量", "。", ""])])
    assert index.scores("质量")[0] > 0
    assert index.scores("质量")[1:].tolist() == [0, 0]
    assert index.scores("。").tolist() == [0, 0, 0]


@given(st.lists(st.lists(st.text("质量安全监管 a1。", max_size=12), min_size=1), min_size=1))
def test_counted_in_parts_it_scores_as_bm25s_does_from_tokens(parts: list[list[str]]) -> None:
    index = LexicalIndex.build([TermCounts.of(texts) for texts in parts])
    texts = [text for each in parts for text in each]
    reference = bm25s.BM25(k1=K1, b=B, method="lucene")
    reference.index([tokens(text) or [""] for text in texts], show_progress=False)
    expected = LexicalIndex(reference, len(texts))
    for question in ("质量安全监管", "a1 安全", "监"):
        np.testing.assert_allclose(
            index.scores(question), expected.scores(question), rtol=1e-5, atol=1e-6
        )
        assert index.idf(question[:2]) == expected.idf(question[:2])
