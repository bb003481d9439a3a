"""``python -m eval compare A B``: what changed between two runs; 1 when something got worse."""

import argparse
from pathlib import Path

from eval.commands.command import Command
from eval.commands.judging import add_judge, judge_of
from eval.reports.comparison import compare
from eval.reports.comparison_page import comparison_page
from eval.reports.comparison_text import text
from eval.runs.folders import NEWEST, find_run
from eval.runs.store import load
from index.errors import QuestionError
from index.settings import IndexSettings


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("before", help="前一次评测：文件夹、名称 (the run before)")
    parser.add_argument("after", nargs="?", default=NEWEST, help="后一次 (the run after)")
    parser.add_argument("--out", type=Path, help="另写 HTML 文件 (write a page, too)")
    parser.add_argument(
        "--all",
        action="store_true",
        help="前一次的每一题都须再答过 (fail where a question was not asked again)",
    )
    add_judge(parser)


def _run(arguments: argparse.Namespace) -> int:
    settings = IndexSettings.read()
    before, after = (load(find_run(name, settings)) for name in (arguments.before, arguments.after))
    judge = judge_of(arguments, settings)
    found = compare(before, after, judge)
    print(text(found))
    if arguments.out:
        print(f"报告 report: {comparison_page(found, arguments.out)}")
    missing = found.only_before + found.reworded
    if arguments.all and missing:
        raise QuestionError(
            f"前一次有 {missing} 题没有再答，不能说没有变差 （{missing} questions not asked again）"
        )
    return 1 if found.regressed else 0


COMMAND = Command(
    "compare",
    "比较两次评测；有指标变差时退出码为 1 (compare two runs; 1 when a metric got worse)",
    "python -m eval compare eval/baseline latest",
    _options,
    _run,
)
