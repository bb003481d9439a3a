"""Texts to vectors, behind LangChain's embeddings interface.

``embedded`` is multilingual-e5-small out of the package registry and never touches the network;
any other name is a sentence-transformers model, by path or by its name on the Hugging Face hub.
"""

import hashlib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

import joblib
import numpy as np
from filelock import FileLock
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from index.embedding import e5
from index.embedding.weights import fetch
from index.errors import ModelError
from index.settings import IndexSettings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

EMBEDDED = "embedded"
_FEW = 4  # texts that one core encodes sooner than several
_BATCH = 16
Floats = NDArray[np.float32]

# Models whose training wants words before the text that their own configuration does not give:
# part of the model's name -> (before a query, before a passage).
_PREFIXES = {
    "e5": ("query: ", "passage: "),
    "bge-small-zh": ("为这个句子生成表示以用于检索相关文章：", ""),
    "bge-base-zh": ("为这个句子生成表示以用于检索相关文章：", ""),
    "bge-large-zh": ("为这个句子生成表示以用于检索相关文章：", ""),
}


class Encoder(Protocol):
    """What turns texts into L2-normalised vectors."""

    dimension: int

    def encode(self, texts: Sequence[str], progress: bool = False) -> Floats:
        """Vectors of ``texts``, of shape (len(texts), dimension)."""


class Embedder(Embeddings):
    """An embedding model with its prefixes and its identity.

    ``id``, ``weights_sha256``, ``dimension`` and the prefixes say which vectors can be compared:
    two embedders that agree in them give the same vectors.
    """

    def __init__(
        self,
        encoder: Encoder,
        *,
        id: str,  # noqa: A002 -- the manifest's own word
        weights_sha256: str,
        query_prefix: str,
        passage_prefix: str,
    ) -> None:
        self._encoder = encoder
        self.id = id
        self.weights_sha256 = weights_sha256
        self.dimension = encoder.dimension
        self.query_prefix = query_prefix
        self.passage_prefix = passage_prefix

    @classmethod
    def open(cls, settings: IndexSettings) -> "Embedder":
        """Load the embedder that ``settings.embedder`` names.

        Raises:
            ModelError: its files are missing or damaged.
        """
        if settings.embedder != EMBEDDED:
            return _open_sentence_transformer(settings.embedder)
        folder = settings.models / e5.NAME
        digest = e5.check(folder)
        return cls(
            SentenceTransformerEncoder.open(str(folder), local=True),
            id=e5.NAME,
            weights_sha256=digest,
            query_prefix="query: ",
            passage_prefix="passage: ",
        )

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """Vectors of questions, float32, L2-normalised, of shape (len(texts), dimension)."""
        return self._encode(texts, self.query_prefix, progress=False)

    def encode_passages(self, texts: Sequence[str], progress: bool = False) -> Floats:
        """Vectors of passages, float32, L2-normalised, of shape (len(texts), dimension)."""
        return self._encode(texts, self.passage_prefix, progress)

    def embed_query(self, text: str) -> list[float]:
        """The vector of one question (LangChain)."""
        vector: list[float] = self.encode_queries([text])[0].tolist()
        return vector

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of passages (LangChain)."""
        vectors: list[list[float]] = self.encode_passages(texts).tolist()
        return vectors

    def _encode(self, texts: Sequence[str], prefix: str, progress: bool) -> Floats:
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        return self._encoder.encode([prefix + text for text in texts], progress)


def ensure_embedder(settings: IndexSettings, progress: bool = True) -> Path:
    """Make sure that the embedder's files are on this machine; return their folder.

    Raises:
        ModelError: they cannot be had.
    """
    if settings.embedder != EMBEDDED:
        return _ensure_sentence_transformer(settings.embedder)
    settings.models.mkdir(parents=True, exist_ok=True)
    folder = settings.models / e5.NAME
    with FileLock(settings.models / f".{e5.NAME}.lock"):
        if e5.recorded_sha256(folder) is None:
            e5.convert(fetch(e5.SOURCE, settings.models, progress), folder)
    return folder


class SentenceTransformerEncoder:
    """A sentence-transformers model on the processor. Safe to use from several threads.

    Few texts are encoded on one core: torch's threads wait for each other at every step, and beside
    a language model at work on the same cores a question took 345 ms on two, 31 ms on one. Many
    texts, as at building, take all cores.
    """

    def __init__(self, model: "SentenceTransformer") -> None:
        dimension = model.get_embedding_dimension()
        if dimension is None:
            raise ModelError("the embedder does not say how long its vectors are; use another")
        self.model = model
        self.dimension = dimension
        self._lock = threading.Lock()  # its tokenizer serves one caller at a time

    @classmethod
    def open(cls, name: str, local: bool = False) -> Self:
        """Load a model by path or name; ``local`` never asks the network."""
        # Imported here: it takes seconds that commands without an embedder should not wait for.
        from sentence_transformers import SentenceTransformer

        try:
            _without_loading_bar()
            model = SentenceTransformer(name, local_files_only=local, device=_device())
        except (OSError, ValueError) as error:
            raise ModelError(_unavailable(name, error)) from error
        return cls(model)

    def encode(self, texts: Sequence[str], progress: bool = False) -> Floats:
        """Vectors of ``texts``, of shape (len(texts), dimension)."""
        import torch

        with self._lock:
            torch.set_num_threads(1 if len(texts) <= _FEW else _cores())
            # The prefix is already there; a default prompt of the model would be a second one.
            vectors: Floats = self.model.encode(
                list(texts),
                prompt="",
                batch_size=_BATCH,
                normalize_embeddings=True,
                show_progress_bar=progress,
            )
        return vectors.astype(np.float32, copy=False)


def _device() -> str:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def _cores() -> int:
    cores: int = joblib.cpu_count(only_physical_cores=True)
    return cores


def _without_loading_bar() -> None:
    """The library draws a bar for weights that are loaded at once, terminal or not."""
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]


def _open_sentence_transformer(name: str) -> Embedder:
    encoder = SentenceTransformerEncoder.open(name)
    query, passage = _prefixes(name, encoder.model)
    return Embedder(
        encoder,
        id=name,
        weights_sha256=_digest(encoder.model),
        query_prefix=query,
        passage_prefix=passage,
    )


def _ensure_sentence_transformer(name: str) -> Path:
    if Path(name).is_dir():
        return Path(name)
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name))
    except (OSError, ValueError) as error:
        raise ModelError(_unavailable(name, error)) from error


def _unavailable(name: str, error: Exception) -> str:
    said = str(error).strip().partition("\n")[0][:200]
    return (
        f"the embedder {name!r} is neither a folder nor to be had from the Hugging Face hub "
        f"({said}); set TIAOWEN_EMBEDDER to one that is, or to 'embedded'"
    )


def _prefixes(name: str, model: "SentenceTransformer") -> tuple[str, str]:
    prompts = {key: text for key, text in model.prompts.items() if text}
    if prompts:
        return prompts.get("query", ""), prompts.get("passage", prompts.get("document", ""))
    last = name.lower().rstrip("/").rpartition("/")[2]
    return next((words for part, words in _PREFIXES.items() if part in last), ("", ""))


def _digest(model: "SentenceTransformer") -> str:
    """SHA-256 over the names and bytes of all tensors, in the order of their names."""
    import torch

    digest = hashlib.sha256()
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode())
        # As bytes: numpy has no bfloat16.
        digest.update(tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy())
    return digest.hexdigest()
