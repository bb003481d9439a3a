"""What can go wrong with the folder that the encoder loads."""

import shutil
from pathlib import Path

import pytest

from index.embedding import e5
from index.embedding.embedder import Embedder
from index.embedding.onnx_encoder import MODEL, TOKENIZER, OnnxEncoder
from index.errors import ModelError
from index.settings import IndexSettings


@pytest.mark.parametrize("broken", [MODEL, TOKENIZER])
@pytest.mark.parametrize("content", [None, b"", b"no model"])
def test_a_model_that_cannot_be_loaded_is_one_line(
    embedder: Embedder, tmp_path: Path, broken: str, content: bytes | None
) -> None:
    source = IndexSettings().models / e5.NAME
    for name in {MODEL, TOKENIZER} - {broken}:
        shutil.copy(source / name, tmp_path / name)
    if content is not None:
        (tmp_path / broken).write_bytes(content)
    encoder = OnnxEncoder(tmp_path, embedder.dimension)
    with pytest.raises(ModelError, match="make setup") as caught:
        encoder.encode(["质量"])
    assert "\n" not in str(caught.value)


def test_nothing_is_loaded_until_it_is_used(tmp_path: Path) -> None:
    assert OnnxEncoder(tmp_path / "nothing", 3).dimension == 3
