"""Any sentence-transformers model as an encoder, by path or by name on the Hugging Face hub."""

import hashlib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import joblib
import numpy as np

from index.embedding.encoder import Floats
from index.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_FEW = 4  # texts that one core encodes sooner than several
_BATCH = 16

# Models whose training wants words before the text that their own configuration does not give:
# part of the model's name -> (before a query, before a passage).
_PREFIXES = {
    "e5": ("query: ", "passage: "),
    "bge-small-zh": ("为这个句子生成表示以用于检索相关文章：", ""),
    "bge-base-zh": ("为这个句子生成表示以用于检索相关文章：", ""),
    "bge-large-zh": ("为这个句子生成表示以用于检索相关文章：", ""),
}


class SentenceTransformerEncoder:
    """A sentence-transformers model, on the GPU where there is one. Safe to use from threads.

    Few texts are encoded on one core: torch's threads wait for each other at every step, and beside
    a language model at work on the same cores a question took 345 ms on two, 31 ms on one. Many
    texts, as at building, take all cores.
    """

    def __init__(self, model: "SentenceTransformer", name: str) -> None:
        dimension = model.get_embedding_dimension()
        if dimension is None:
            raise ModelError("the embedder does not say how long its vectors are; use another")
        self.model = model
        self.dimension = dimension
        self._name = name
        self._lock = threading.Lock()  # its tokenizer serves one caller at a time

    @classmethod
    def open(cls, name: str) -> "SentenceTransformerEncoder":
        """Load a model by path or name.

        Raises:
            ModelError: there is no such model.
        """
        # Imported here: it takes seconds that commands without it should not wait for.
        from sentence_transformers import SentenceTransformer

        try:
            _without_loading_bar()
            model = SentenceTransformer(name, device=_device())
        except (OSError, ValueError) as error:
            raise ModelError(_unavailable(name, error)) from error
        return cls(model, name)

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors of ``texts``, of shape (len(texts), dimension)."""
        with self._lock:
            _use_cores(len(texts))
            # The prefix is already there; a default prompt of the model would be a second one.
            vectors: Floats = self.model.encode(
                list(texts),
                prompt="",
                batch_size=_BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        return vectors.astype(np.float32, copy=False)

    def prefixes(self) -> tuple[str, str]:
        """The words that the model wants before a query and before a passage."""
        prompts = {key: text for key, text in self.model.prompts.items() if text}
        if prompts:
            return prompts.get("query", ""), prompts.get("passage", prompts.get("document", ""))
        last = self._name.lower().rstrip("/").rpartition("/")[2]
        return next((words for part, words in _PREFIXES.items() if part in last), ("", ""))

    def digest(self) -> str:
        """SHA-256 over the names and bytes of all tensors, in the order of their names."""
        import torch

        digest = hashlib.sha256()
        for key, tensor in sorted(self.model.state_dict().items()):
            digest.update(key.encode())
            # As bytes: numpy has no bfloat16.
            digest.update(tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy())
        return digest.hexdigest()


def ensure_model(name: str) -> Path:
    """The folder of a model, downloaded where it is not one.

    Raises:
        ModelError: the model cannot be had.
    """
    if Path(name).is_dir():
        return Path(name)
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name))
    except (OSError, ValueError) as error:
        raise ModelError(_unavailable(name, error)) from error


def _use_cores(texts: int) -> None:
    import torch

    torch.set_num_threads(1 if texts <= _FEW else joblib.cpu_count(only_physical_cores=True))


def _device() -> str:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def _without_loading_bar() -> None:
    """The library draws a bar for weights that are loaded at once, terminal or not."""
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]


def _unavailable(name: str, error: Exception) -> str:
    said = str(error).strip().partition("\n")[0][:200]
    return (
        f"the embedder {name!r} is neither a folder nor to be had from the Hugging Face hub "
        f"({said}); set TIAOWEN_EMBEDDER to one that is, or to 'embedded'"
    )
