"""``python -m eval.mutations``: draw changed sentences, try verification on them, print a table."""

import argparse
import sys
from pathlib import Path

from eval.corpora.opening import DATA
from eval.mutations.pair import draw
from eval.mutations.right import RIGHT
from eval.mutations.table import csv_rows, markdown, misjudged
from eval.mutations.trial import try_right, try_wrong
from eval.mutations.wrong import WRONG
from index.settings import IndexSettings


def main(argv: list[str] | None = None) -> int:
    """Run the trial; 0 when every target is met, 1 otherwise."""
    arguments = _parser().parse_args(argv)
    folders = [folder for folder in arguments.folders or _folders() if folder.is_dir()]
    pairs = draw(folders, arguments.seed)
    tallies = [
        tried(kind, pairs, arguments.each, arguments.seed)
        for kinds, tried in ((WRONG, try_wrong), (RIGHT, try_right))
        for kind in kinds
        if arguments.kind in (None, kind.name)
    ]
    if arguments.missed:
        print("\n".join(misjudged(tallies)))
    print("\n".join(csv_rows(tallies) if arguments.csv else markdown(tallies)))
    return 0 if all(each.met for each in tallies) else 1


def _folders() -> list[Path]:
    return [IndexSettings.read().documents, DATA / "legal_dc" / "documents", DATA / "policies"]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eval.mutations",
        description="改错句、换说法，看核对能否分辨 (falsified sentences and paraphrases on trial)",
    )
    parser.add_argument("folders", nargs="*", type=Path, help="文件夹 (folders of documents)")
    parser.add_argument("--seed", type=int, default=0, help="随机种子 (another sample)")
    parser.add_argument("--each", type=int, default=300, help="每类最多几句 (most of each kind)")
    parser.add_argument("--kind", help="只看一类 (one kind alone)")
    parser.add_argument("--missed", action="store_true", help="列出判错的 (list the misjudged)")
    parser.add_argument("--csv", action="store_true", help="输出 CSV (instead of Markdown)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
