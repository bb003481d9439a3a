"""How long a large index takes to be brought up to date when one file changed.

Writes a corpus of random clauses (seeded), builds its index, changes one sentence of one file and
runs ``python -m index build`` as a user would, once more with nothing changed, and opens the index.

The first build's vectors come from a stand-in, hashed character bigrams under the name of the real
model, since the real one would take many minutes of all cores. The rebuild is the real command:
with ``--embedder real`` it loads the real model and embeds what changed with it; with ``hashed``
the stand-in does that too, in this process, and the time of loading a model is not in the figure.

    python -m eval.bench_build --clauses 20000
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.building.build import build
from index.embedding.embedder import Embedder
from index.search.searcher import Searcher
from index.settings import ROOT, IndexSettings

_SUBJECTS = ("质量", "标准", "品牌", "计量", "认证", "检测", "食品", "农产品", "旅游", "服务")
_VERBS = ("推进", "完善", "加强", "开展", "落实", "支持", "鼓励", "培育", "提升", "规范")
_OBJECTS = ("体系建设", "监督管理", "示范企业", "创新能力", "公共平台", "风险监测", "信用评价")
_OFFICES = ("市场监管局", "发展改革委", "工业和信息化局", "农业农村局", "文化旅游局", "财政局")
_PER_FILE = 100  # clauses of a file


class Hashed:
    """The stand-in encoder: counts of character bigrams in as many buckets as the model has."""

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of ``texts``, of shape (len(texts), dimension)."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            pairs = {text[i : i + 2] for i in range(len(text))}
            vector[[crc32(pair.encode()) % self.dimension for pair in pairs]] = 1
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1)
        return vectors


def write_corpus(folder: Path, clauses: int, seed: int = 1) -> Path:
    """Write so many random clauses into files of a hundred; return one of the files."""
    dice = random.Random(seed)  # noqa: S311 -- the same corpus each time
    folder.mkdir(parents=True)
    count = 0
    while clauses > 0:
        count += 1
        lines = [f"第{count}号产品质量管理办法", ""]
        lines += [
            f"第{number}条 {''.join(_sentence(dice) for _ in range(dice.randint(1, 5)))}"
            for number in range(1, min(_PER_FILE, clauses) + 1)
        ]
        clauses -= _PER_FILE
        (folder / f"办法{count:04}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / f"办法{(count + 1) // 2:04}.txt"


def _sentence(dice: random.Random) -> str:
    what = "、".join(f"{dice.choice(_SUBJECTS)}{dice.choice(_OBJECTS)}" for _ in range(3))
    year, share, office = dice.randint(2025, 2035), dice.randint(80, 99), dice.choice(_OFFICES)
    how = f"{dice.choice(_VERBS)}{what}，覆盖率达到{share}.{dice.randint(0, 9)}%"
    return f"到{year}年，{how}，由{office}负责。"


def change(path: Path) -> None:
    """Rewrite one sentence of a file."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("负责。", "牵头负责，每年公布一次结果。", 1), encoding="utf-8")


def main(argv: list[str] | None = None) -> int:
    """Run the bench; print seconds."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.bench_build",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--clauses", type=int, default=20_000)
    parser.add_argument("--embedder", choices=("real", "hashed"), default="real")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        _bench(Path(folder), arguments.clauses, arguments.embedder == "real")
    return 0


def _bench(folder: Path, clauses: int, real: bool) -> None:
    settings = IndexSettings.read()
    documents, root = folder / "documents", folder / "index"
    changed = write_corpus(documents, clauses)
    size = sum(path.stat().st_size for path in documents.iterdir())
    print(f"{clauses:,} clauses, {len(list(documents.iterdir()))} files, {size / 1e6:.1f} MB")
    true = Embedder.open(settings)
    stand_in = Embedder(
        Hashed(true.dimension),
        id=true.id,
        weights_sha256=true.weights_sha256,
        query_prefix=true.query_prefix,
        passage_prefix=true.passage_prefix,
    )

    def rebuild() -> tuple[float, dict[str, object]]:
        if real:
            return _command(documents, root)
        began = time.perf_counter()
        report = build([documents], root, lambda: stand_in)
        return time.perf_counter() - began, report.fields()

    report = build([documents], root, lambda: stand_in)
    _show("first build, vectors of a stand-in", report.seconds, report.fields())
    change(changed)
    how = "whole command, the real embedder" if real else "in this process, a stand-in, no model"
    _show(f"one file changed ({how})", *rebuild())
    _show(f"nothing changed ({how})", *rebuild())
    _search(root, stand_in)


def _command(documents: Path, root: Path) -> tuple[float, dict[str, object]]:
    """Seconds of the whole command with the interpreter's start, and its report."""
    began = time.perf_counter()
    process = subprocess.run(
        [sys.executable, "-m", "index", "build", "--json"]  # noqa: RUF005
        + ["--documents", str(documents), "--out", str(root)],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return time.perf_counter() - began, json.loads(process.stdout)


def _show(title: str, seconds: float, report: dict[str, object]) -> None:
    print(f"{title}: {seconds:.2f} s")
    print(f"  rows {report['rows']:,}, embedded {report['embedded']:,}, stages {report['stages']}")


def _search(root: Path, embedder: Embedder) -> None:
    began = time.perf_counter()
    searcher = Searcher.open(root, embedder)
    opened = time.perf_counter()
    for question in ("质量监督管理由谁负责", "食品检测覆盖率", "第100号办法第五条"):
        searcher.search(question)
    each = (time.perf_counter() - opened) / 3
    print(f"opened for searching: {opened - began:.2f} s, one search: {each * 1000:.0f} ms")


if __name__ == "__main__":
    sys.exit(main())
