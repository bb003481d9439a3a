"""The float32 model that ours is compared with is the same model."""

from pathlib import Path

from eval.float_e5 import write_float32
from index.embedding import e5
from index.embedding.embedder import Embedder
from index.settings import IndexSettings

TEXTS = [
    "到2025年，制造业产品质量合格率达到94%以上。",
    "各级人民政府要加强对质量工作的组织领导。" * 40,
    "①　Ａ\u200b b",
    "",
]


def test_8_bit_vectors_are_nearly_those_of_float32(embedder: Embedder, tmp_path: Path) -> None:
    folder = write_float32(IndexSettings().models / e5.SOURCE.name, tmp_path / "e5")
    float32 = Embedder.open(IndexSettings(embedder=str(folder)))
    assert (float32.query_prefix, float32.passage_prefix) == ("query: ", "passage: ")
    assert float32.weights_sha256 != embedder.weights_sha256
    theirs, ours = float32.encode_passages(TEXTS), embedder.encode_passages(TEXTS)
    assert (theirs * ours).sum(axis=1).min() > 0.99
