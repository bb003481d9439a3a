"""Command line of the evaluation; each command is a file of ``eval/commands``."""

import argparse
import sys

from eval.commands import (
    ablations,
    agreement,
    answerable,
    answers,
    check,
    compare,
    lookups,
    regions,
    report,
    retrieval,
    review,
    runs,
    structure,
    writing,
)
from index.errors import TiaowenError

COMMANDS = (
    answers.COMMAND,
    runs.COMMAND,
    report.COMMAND,
    compare.COMMAND,
    retrieval.COMMAND,
    regions.COMMAND,
    answerable.COMMAND,
    lookups.COMMAND,
    writing.COMMAND,
    ablations.COMMAND,
    agreement.COMMAND,
    check.COMMAND,
    review.COMMAND,
    structure.COMMAND,
)


def main(argv: list[str] | None = None) -> int:
    """Run one command; 0 when it ran and found nothing wrong, 1 otherwise, 130 when stopped."""
    parser = argparse.ArgumentParser(prog="python -m eval", description="评测 (evaluation)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        sub = commands.add_parser(
            command.name,
            help=command.summary,
            description=command.summary,
            epilog=f"例 example: {command.example}",
        )
        command.options(sub)
        sub.set_defaults(run=command.run)
    arguments = parser.parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except (TiaowenError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
