"""``python -m eval structure``: clauses against labels made by hand."""

import argparse
from pathlib import Path

from eval import structure
from eval.commands.command import Command
from index.settings import ROOT

LABELS = ROOT / "tests" / "index" / "labelled"
DATA = ROOT.parent / "shared" / "data"


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--labels", type=Path, default=LABELS, help="标注 (folder of labels)")
    parser.add_argument("--data", type=Path, default=DATA, help="标注的文件 (folder of the files)")
    parser.add_argument("--show", action="store_true", help="列出不同 (list the differences)")


def _run(arguments: argparse.Namespace) -> int:
    golds = tuple(structure.load_gold(arguments.labels))
    scores = [structure.score(gold, arguments.data) for gold in golds]
    if arguments.show:
        print(structure.differences(golds, scores, arguments.data), end="\n\n")
    print(structure.table(golds, scores), end="\n\n")
    print(structure.survey(arguments.data))
    return 0


COMMAND = Command(
    "structure",
    "条款与手工标注对照 (hold clauses against labels made by hand)",
    "python -m eval structure --show",
    _options,
    _run,
)
