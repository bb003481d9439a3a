"""The embedder in a process of its own gives the vectors that sentence-transformers gives."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from index.embedding import e5
from index.embedding.beside import EncoderBeside, beside
from index.embedding.embedder import Embedder
from index.errors import ModelError
from index.settings import IndexSettings

TEXTS = ["质量", "", "到2025年，产品质量合格率达到98%以上。" * 3, "①　Ａ\u200b b", "安全" * 600]


def test_it_is_the_same_embedder(embedder: Embedder) -> None:
    with beside(IndexSettings()) as (open_embedder, start):
        start()
        other = open_embedder()
        assert (other.id, other.weights_sha256) == (embedder.id, embedder.weights_sha256)
        assert (other.query_prefix, other.passage_prefix) == (
            embedder.query_prefix,
            embedder.passage_prefix,
        )
        assert other.dimension == embedder.dimension
        expected = embedder.encode_passages(TEXTS)
        np.testing.assert_allclose(other.encode_passages(TEXTS), expected, atol=1e-5)
        assert other.encode_passages([]).shape == (0, embedder.dimension)


def test_a_model_that_cannot_be_opened_is_one_line(embedder: Embedder, tmp_path: Path) -> None:
    source = IndexSettings().models / e5.NAME
    for name in ("config.json", "tokenizer.json"):
        shutil.copy(source / name, tmp_path / name)
    encoder = EncoderBeside(tmp_path)
    with pytest.raises(ModelError, match="make setup") as caught:
        encoder.encode(["质量"])
    encoder.close()
    assert "\n" not in str(caught.value)


def test_without_files_it_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="make setup"), beside(IndexSettings(home=tmp_path)):
        pass
