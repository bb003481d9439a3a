"""The counts of what the documents say, in memory and on disk."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexDamaged
from index.question.writing.vocabulary import Vocabulary, codes_of


def _pair(vocabulary: Vocabulary, word: str) -> int:
    codes = codes_of(word)
    return int(vocabulary.pair(codes[:1], codes[1:])[0])


def test_counts() -> None:
    vocabulary = Vocabulary.of(["质量质量", "質量，检验", "量"])
    assert _pair(vocabulary, "质量") == 3
    assert _pair(vocabulary, "量质") == 1
    assert _pair(vocabulary, "量检") == 0  # a comma, the end of a text
    assert [vocabulary.says(word) for word in ("质量质", "量质检", "检验", "质量质量")] == [
        True,
        False,
        True,
        True,
    ]


def test_nothing_said() -> None:
    vocabulary = Vocabulary.of([])
    assert not vocabulary.says("质量")


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    vocabulary = Vocabulary.of(["产品质量监督管理"])
    vocabulary.save(tmp_path)
    loaded = Vocabulary.load(tmp_path)
    assert np.array_equal(loaded.pairs, vocabulary.pairs)
    assert np.array_equal(loaded.triple_counts, vocabulary.triple_counts)


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="字词统计不可读"):
        Vocabulary.load(tmp_path)
