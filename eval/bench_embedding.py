"""How fast the embedder is here, beside sentence-transformers with the same weights in float32.

Both encode the same passages in turns, several times; the ratio is the median of the turns', since
other work on the machine slows both. A question's time, opening and memory are taken in a process
that holds our embedder alone. ``--quality`` also searches with the vectors of both, nothing else:
what is lost by 8 bits is what the second finds less.

    python -m eval.bench_embedding --quality
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import Process
from pathlib import Path
from statistics import median

import joblib
import numpy as np
from sentence_transformers import SentenceTransformer

from eval.corpora.narrowing import narrowed
from eval.corpora.opening import open_corpus
from eval.float_e5 import write_float32
from eval.metrics.containment import relevant
from eval.question_set.named import SEARCH
from eval.question_set.reading import load_search
from eval.retrieval.figures import figures_of
from eval.retrieval.rankings import Ranked
from eval.retrieval.searching import Asked, ranked
from eval.runs.record import Passage
from index.building.corpus import find_files
from index.clause import ParsedDocument
from index.embedding import e5
from index.embedding.embedder import Embedder, ensure_embedder
from index.embedding.encoder import Floats
from index.passages import passages
from index.reading.reader import Reader
from index.settings import ROOT, IndexSettings

_RATIO = 2.5  # times as fast as sentence-transformers, at least
_LOSS = 0.5  # points of hit@5, at most
_QUESTION_MS = 6.0
_OPENING_S = 1.0
_FOUND = 10  # passages that a question looks at
_NEAR = 30  # clauses near a question that float32 chooses among
_ALONE = """
import json, sys, time
import numpy as np
began = time.perf_counter()
from index.embedding.embedder import Embedder
from index.settings import IndexSettings
imported = time.perf_counter()
embedder = Embedder.open(IndexSettings.read())
embedder.encode_queries(["质量"])
opened = time.perf_counter()
times = []
for number in range(200):
    asked = time.perf_counter()
    embedder.encode_queries([f"到{2000 + number}年制造业产品质量合格率要达到多少，由谁负责？"])
    times.append(time.perf_counter() - asked)
memory = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
p50, p95 = np.percentile(times, (50, 95)) * 1000
print(json.dumps({"imported": imported - began, "opened": opened - imported, "p50": p50,
                  "p95": p95, "mib": int(memory.split()[1]) / 1024}))
"""


@dataclass(frozen=True, slots=True)
class Round:
    """Passages a second of both, one after the other."""

    theirs: float
    ours: float

    @property
    def ratio(self) -> float:
        """How many times as fast ours is."""
        return self.ours / self.theirs


def main(argv: list[str] | None = None) -> int:
    """Run the bench; print its figures beside their targets."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.bench_embedding",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--texts", type=int, default=200, help="passages a round (default 200)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds (default 5)")
    parser.add_argument("--quality", action="store_true", help="search with both, too")
    parser.add_argument("--corpus", default="legal_dc", help="to search in, or its folder")
    parser.add_argument("--documents", type=int, default=60, help="so many documents of it")
    arguments = parser.parse_args(argv)
    settings = IndexSettings(embedder="embedded")
    ensure_embedder(settings)
    ours = Embedder.open(settings)
    _alone()
    with tempfile.TemporaryDirectory() as folder:
        source = settings.models / e5.SOURCE.name
        theirs = Theirs(write_float32(source, Path(folder) / "model"), ours)
        parsed = _read(ROOT / "documents")
        _speed(theirs, ours, _some(parsed, arguments.texts), arguments.rounds)
        if arguments.quality:
            _quality("documents/", parsed, load_search(SEARCH), theirs, ours)
            corpus = open_corpus(arguments.corpus, settings.home)
            part = narrowed(corpus, arguments.documents, settings.home)
            _quality(part.name, _read(part.folder), part.questions, theirs, ours)
    return 0


class Theirs:
    """sentence-transformers as it comes, with the prefixes of ours."""

    def __init__(self, folder: Path, ours: Embedder) -> None:
        self._model = SentenceTransformer(str(folder), device="cpu")
        self._ours = ours

    def encode_passages(self, texts: Sequence[str]) -> Floats:
        """Vectors of passages."""
        return self._encode(self._ours.passage_prefix, texts)

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """Vectors of questions."""
        return self._encode(self._ours.query_prefix, texts)

    def _encode(self, prefix: str, texts: Sequence[str]) -> Floats:
        found: Floats = self._model.encode(
            [prefix + text for text in texts], prompt="", show_progress_bar=False
        )
        return found


def _read(folder: Path) -> list[ParsedDocument]:
    with Reader() as reader:
        return [
            parsed
            for file in find_files([folder]).files
            for parsed in reader.read(file.path, file.source, file.entries).documents
        ]


