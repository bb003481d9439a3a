"""``python -m eval agreement``: how far the judge of citations agrees with judgements by hand."""

import argparse
from pathlib import Path

from eval.commands.command import Command
from eval.commands.judging import add_judge, judge_of
from eval.judges.agreement import agreement, text
from eval.judges.labels import LABELS, load_labels
from index.settings import IndexSettings


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--labels", type=Path, default=LABELS, help="人工判断的 JSONL (judgements by hand)"
    )
    add_judge(parser)


def _run(arguments: argparse.Namespace) -> int:
    labels = load_labels(arguments.labels)
    print(text(agreement(labels, judge_of(arguments, IndexSettings.read()))))
    return 0


COMMAND = Command(
    "agreement",
    "评判者与人工判断的一致性 (the judge against judgements by hand: Cohen's κ)",
    "python -m eval agreement --labels judgements.jsonl",
    _options,
    _run,
)
