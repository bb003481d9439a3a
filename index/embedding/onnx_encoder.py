"""The embedded model on ONNX Runtime: ready in a second, without torch.

Each core encodes one text at a time. Nothing is padded, so nothing has to be sorted by length, and
cores never wait for each other. What the 8-bit activations are scaled by is the text's own, so a
vector does not depend on what else is encoded with it.
"""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import joblib
import numpy as np
from tokenizers import Tokenizer

from index.embedding.encoder import Floats
from index.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]

MODEL = "model.onnx"
"""From ``ids``, int64 (texts, tokens), to ``states``, float32 (texts, tokens, dimension)."""

TOKENIZER = "tokenizer.json"


class OnnxEncoder:
    """The model in a folder of ``MODEL`` and ``TOKENIZER``. Safe to use from several threads.

    It is loaded when it is first used: a build that has nothing to embed never waits for it.
    """

    def __init__(self, folder: Path, dimension: int) -> None:
        self.dimension = dimension
        self._folder = folder
        self._loaded: _Model | None = None
        self._loading = threading.Lock()

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors of ``texts``, L2-normalised, of shape (len(texts), dimension).

        Raises:
            ModelError: the files of the model cannot be loaded.
        """
        # The longest first, so that no core is left alone with one at the end.
        order = sorted(range(len(texts)), key=lambda number: -len(texts[number]))
        means = self._means([texts[number] for number in order])
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for number, mean in zip(order, means, strict=True):
            vectors[number] = mean
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    def _means(self, texts: Sequence[str]) -> Iterator[Floats]:
        """The mean of each text's token states, computed on all cores."""
        model = self._model()
        cores = min(len(texts), joblib.cpu_count(only_physical_cores=True))
        if cores < 2:  # a question should not wait for a thread
            yield from map(model.mean, texts)
            return
        with ThreadPoolExecutor(cores) as pool:
            try:
                yield from pool.map(model.mean, texts)
            finally:  # whoever stops listening, or Ctrl+C, need not wait for the rest
                pool.shutdown(wait=False, cancel_futures=True)

    def _model(self) -> "_Model":
        with self._loading:
            if self._loaded is None:
                self._loaded = _Model.load(self._folder)
            return self._loaded


@dataclass(frozen=True, slots=True)
class _Model:
    tokenizer: Tokenizer
    session: "InferenceSession"

    @classmethod
    def load(cls, folder: Path) -> Self:
        # Imported here: commands that embed nothing should not wait for it.
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # The graph is written as it should run. Further fusions would join additions to layer
        # normalisations in an operator that takes three times as long on a processor.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.log_severity_level = 3  # errors; a machine without a GPU is none
        try:
            tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
            session = onnxruntime.InferenceSession(
                str(folder / MODEL), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # tokenizers raises nothing narrower, nor does ONNX Runtime
            why = " ".join(str(error).split())[:200]
            raise ModelError(
                f"嵌入模型打不开 the embedder in {folder} cannot be opened: {why}; run `make setup`"
            ) from error
        return cls(tokenizer, session)

    def mean(self, text: str) -> Floats:
        """The mean of the states of the text's tokens, of shape (dimension,)."""
        ids = self.tokenizer.encode(text).ids
        (states,) = self.session.run(None, {"ids": np.array([ids], np.int64)})
        mean: Floats = states[0].mean(axis=0)
        return mean
