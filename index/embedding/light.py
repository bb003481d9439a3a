"""The embedded model on torch alone, for a process that should be ready soon.

It is the encoder of ``SentenceTransformerEncoder`` to within rounding (a test holds them against
each other), but sentence-transformers and transformers take seconds to import and torch one.
BERT is torch's own ``TransformerEncoder`` with learned positions (Devlin et al., arXiv:1810.04805),
its last states averaged over the tokens (Wang et al., arXiv:2402.05672).
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

_BATCH = 16
_FEW = 4  # texts that one core encodes sooner than several


class LightEncoder:
    """The model in a folder that ``e5.convert`` wrote. For one thread at a time."""

    def __init__(self, folder: Path) -> None:
        shape = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.dimension: int = shape["hidden_size"]
        self._cores = torch.get_num_threads()
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(shape["max_position_embeddings"])
        self._tokenizer.enable_padding(pad_id=shape["pad_token_id"])
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        model = _Bert(shape, load_file(folder / "model.safetensors"))
        self._model = model.eval().to(self._device)

    @torch.inference_mode()
    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """L2-normalised vectors of ``texts``, of shape (len(texts), dimension)."""
        torch.set_num_threads(1 if len(texts) <= _FEW else self._cores)
        vectors = np.empty((len(texts), self.dimension), np.float32)
        # Texts of like length together: nothing is computed for padding.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for first in range(0, len(order), _BATCH):
            batch = order[first : first + _BATCH]
            read = self._tokenizer.encode_batch([texts[i] for i in batch])
            tokens = torch.tensor([each.ids for each in read], device=self._device)
            mask = torch.tensor([each.attention_mask for each in read], device=self._device)
            vectors[batch] = self._model(tokens, mask).cpu().numpy()
        return vectors


class _Bert(nn.Module):
    def __init__(self, shape: dict[str, Any], tensors: dict[str, Tensor]) -> None:
        super().__init__()
        width, epsilon = shape["hidden_size"], shape["layer_norm_eps"]
        # Given their weights: to make up 250,000 random rows first takes a second.
        rows = [tensors[f"embeddings.{each}_embeddings.weight"] for each in _EMBEDDINGS]
        self.words, self.places, self.kinds = (
            nn.Embedding(each.shape[0], width, _weight=each) for each in rows
        )
        self.norm = nn.LayerNorm(width, epsilon)
        layer = nn.TransformerEncoderLayer(
            width,
            shape["num_attention_heads"],
            shape["intermediate_size"],
            dropout=0.0,
            activation="gelu",
            layer_norm_eps=epsilon,
            batch_first=True,
        )
        count = shape["num_hidden_layers"]
        self.layers = nn.TransformerEncoder(layer, count, enable_nested_tensor=False)
        self.norm.load_state_dict(_of(tensors, "embeddings.LayerNorm"))
        self.layers.load_state_dict(_renamed(tensors, count))

    def forward(self, tokens: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(tokens.shape[1], device=tokens.device)
        states = self.norm(self.words(tokens) + self.places(places) + self.kinds.weight[0])
        states = self.layers(states, src_key_padding_mask=mask == 0)
        share = mask[:, :, None].to(states.dtype)
        mean = (states * share).sum(1) / share.sum(1)
        return nn.functional.normalize(mean)


def _of(tensors: dict[str, Tensor], name: str) -> dict[str, Tensor]:
    return {kind: tensors[f"{name}.{kind}"] for kind in ("weight", "bias")}


def _renamed(tensors: dict[str, Tensor], count: int) -> dict[str, Tensor]:
    """The tensors of so many of BERT's layers by torch's names."""
    state = {}
    for number in range(count):
        old, new = f"encoder.layer.{number}", f"layers.{number}"
        for kind in ("weight", "bias"):
            state[f"{new}.self_attn.in_proj_{kind}"] = torch.cat(
                [tensors[f"{old}.attention.self.{each}.{kind}"] for each in _PROJECTIONS]
            )
            for theirs, ours in _PLACES.items():
                state[f"{new}.{ours}.{kind}"] = tensors[f"{old}.{theirs}.{kind}"]
    return state


_EMBEDDINGS = ("word", "position", "token_type")
_PROJECTIONS = ("query", "key", "value")
_PLACES = {
    "attention.output.dense": "self_attn.out_proj",
    "attention.output.LayerNorm": "norm1",
    "intermediate.dense": "linear1",
    "output.dense": "linear2",
    "output.LayerNorm": "norm2",
}
