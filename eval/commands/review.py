"""``python -m eval review``: from readers' feedback to cases."""

import argparse
from pathlib import Path
from typing import get_args

from eval.commands.command import Command
from eval.question_set.corpus import Corpus
from eval.question_set.named import THEMES
from eval.question_set.question import Kind, Reason
from eval.review.case import facts_of
from eval.review.deciding import Wish, accept, reject, undo
from eval.review.places import Places
from eval.review.showing import listing, show, told
from qa.settings import Settings


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--questions", type=Path, default=THEMES, help="题集文件夹 (the folder of the themes)"
    )
    steps = parser.add_subparsers(dest="step", metavar="STEP")
    steps.add_parser("list", help="等待审阅的反馈 (what waits; the default)")
    for name, summary in (
        ("show", "一条反馈的全部内容 (all about one)"),
        ("accept", "收为题目 (make a case of it)"),
        ("reject", "不收 (do not)"),
    ):
        step = steps.add_parser(name, help=summary)
        step.add_argument("id", help="编号或其开头 (an id or its beginning)")
        if name == "accept":
            _accept_options(step)
        if name == "reject":
            step.add_argument("--why", required=True, help="为何不收 (why not)")
    steps.add_parser("undo", help="撤回上一个决定 (take the last decision back)")


def _accept_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--theme", default="", help="收进的主题 (the theme's file)")
    parser.add_argument("--kind", choices=get_args(Kind), help="问题的类型 (kind of question)")
    parser.add_argument(
        "--facts", nargs="+", default=(), help="答案必含的内容，别的写法用 | 隔开 (needed facts)"
    )
    parser.add_argument("--forbidden", nargs="+", default=(), help="答案不得含 (must not be in it)")
    parser.add_argument("--reason", default="", choices=get_args(Reason), help="为何无答案")
    parser.add_argument("--why", default="", help="这道题考什么 (what it tries)")


def _run(arguments: argparse.Namespace) -> int:
    settings = Settings.read()
    places = Places.of(settings, arguments.questions)
    match arguments.step:
        case "show":
            print(show(places, arguments.id))
        case "accept":
            wish = Wish(
                arguments.theme,
                arguments.kind,
                facts_of(arguments.facts),
                tuple(arguments.forbidden),
                arguments.reason,
                arguments.why,
            )
            done = accept(places, arguments.id, Corpus.open(settings.index), wish)
            print(told(done))
            return 1 if done.missing else 0
        case "reject":
            print(told(reject(places, arguments.id, arguments.why)))
        case "undo":
            print(told(undo(places)))
        case _:
            print(listing(places))
    return 0


COMMAND = Command(
    "review",
    "读者反馈的审阅 (review readers' feedback)",
    'python -m eval review accept ab12cd34 --theme facts --kind fact --facts "92%"',
    _options,
    _run,
)
