"""``python -m eval report``: the table and the page of a run that is there."""

import argparse
from pathlib import Path

from eval.commands.command import Command
from eval.commands.judging import add_judge, ask_ahead, judge_of
from eval.reports.figures import figures
from eval.reports.page import page
from eval.reports.terminal import table
from eval.runs.folders import NEWEST, find_run
from eval.runs.store import REPORT, load
from index.settings import IndexSettings


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", nargs="?", default=NEWEST, metavar="RUN", help="评测：文件夹、名称或 latest (a run)"
    )
    parser.add_argument("--out", type=Path, help="HTML 文件 (where to write the page)")
    add_judge(parser)


def _run(arguments: argparse.Namespace) -> int:
    settings = IndexSettings.read()
    folder = find_run(arguments.name, settings)
    done, judge = load(folder), judge_of(arguments, settings)
    ask_ahead(judge, done.records)
    computed = figures(done.records, judge)
    print(table(done, computed))
    print(f"报告 report: {page(done, computed, judge, arguments.out or folder / REPORT)}")
    return 0


COMMAND = Command(
    "report",
    "一次评测的表和网页 (table and page of a run)",
    "python -m eval report latest --out report.html",
    _options,
    _run,
)