def _some(parsed: Sequence[ParsedDocument], count: int) -> list[str]:
    """So many passages, from everywhere in the documents."""
    texts = [passage.text for passage in passages(parsed)]
    return texts[:: max(len(texts) // count, 1)][:count]


def _alone() -> None:
    """Opening, memory and a question's time, idle and beside a busy core."""
    free = _measured()
    busy = Process(target=_spin, daemon=True)
    busy.start()
    beside = _measured()
    busy.kill()
    busy.join()
    print(f"cores: {joblib.cpu_count(only_physical_cores=True)}")
    print(f"opening: {free['opened']:.2f} s (≤ {_OPENING_S}), imports {free['imported']:.2f} s")
    print(f"memory of a process with the embedder, at its peak: {free['mib']:.0f} MiB")
    for title, found in (("idle", free), ("beside a busy core", beside)):
        print(f"a question, {title}: p50 {found['p50']:.1f} ms (≤ {_QUESTION_MS}), ", end="")
        print(f"p95 {found['p95']:.1f} ms")


def _measured() -> dict[str, float]:
    command = [sys.executable, "-c", _ALONE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _spin() -> None:
    while True:
        sum(range(1000))


def _speed(theirs: Theirs, ours: Embedder, texts: Sequence[str], rounds: int) -> None:
    """Passages a second in turns, after one unmeasured turn that also compares the vectors."""
    cosines = (theirs.encode_passages(texts) * ours.encode_passages(texts)).sum(axis=1)
    characters = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} passages of {characters:.0f} characters on average, a second:")
    found = []
    for _ in range(rounds):
        rates = [_rate(each.encode_passages, texts) for each in (theirs, ours)]
        found.append(Round(*rates))
        print(f"  sentence-transformers float32 {rates[0]:.1f}, ours {rates[1]:.1f}", end="")
        print(f", ratio {found[-1].ratio:.2f}")
    print(f"ratio, median: {median(each.ratio for each in found):.2f} (≥ {_RATIO})")
    print(f"cosine to float32: mean {cosines.mean():.4f}, least {cosines.min():.4f}")


def _rate(encode: Callable[[Sequence[str]], Floats], texts: Sequence[str]) -> float:
    began = time.perf_counter()
    encode(texts)
    return len(texts) / (time.perf_counter() - began)


def _quality(
    name: str,
    parsed: Sequence[ParsedDocument],
    questions: Sequence[Asked],
    theirs: Theirs,
    ours: Embedder,
) -> None:
    """What the questions find by the nearest vector of a clause, with both.

    Theirs has only what ours finds near or should have found to choose among, which makes its
    figures no worse than they are: the loss is what is printed, at most.
    """
    asked = [question for question in questions if question.gold]
    rows = [passage for passage in passages(parsed) if passage.sentence is None]
    ids = {id(clause): each.document.id for each in parsed for clause in each.clauses}
    found = [Passage(ids[id(row.clause)], row.clause.label, row.clause.text) for row in rows]
    mine = ours.encode_passages([row.text for row in rows])
    # Without the map for questions, which theirs does not have either.
    plain = ours.question_vectors([each.question for each in asked])
    cosines = np.stack([each.plain for each in plain]) @ mine.T
    near = _near(asked, found, cosines)
    print(f"{name}: {len(asked)} questions, {len(found)} vectors of clauses alone", end="")
    print(f", {len(near)} of them embedded in float32, too")
    other = theirs.encode_queries([each.question for each in asked])
    other = other @ theirs.encode_passages([rows[row].text for row in near]).T
    after = _searched(asked, found, cosines)
    before = _searched(asked, [found[row] for row in near], other)
    for figure in ("hit@1", "hit@5", "MRR@10"):
        one, two = (figures_of(each, _FOUND)[figure].value for each in (before, after))
        target = f" (≥ -{_LOSS})" if figure == "hit@5" else ""
        print(f"  {figure}: float32 {one:.3f}, ours {two:.3f}", end="")
        print(f", {(two - one) * 100:+.2f} points{target}")


def _near(asked: Sequence[Asked], found: Sequence[Passage], cosines: Floats) -> list[int]:
    """Rows that are near some question, or right for one."""
    near = set(np.argpartition(-cosines, _NEAR, axis=1)[:, :_NEAR].ravel().tolist())
    of_document: dict[str, list[int]] = defaultdict(list)
    for row, passage in enumerate(found):
        of_document[passage.document].append(row)
    golds = {gold for each in asked for gold in each.gold}
    near |= {
        row for gold in golds for row in of_document[gold.document] if relevant(found[row], gold)
    }
    return sorted(near)


def _searched(
    asked: Sequence[Asked], found: Sequence[Passage], cosines: Floats
) -> tuple[Ranked, ...]:
    places = {each.question: place for place, each in enumerate(asked)}

    def find(question: str, k: int) -> list[Passage]:
        return [found[row] for row in np.argsort(-cosines[places[question]])[:k]]

    return ranked(asked, find, _FOUND)


if __name__ == "__main__":
    sys.exit(main())
