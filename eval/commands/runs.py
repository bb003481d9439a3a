"""``python -m eval runs``: the runs that are kept, newest first."""

import argparse
from collections.abc import Sequence

from eval.commands.command import Command
from eval.metrics.passed import PASSED
from eval.reports.terminal import grid
from eval.runs.folders import runs_folder
from eval.runs.run import Run
from eval.runs.store import load
from index.settings import IndexSettings

_HEADS = ("名称 (name)", "系统 (system)", "题集 (set)", "题 (n)", "满意 (passed)", "版本 (commit)")


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=int, default=20, help="最近几次 (how many; 20)")


def _run(arguments: argparse.Namespace) -> int:
    kept = runs_folder(IndexSettings.read())
    files = sorted(kept.glob("*/run.json"), key=lambda file: -file.stat().st_mtime)
    if not files:
        print(f"{kept} 中还没有评测；先运行 python -m eval answers (no run yet)")
        return 0
    folders = [file.parent for file in files[: arguments.limit]]
    rows = [(folder.name, *_row(load(folder))) for folder in folders]
    print(grid(f"评测 (runs)：{len(files)}", _HEADS, rows, left=3))
    return 0


def _row(done: Run) -> Sequence[str]:
    header, passed = done.header, PASSED.value(done.records)
    share = "-" if passed is None else f"{passed:.1%}"
    commit = header.commit[:8] + ("＋" if header.changed else "")
    return header.system, header.questions, str(len(done.records)), share, commit


COMMAND = Command(
    "runs", "列出评测 (the runs that are kept)", "python -m eval runs --limit 5", _options, _run
)
