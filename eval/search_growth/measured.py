"""What is measured of one index, in a process that does nothing else.

    python -m eval.search_growth.measured INDEX QUESTIONS

prints a ``Measured`` as JSON; QUESTIONS is a JSON list of texts.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from index.search.searcher import Searcher

K = 10
_WARMING = 20  # questions before the first that counts
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of one index; ``stages`` (p50, p95) and all of a search are milliseconds.

    ``processor`` is the processor time of a search: what it takes of a machine however busy that
    is. ``load`` is how many processes wanted a core in the minute before. Memory is MiB, after the
    questions; ``embedder`` is what the process held of it before it opened the index.
    """

    clauses: int
    rows: int
    disk: float  # MiB
    imports: float  # seconds
    opening: float
    p50: float
    p95: float
    processor: tuple[float, float]
    stages: dict[str, tuple[float, float]]
    batch: float  # of a question, all questions together
    peak: float
    resident: float
    anonymous: float
    file_backed: float
    embedder: float
    load: float

    @classmethod
    def from_json(cls, text: str) -> "Measured":
        """What the process printed."""
        return cls(**json.loads(text))


def main(root: Path, questions: list[str]) -> Measured:
    """Open the index and ask."""
    began = time.perf_counter()
    # Imported here: how long that takes is one of the figures.
    from eval.search_growth.stand_in import stand_in
    from index.embedding.embedder import Embedder
    from index.search.searcher import Searcher
    from index.settings import IndexSettings

    imports = time.perf_counter() - began
    embedder = stand_in(Embedder.open(IndexSettings.read()))  # as the index was built
    embedder.encode_queries(["质量"])
    before = _memory()["VmRSS"]
    began = time.perf_counter()
    searcher = Searcher.open(root, embedder)
    opening = time.perf_counter() - began
    for question in questions[:_WARMING]:
        searcher.search(question, K)
    asked = [_timed(partial(searcher.search, question, K)) for question in questions]
    stages = _stages(searcher, questions)
    _, batch, _ = _timed(partial(searcher.search_many, questions, K))
    memory = _memory()
    whole, processor = _percentiles([s for _, s, _ in asked]), _percentiles([p for *_, p in asked])
    files = (path for path in (root / searcher.generation).rglob("*") if path.is_file())
    return Measured(
        clauses=searcher.manifest.clauses,
        rows=searcher.manifest.rows,
        disk=sum(path.stat().st_size for path in files) / 2**20,
        imports=imports,
        opening=opening,
        p50=whole[0],
        p95=whole[1],
        processor=processor,
        stages=stages,
        batch=1000 * batch / len(questions),
        peak=memory["VmHWM"],
        resident=memory["VmRSS"],
        anonymous=memory["RssAnon"],
        file_backed=memory["RssFile"],
        embedder=before,
        load=os.getloadavg()[0],
    )


def _stages(searcher: "Searcher", questions: list[str]) -> dict[str, tuple[float, float]]:
    """What each stage takes; the hits are what is left of the whole."""
    taken: dict[str, list[float]] = {}
    for question in questions:
        query, understood, _ = _timed(partial(searcher.understand, question))
        (vector,), embedded, _ = _timed(partial(searcher.vectors, [query]))
        among, scoped, _ = _timed(partial(searcher.scope.allowed, query))
        _, weighed, _ = _timed(partial(searcher.weighed, query, vector, among))
        for stage, seconds in (
            ("understand", understood + scoped),
            ("embed", embedded),
            ("weigh", weighed),
        ):
            taken.setdefault(stage, []).append(seconds)
    return {stage: _percentiles(seconds) for stage, seconds in taken.items()}


def _timed(call: Callable[[], _Value]) -> tuple[_Value, float, float]:
    """What a call gives, its seconds, and its seconds of processor time."""
    began, busy = time.perf_counter(), time.process_time()
    value = call()
    return value, time.perf_counter() - began, time.process_time() - busy


def _percentiles(seconds: list[float]) -> tuple[float, float]:
    """p50 and p95 in milliseconds."""
    import numpy as np

    p50, p95 = np.percentile(seconds, (50, 95)) * 1000
    return float(p50), float(p95)


def _memory() -> dict[str, float]:
    """MiB by the names of /proc/self/status."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return {
        name: int(rest.split()[0]) / 1024
        for name, _, rest in (line.partition(":") for line in lines)
        if name in {"VmHWM", "VmRSS", "RssAnon", "RssFile"}
    }


if __name__ == "__main__":
    asked = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    print(json.dumps(asdict(main(Path(sys.argv[1]), asked))))
