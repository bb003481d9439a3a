"""A BERT encoder with mean pooling, in plain torch: what the embedded model needs to run.

sentence-transformers computes the same (a test holds the two together), but importing it takes
five seconds, which is most of the start of a command that answers in milliseconds.
Devlin et al., BERT, arXiv:1810.04805; pooling: Reimers and Gurevych, arXiv:1908.10084.
"""

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.torch import load_file
from tokenizers import Encoding, Tokenizer
from torch import Tensor
from torch.nn import functional
from tqdm import tqdm

from index.errors import ModelError

# Padded tokens in one batch. Between 256 and 2048 no size was reliably the fastest.
BATCH_TOKENS = 1024


@dataclass(frozen=True, slots=True)
class _Affine:
    weight: Tensor
    bias: Tensor


@dataclass(frozen=True, slots=True)
class _Layer:
    attention: _Affine  # query, key and value in one matrix
    attention_out: _Affine
    attention_norm: _Affine
    intermediate: _Affine
    out: _Affine
    out_norm: _Affine


class BertEncoder:
    """Texts to L2-normalised mean-pooled vectors. Safe to use from several threads at once."""

    def __init__(self, folder: Path) -> None:
        """Load ``folder`` (config.json, model.safetensors, tokenizer.json).

        Raises:
            ModelError: a file is missing or damaged.
        """
        try:
            config = json.loads((folder / "config.json").read_text())
            tensors = load_file(folder / "model.safetensors")
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self.dimension: int = config["hidden_size"]
            self._heads: int = config["num_attention_heads"]
            self._epsilon: float = config["layer_norm_eps"]
            self._pad: int = config["pad_token_id"]
            self._tokenizer.enable_truncation(config["max_position_embeddings"])
            # Where the processor multiplies bfloat16 it took 14.7 ms instead of 20.4 for one
            # question, at a cosine to float32 above 0.9999; elsewhere it would be emulated.
            self._type = torch.bfloat16 if _multiplies_bfloat16() else torch.float32
            self._words = tensors["embeddings.word_embeddings.weight"]
            self._positions = (
                tensors["embeddings.position_embeddings.weight"]
                + tensors["embeddings.token_type_embeddings.weight"][0]
            )
            self._norm = _affine(tensors, "embeddings.LayerNorm")
            count = config["num_hidden_layers"]
            self._layers = [_layer(tensors, i, self._type) for i in range(count)]
        except (OSError, ValueError, KeyError, SafetensorError) as error:
            raise ModelError(
                f"the embedder in {folder} cannot be loaded ({error}); delete that folder and run "
                "`make setup`"
            ) from error

    def encode(self, texts: Sequence[str], progress: bool = False) -> NDArray[np.float32]:
        """Vectors of ``texts``, float32, of shape (len(texts), dimension)."""
        tokens = self._tokenizer.encode_batch(list(texts))
        batches = list(_batches([len(t.ids) for t in tokens]))
        if len(batches) == 1:
            return self._encode_batch(tokens)
        vectors = np.empty((len(tokens), self.dimension), np.float32)
        bar = tqdm(total=len(tokens), desc="embed", unit="text", disable=None if progress else True)
        with bar, ThreadPoolExecutor(_cores()) as pool:
            groups = ([tokens[i] for i in batch] for batch in batches)
            found = pool.map(self._encode_batch, groups)
            for batch, some in zip(batches, found, strict=True):
                vectors[batch] = some
                bar.update(len(batch))
        return vectors

    def _encode_batch(self, tokens: Sequence[Encoding]) -> NDArray[np.float32]:
        # One core to a batch, and as many batches at once as there are cores: torch's own threads
        # wait for each other at every matrix, and on a busy machine one question took 200 ms
        # instead of 13. The number holds for the thread that sets it, so each one does.
        torch.set_num_threads(1)
        with torch.inference_mode():
            vectors: NDArray[np.float32] = self._vectors(*self._padded(tokens)).numpy()
        return vectors

    def _padded(self, tokens: Sequence[Encoding]) -> tuple[Tensor, Tensor]:
        length = max(len(t.ids) for t in tokens)
        ids = torch.full((len(tokens), length), self._pad)
        mask = torch.zeros((len(tokens), length), dtype=torch.bool)
        for row, token in enumerate(tokens):
            ids[row, : len(token.ids)] = torch.tensor(token.ids)
            mask[row, : len(token.ids)] = True
        return ids, mask

    def _vectors(self, ids: Tensor, mask: Tensor) -> Tensor:
        states = self._words[ids] + self._positions[: ids.shape[1]]
        states = self._normalised(states, self._norm)
        # Texts of one length have no padding to hide.
        seen = None if bool(mask.all()) else mask[:, None, None, :]
        for layer in self._layers:
            states = self._transformed(states, layer, seen)
        weights = mask.unsqueeze(-1).to(torch.float32)
        return functional.normalize((states * weights).sum(1) / weights.sum(1), dim=1)

    def _transformed(self, states: Tensor, layer: _Layer, seen: Tensor | None) -> Tensor:
        count, length, width = states.shape
        projected = self._linear(states, layer.attention)
        projected = projected.view(count, length, 3, self._heads, width // self._heads)
        query, key, value = projected.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        mixed = self._linear(mixed.transpose(1, 2).flatten(2), layer.attention_out)
        states = self._normalised(states + mixed.float(), layer.attention_norm)
        inner = functional.gelu(self._linear(states, layer.intermediate))
        return self._normalised(states + self._linear(inner, layer.out).float(), layer.out_norm)

    def _linear(self, states: Tensor, affine: _Affine) -> Tensor:
        return functional.linear(states.to(self._type), affine.weight, affine.bias)

    def _normalised(self, states: Tensor, affine: _Affine) -> Tensor:
        shape = (self.dimension,)
        return functional.layer_norm(states, shape, affine.weight, affine.bias, self._epsilon)


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _multiplies_bfloat16() -> bool:
    capabilities = torch.cpu.get_capabilities()
    return bool(capabilities.get("avx512_bf16") or capabilities.get("amx_bf16"))


def _affine(tensors: dict[str, Tensor], name: str, kind: torch.dtype = torch.float32) -> _Affine:
    return _Affine(tensors[f"{name}.weight"].to(kind), tensors[f"{name}.bias"].to(kind))


def _layer(tensors: dict[str, Tensor], index: int, kind: torch.dtype) -> _Layer:
    name = f"encoder.layer.{index}"
    heads = [
        _affine(tensors, f"{name}.attention.self.{x}", kind) for x in ("query", "key", "value")
    ]
    return _Layer(
        attention=_Affine(
            torch.cat([head.weight for head in heads]), torch.cat([head.bias for head in heads])
        ),
        attention_out=_affine(tensors, f"{name}.attention.output.dense", kind),
        attention_norm=_affine(tensors, f"{name}.attention.output.LayerNorm"),
        intermediate=_affine(tensors, f"{name}.intermediate.dense", kind),
        out=_affine(tensors, f"{name}.output.dense", kind),
        out_norm=_affine(tensors, f"{name}.output.LayerNorm"),
    )


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices, longest first, so that texts of like length share a batch and little is padded."""
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if batch and lengths[batch[0]] * (len(batch) + 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch
