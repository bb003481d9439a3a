"""``python -m eval answers``: answer a set of questions and judge the answers."""

import argparse
import sys
from pathlib import Path
from typing import get_args

from eval.commands.command import Command
from eval.commands.judging import add_judge, ask_ahead, judge_of
from eval.question_set.corpus import Corpus
from eval.question_set.named import named
from eval.question_set.question import Kind, Question, Style
from eval.question_set.split import drawn
from eval.question_set.validation import hold
from eval.reports.failures import failures
from eval.reports.figures import figures
from eval.reports.page import page
from eval.reports.terminal import table
from eval.runs.answering import run
from eval.runs.cache import AnswerCache
from eval.runs.folders import cache_file, runs_folder
from eval.runs.opening import open_tiaowen
from eval.runs.store import REPORT, replaceable, save
from index.errors import ConfigurationError, QuestionError
from qa.settings import Settings


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--set",
        default="dev",
        help="题集：dev、test、all、主题名或文件 (a set's name or a file)",
    )
    parser.add_argument("--limit", type=int, help="只答前几题 (first N questions)")
    parser.add_argument(
        "--sample", type=int, help="抽几题，每次相同 (N questions from all over, always the same)"
    )
    parser.add_argument("--kind", choices=get_args(Kind), help="只答这一类 (only this kind)")
    parser.add_argument("--style", choices=get_args(Style), help="只答这种说法 (only this style)")
    parser.add_argument("--out", type=Path, help="存到这个文件夹 (folder to keep the run in)")
    parser.add_argument("--fresh", action="store_true", help="不用缓存 (ask all again)")
    parser.add_argument("--no-page", action="store_true", help="不写网页 (write no report page)")
    parser.add_argument("--quiet", action="store_true", help="不列出错题 (do not list failures)")
    add_judge(parser)


def _run(arguments: argparse.Namespace) -> int:
    settings = Settings.read()
    if arguments.out:
        replaceable(arguments.out)  # before minutes are spent on answers
    questions = _questions(arguments, settings)
    judge = judge_of(arguments, settings)
    system, made_with = open_tiaowen(settings)
    if system.answerer.model_detail:
        print(system.answerer.model_detail, file=sys.stderr)
    cache = AnswerCache(cache_file(settings))
    try:
        done = run(
            system,
            questions,
            Path(arguments.set).stem,
            made_with,
            cache,
            progress=sys.stderr.isatty(),
            fresh=arguments.fresh,
        )
    except KeyboardInterrupt:
        print("\n已停；再运行同一命令即接着做 (stopped; run it again to go on)", file=sys.stderr)
        return 130
    finally:
        cache.close()
    folder = save(done, arguments.out or runs_folder(settings) / done.header.id)
    if not arguments.quiet and (failed := failures(done.records)):
        print(failed, end="\n\n")
    print(f"评测 run: {folder}\n", flush=True)  # a judge may still fail
    ask_ahead(judge, done.records)
    computed = figures(done.records, judge)
    print(table(done, computed))
    if not arguments.no_page:
        print(f"报告 report: {page(done, computed, judge, folder / REPORT)}")
    return 0


def _questions(arguments: argparse.Namespace, settings: Settings) -> tuple[Question, ...]:
    """The questions that were asked for; the whole set is held to the documents first."""
    for option in ("limit", "sample"):
        number = getattr(arguments, option)
        if number is not None and number < 1:
            raise ConfigurationError(f"--{option} 至少为 1，现为 {number} (must be at least 1)")
    placed = named(arguments.set)
    hold(placed, Corpus.open(settings.index))
    questions = tuple(
        each.question
        for each in placed
        if arguments.kind in (None, each.question.kind)
        and arguments.style in (None, each.question.style)
    )
    if arguments.sample:
        questions = drawn(questions, arguments.sample)
    if not questions:
        raise QuestionError(f"题集 {arguments.set} 中没有这样的题 （no such question in the set）")
    return questions[: arguments.limit]


COMMAND = Command(
    "answers",
    "回答题集并评分 (answer a set and judge it)",
    "python -m eval answers --set dev --limit 40",
    _options,
    _run,
)
