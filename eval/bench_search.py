"""How search grows: time, memory, opening and disk over indexes of more and more clauses.

Builds one index after the other from the same documents and more, and asks 200 questions of each
in a process of its own. Passages get random vectors, since the model would need hours for them;
questions are embedded by the real model. What is found means nothing here.

    python -m eval.bench_search --out docs
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.reports.rendering import written
from eval.search_growth.document import PAGE, PICTURE, page, table, verdicts
from eval.search_growth.material import Material, materials, questions
from eval.search_growth.measured import Measured
from eval.search_growth.picture import picture
from eval.search_growth.stand_in import stand_in
from index.building.build import build
from index.embedding.embedder import Embedder
from index.settings import ROOT, IndexSettings

_SIZES = (1_000, 3_000, 10_000, 30_000, 150_000)
_QUESTIONS = 200


def main(argv: list[str] | None = None) -> int:
    """Run the bench; print its figures beside their targets."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.bench_search",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=list(_SIZES), help="clauses")
    parser.add_argument("--out", type=Path, help=f"folder for {PAGE} and {PICTURE}")
    parser.add_argument("--work", type=Path, help="folder to keep documents and indexes in")
    arguments = parser.parse_args(argv)
    print("vectors of passages: random, of a stand-in; of questions: the real model's")
    with tempfile.TemporaryDirectory() as folder:
        work = arguments.work or Path(folder)
        found = list(_measured(work, sorted(arguments.sizes)))
    print(f"{table(found)}\n\n{verdicts(found)}")
    if arguments.out:
        sizes = " ".join(map(str, arguments.sizes))
        command = f"python -m eval.bench_search --sizes {sizes} --out {arguments.out}"
        written(page(found, command), arguments.out / PAGE)
        written(picture(found), arguments.out / PICTURE)
    return 0


def _measured(work: Path, sizes: Sequence[int]) -> Iterator[Measured]:
    """The figures at each size; what was built for one is built upon for the next."""
    settings = IndexSettings.read()
    embedder = stand_in(Embedder.open(settings))
    documents, root, asked = work / "documents", work / "index", work / "questions.json"
    documents.mkdir(parents=True, exist_ok=True)
    supply = materials(settings.home, work / "made", sizes[-1])
    estimated, ratio = 0, 1.0
    for size in sizes:
        while estimated * ratio < size:
            material = next(supply)
            if not estimated:
                asked.write_text(json.dumps(questions(settings.home, material, _QUESTIONS)))
            estimated += _add(documents, material)
        report = build([documents], root, lambda: embedder)
        ratio = report.clauses / estimated
        print(f"{report.clauses:,} clauses built in {report.seconds:.0f} s: {report.stages}")
        yield _alone(root, asked)


def _add(documents: Path, material: Material) -> int:
    (documents / f"{material.name}.txt").write_text(material.text, encoding="utf-8")
    return material.clauses


def _alone(root: Path, asked: Path) -> Measured:
    """What a process of its own measures."""
    command = [sys.executable, "-m", "eval.search_growth.measured", str(root), str(asked)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return Measured.from_json(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
