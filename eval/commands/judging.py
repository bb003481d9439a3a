"""The option that chooses who judges: the rules, or a model behind an endpoint."""

import argparse

from eval.judges.endpoint import EndpointJudge
from eval.judges.judge import Judge
from eval.judges.verifier import VerifierJudge
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
