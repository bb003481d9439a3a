"""Texts to vectors, behind LangChain's embeddings interface.

``embedded`` is multilingual-e5-small out of the package registry and never touches the network;
any other name is a sentence-transformers model, by path or by its name on the Hugging Face hub.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock
from langchain_core.embeddings import Embeddings

from index.embedding import e5
from index.embedding.encoder import Encoder, Floats
from index.embedding.onnx_encoder import OnnxEncoder
from index.embedding.query_adapter import adapted, shipped
from index.embedding.sentence_transformer import SentenceTransformerEncoder, ensure_model
from index.embedding.weights import fetch
from index.settings import IndexSettings

EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class QuestionVector:
    """A question as the model gives it and as its map turns it, each of shape (dimension,)."""

    plain: Floats
    turned: Floats


class Embedder(Embeddings):
    """An embedding model with its prefixes and its identity.

    ``id``, ``weights_sha256``, ``dimension`` and the prefixes say which vectors can be compared:
    two embedders that agree in them give the same vectors of passages. ``query_map`` turns the
    vectors of questions, see ``query_adapter``; the same index serves with another one.
    """

    def __init__(
        self,
        encoder: Encoder,
        *,
        id: str,  # noqa: A002 -- the manifest's own word
        weights_sha256: str,
        query_prefix: str,
        passage_prefix: str,
        query_map: Floats | None = None,
    ) -> None:
        self._encoder = encoder
        self.id = id
        self.weights_sha256 = weights_sha256
        self.dimension = encoder.dimension
        self.query_prefix = query_prefix
        self.passage_prefix = passage_prefix
        self._query_map = query_map

    @classmethod
    def open(cls, settings: IndexSettings) -> "Embedder":
        """Open the embedder that ``settings.embedder`` names.

        The embedded one is loaded when it is first used; any other at once.

        Raises:
            ModelError: its files are missing or damaged.
        """
        if settings.embedder != EMBEDDED:
            return _open_sentence_transformer(settings.embedder)
        e5.renew(settings.models)
        folder = settings.models / e5.NAME
        made = e5.check(folder)
        return cls(
            OnnxEncoder(folder, made.dimension),
            id=e5.NAME,
            weights_sha256=made.weights_sha256,
            query_prefix="query: ",
            passage_prefix="passage: ",
            query_map=shipped(),
        )

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """Vectors of questions, float32, L2-normalised, of shape (len(texts), dimension)."""
        return self._turned(self._encode(texts, self.query_prefix))

    def question_vectors(self, texts: Sequence[str]) -> list[QuestionVector]:
        """Vectors of questions with and without the map, embedded together."""
        plain = self._encode(texts, self.query_prefix)
        return [QuestionVector(*pair) for pair in zip(plain, self._turned(plain), strict=True)]

    def encode_passages(self, texts: Sequence[str]) -> Floats:
        """Vectors of passages, float32, L2-normalised, of shape (len(texts), dimension)."""
        return self._encode(texts, self.passage_prefix)

    def embed_query(self, text: str) -> list[float]:
        """The vector of one question (LangChain)."""
        vector: list[float] = self.encode_queries([text])[0].tolist()
        return vector

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of passages (LangChain)."""
        vectors: list[list[float]] = self.encode_passages(texts).tolist()
        return vectors

    def _turned(self, plain: Floats) -> Floats:
        if self._query_map is None or not len(plain):
            return plain
        return adapted(plain, self._query_map)

    def _encode(self, texts: Sequence[str], prefix: str) -> Floats:
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        return self._encoder.encode([prefix + text for text in texts])


def ensure_embedder(settings: IndexSettings, progress: bool = True) -> Path:
    """Make sure that the embedder's files are on this machine; return their folder.

    Raises:
        ModelError: they cannot be had.
    """
    if settings.embedder != EMBEDDED:
        return ensure_model(settings.embedder)
    settings.models.mkdir(parents=True, exist_ok=True)
    e5.renew(settings.models)
    folder = settings.models / e5.NAME
    with FileLock(settings.models / f".{e5.NAME}.lock"):
        if e5.recorded(folder) is None:
            e5.convert(fetch(e5.SOURCE, settings.models, progress), folder)
    return folder


def _open_sentence_transformer(name: str) -> Embedder:
    encoder = SentenceTransformerEncoder.open(name)
    query, passage = encoder.prefixes()
    return Embedder(
        encoder,
        id=name,
        weights_sha256=encoder.digest(),
        query_prefix=query,
        passage_prefix=passage,
    )
