"""The file format ``E5S1``: a small BERT in 4 bits with its tokenizer, as the registry carries it.

Little-endian: sizes, the tokenizer's pieces and scores, its normalisation, then a table of tensors
with offsets into the file. Matrices are in 4 bits (`Blocks`), the rest is float32.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError

BLOCK = 32
"""Weights in a row that share a scale."""

_TENSOR_NAMES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln": "embeddings.LayerNorm",
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes at the head of the file."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces of the Unigram tokenizer with their log probabilities."""

    pieces: list[tuple[str, float]]
    bos: int
    eos: int
    pad: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Blocks:
    """A matrix in 4 bits (Q4_0): a weight is ``(code - 8) * scale`` of its block."""

    codes: NDArray[np.uint8]  # (rows, columns), 0 to 15
    scales: Floats  # (rows, columns / BLOCK)

    def floats(self) -> Floats:
        """The weights, exactly, of shape (rows, columns)."""
        weights = self.codes.astype(np.float32)
        weights -= 8
        weights.reshape(*self.scales.shape, BLOCK)[:] *= self.scales[:, :, None]
        return weights


@dataclass(frozen=True, slots=True)
class SmallBert:
    """What the file holds; tensors under the names that `BertModel` uses."""

    shape: Shape
    vocabulary: Vocabulary
    matrices: dict[str, Blocks]
    floats: dict[str, Floats]  # the small ones: biases, layer normalisation, positions, types


def read(source: Path) -> SmallBert:
    """Read the 4-bit file.

    Raises:
        ModelError: the file is cut short or of another format.
    """
    cursor = _Cursor(memoryview(source.read_bytes()))
    try:
        shape = _read_shape(cursor)
        vocabulary = _read_vocabulary(cursor)
        _, normalisation_bytes = cursor.take("iI")  # NFKC and a few more, see `_normalizer`
        cursor.position += normalisation_bytes
        matrices, floats = _read_tensors(cursor, shape)
    except (struct.error, ValueError, KeyError, UnicodeDecodeError) as error:
        raise ModelError(
            f"{source} is cut short or not an e5 file ({error}); delete it and run `make setup`"
        ) from error
    return SmallBert(shape, vocabulary, matrices, floats)


class _Cursor:
    """A position in the file that moves on with what is read."""

    def __init__(self, data: memoryview) -> None:
        self.data = data
        self.position = 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(f"<{layout}", self.data, self.position)
        self.position += struct.calcsize(f"<{layout}")
        return values

    def array(self, dtype: str, count: int) -> NDArray[Any]:
        values = np.frombuffer(self.data, dtype, count, self.position)
        self.position += values.nbytes
        return values


def _read_shape(cursor: _Cursor) -> Shape:
    magic, version = cursor.take("4sI")
    if (magic, version) != (b"E5S1", 1):
        raise ValueError(f"starts with {magic!r}, version {version}")
    hidden, layers, heads, inner, vocabulary, positions, types, epsilon, block = cursor.take("7ifi")
    if block != BLOCK:
        raise ValueError(f"blocks of {block} weights, {BLOCK} expected")
    # The f32 in the file is 1e-12 with float noise, which a configuration need not carry on.
    epsilon = float(f"{epsilon:.6g}")
    return Shape(hidden, layers, heads, inner, vocabulary, positions, types, epsilon)


def _read_vocabulary(cursor: _Cursor) -> Vocabulary:
    count, bos, eos, pad, unknown = cursor.take("5i")
    (blob_bytes,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    blob = cursor.array("u1", blob_bytes).tobytes()
    pieces = [
        (blob[start:end].decode(), score)
        for start, end, score in zip(offsets, offsets[1:], scores, strict=False)
    ]
    return Vocabulary(pieces, bos, eos, pad, unknown)


def _read_tensors(cursor: _Cursor, shape: Shape) -> tuple[dict[str, Blocks], dict[str, Floats]]:
    (count,) = cursor.take("i")
    matrices, floats = {}, {}
    for _ in range(count):
        (length,) = cursor.take("H")
        name = bytes(cursor.array("u1", length)).decode()
        kind, size, offset, stored = cursor.take("BIQQ")
        raw = np.frombuffer(cursor.data, np.uint8, stored, offset)
        flat = name.endswith((".b", "ln.w"))
        columns = shape.intermediate if name.endswith("fo.w") else shape.hidden
        if kind == 0:
            values = raw.view("<f4").copy()
            floats[_bert_name(name)] = values if flat else values.reshape(-1, columns)
        else:
            matrices[_bert_name(name)] = _blocks(raw, size // columns, columns)
    return matrices, floats


def _blocks(raw: NDArray[np.uint8], rows: int, columns: int) -> Blocks:
    """Blocks of an f16 scale and 16 bytes; low nibbles are weights 0-15, high ones 16-31."""
    blocks = raw.reshape(rows * columns // BLOCK, 2 + BLOCK // 2)
    scales = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    codes = np.concatenate([blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4], axis=1)
    return Blocks(codes.reshape(rows, columns), scales.reshape(rows, columns // BLOCK))


def _bert_name(name: str) -> str:
    """``l3.ao.w`` -> ``encoder.layer.3.attention.output.dense.weight``."""
    if name in _TENSOR_NAMES:
        return _TENSOR_NAMES[name]
    stem, _, kind = name.rpartition(".")
    suffix = {"w": "weight", "b": "bias"}[kind]
    if stem in _TENSOR_NAMES:
        return f"{_TENSOR_NAMES[stem]}.{suffix}"
    layer, _, part = stem.partition(".")
    return f"encoder.layer.{int(layer[1:])}.{_TENSOR_NAMES[part]}.{suffix}"
