"""Documents without end: copies have the original's shape and other words."""

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from eval.search_growth import material
from eval.search_growth.material import materials, questions
from eval.search_growth.stand_in import stand_in
from index.normalise import tokens
from tests.index.bigram_encoder import bigram_embedder


@pytest.fixture(autouse=True)
def no_real_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(material, "DATA", tmp_path / "absent")


def test_generated_where_no_documents_are_then_copies(tmp_path: Path) -> None:
    first, second, copy = islice(materials(tmp_path, tmp_path / "made", 200), 3)
    assert (first.clauses, second.clauses) == (100, 100)
    assert len({each.name for each in (first, second, copy)}) == 3
    assert len(copy.text) == len(first.text)
    assert copy.text.count("条") == first.text.count("条")
    said, again = set(tokens(first.text)), set(tokens(copy.text))
    assert 0.1 < len(again - said) / len(again) < 0.9


def test_questions_differ_and_are_of_the_document(tmp_path: Path) -> None:
    first = next(materials(tmp_path, tmp_path / "made", 100))
    asked = questions(tmp_path, first, 50)
    assert len(set(asked)) == 50
    assert asked == questions(tmp_path, first, 50)


def test_passages_are_random_and_questions_real() -> None:
    true = bigram_embedder()
    made = stand_in(true)
    passages = made.encode_passages(["质量", "安全", "质量"])
    np.testing.assert_allclose(np.linalg.norm(passages, axis=1), 1, rtol=1e-5)
    assert passages[0].tolist() == passages[2].tolist() != passages[1].tolist()
    assert made.encode_queries(["质量"]).tolist() == true.encode_queries(["质量"]).tolist()
    assert (made.id, made.weights_sha256) == (true.id, true.weights_sha256)
