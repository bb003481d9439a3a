"""The option that chooses who judges: the rules, or a model behind an endpoint."""

import argparse
import sys
from collections.abc import Sequence

from tqdm import tqdm

from eval.judges.endpoint import EndpointJudge
from eval.judges.judge import AnswerJudge, Judge
from eval.judges.verifier import VerifierJudge
from eval.metrics.suite import judged
from eval.runs.record import Record
from index.settings import IndexSettings

RULES = "rules"


def add_judge(parser: argparse.ArgumentParser) -> None:
    """Add ``--judge``."""
    parser.add_argument(
        "--judge",
        default=RULES,
        metavar="WHO",
        help="谁评判引用：rules（规则，不用网络）或 http://host:port/v1#model "
        "(who judges citations: the rules, or an OpenAI-compatible endpoint)",
    )


def judge_of(arguments: argparse.Namespace, settings: IndexSettings) -> Judge:
    """The judge that was chosen. Raises ConfigurationError for what is no endpoint."""
    if arguments.judge == RULES:
        return VerifierJudge()
    return EndpointJudge.open(arguments.judge, settings.home / "eval" / "judge")


def ask_ahead(judge: Judge, records: Sequence[Record]) -> None:
    """Ask a judge that takes its time about every answer, with a bar; it keeps what it said."""
    if isinstance(judge, AnswerJudge):
        for record in tqdm(records, "评判 judging", disable=not sys.stderr.isatty()):
            for metric in judged(judge):
                metric.score(record)
