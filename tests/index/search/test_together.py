"""Questions that come together are embedded together: the model is asked once, not once each."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.batch import Row, search_rows
from index.question.scope.filters import Filters
from index.search.ranking import Ranking
from index.search.searcher import Searcher
from tests.index.bigram_encoder import BigramEncoder, bigram_embedder
from tests.index.building.small_build import small_build
from tests.index.small_corpus import write_corpus

QUESTIONS = ["质量合格率是多少", "粮食储备由谁负责", "冰雪旅游", "滑雪场有几个", "第三条"]


class Counting(BigramEncoder):
    """Counts how many texts it was given at each call."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[int] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.calls.append(len(texts))
        return super().encode(texts)


@pytest.fixture
def encoder() -> Counting:
    return Counting()


@pytest.fixture
def searcher(tmp_path: Path, encoder: Counting) -> Searcher:
    small_build(write_corpus(tmp_path / "documents"), tmp_path / "index")
    opened = Searcher.open(tmp_path / "index", bigram_embedder(encoder), Ranking(weighed=False))
    encoder.calls.clear()  # of the check that the embedder is the same
    return opened


def test_many_questions_are_one_call(searcher: Searcher, encoder: Counting) -> None:
    together = searcher.search_many(QUESTIONS, 3)
    assert encoder.calls == [len(QUESTIONS)]
    assert together == [searcher.search(question, 3) for question in QUESTIONS]
    assert encoder.calls[1:] == [1] * len(QUESTIONS)


def test_rows_of_a_file_are_one_call_for_each_set_of_filters(
    searcher: Searcher, encoder: Counting
) -> None:
    rows = [Row(number, question) for number, question in enumerate(QUESTIONS)]
    search_rows(searcher, rows, 3)
    assert encoder.calls == [len(QUESTIONS)]
    encoder.calls.clear()
    elsewhere = Filters(regions=("乙县",))
    search_rows(
        searcher, [*rows, Row("more", "粮食", elsewhere), Row("last", "粮仓", elsewhere)], 3
    )
    assert sorted(encoder.calls) == [2, len(QUESTIONS)]
