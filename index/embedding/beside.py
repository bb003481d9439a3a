"""The embedder with its model in a process of its own, which loads while this one goes on.

Loading takes seconds of one core, mostly Python's imports, so a thread would not do. A build that
has nothing to embed never starts the process.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding import e5
from index.embedding.embedder import EMBEDDED, Embedder
from index.errors import ModelError
from index.settings import ROOT, IndexSettings


@contextmanager
def beside(settings: IndexSettings) -> Iterator[tuple[Callable[[], Embedder], Callable[[], None]]]:
    """(what opens the embedder that ``settings`` name, what begins to load it).

    The process ends with the context. Any other embedder than the embedded one is loaded in this
    process when it is opened: who it is, is known only then.

    Raises:
        ModelError: the embedder's files are missing or damaged.
    """
    if settings.embedder != EMBEDDED:
        yield lambda: Embedder.open(settings), lambda: None
        return
    folder = settings.models / e5.NAME
    digest = e5.check(folder)
    encoder = EncoderBeside(folder)
    embedder = Embedder(
        encoder,
        id=e5.NAME,
        weights_sha256=digest,
        query_prefix="query: ",
        passage_prefix="passage: ",
    )
    try:
        yield lambda: embedder, encoder.start
    finally:
        encoder.close()


class EncoderBeside:
    """A sentence-transformers model of this machine, run by a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        configuration = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.dimension = int(configuration["hidden_size"])
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Begin to load the model, if that has not begun."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "index.embedding.worker", str(self._folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                process_group=0,  # Ctrl+C comes to this process alone
            )

    def close(self) -> None:
        """End the process, wherever it is."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def encode(self, texts: Sequence[str], progress: bool = False) -> NDArray[np.float32]:
        """Vectors of ``texts``, of shape (len(texts), dimension)."""
        self.start()
        assert self._process
        assert self._process.stdin
        assert self._process.stdout
        with suppress(BrokenPipeError):  # it died; what it last said tells why
            self._process.stdin.write(json.dumps(list(texts)).encode() + b"\n")
            self._process.stdin.flush()
        said = self._process.stdout.readline()
        answer = json.loads(said) if said.endswith(b"\n") else {}
        wanted = 4 * self.dimension * len(texts)
        data = self._process.stdout.read(wanted) if answer.get("count") == len(texts) else b""
        if len(data) != wanted:
            raise ModelError(answer.get("error") or self._died())
        return np.frombuffer(data, "<f4").reshape(-1, self.dimension)

    def _died(self) -> str:
        assert self._process
        self._process.kill()
        return (
            f"嵌入进程崩溃 the embedding process died (exit status {self._process.wait()}); "
            "is there enough memory? what was embedded is kept: run the same command again"
        )
