"""``python -m eval agreement``: how far the judge of citations agrees with judgements by hand."""

import argparse
from pathlib import Path

from eval.commands.command import Command
from eval.commands.judging import add_judge, judge_of
from eval.judges.agreement import agreement, kappa_text, text
from eval.judges.labels import LABELS, load_labels
from eval.judges.opinions import disagreements, load_opinions, with_metrics
from eval.reports.failures import told
from eval.runs.folders import NEWEST, find_run
from eval.runs.store import load
from index.settings import IndexSettings


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--labels", type=Path, default=LABELS, help="人工判断的 JSONL (judgements by hand)"
    )
    parser.add_argument(
        "--opinions",
        type=Path,
        help="报告中导出的整份回答的判断，与指标对照 (whole answers judged in the report)",
    )
    parser.add_argument(
        "--run", dest="on", metavar="RUN", default=NEWEST, help="那是哪次评测 (the run they are on)"
    )
    add_judge(parser)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.opinions:
        return _with_opinions(arguments)
    labels = load_labels(arguments.labels)
    print(text(agreement(labels, judge_of(arguments, IndexSettings.read()))))
    return 0


def _with_opinions(arguments: argparse.Namespace) -> int:
    """How far the metrics call good what a person calls right."""
    records = load(find_run(arguments.on, IndexSettings.read())).records
    opinions = load_opinions(arguments.opinions, records)
    found = with_metrics(records, opinions)
    print(f"{found.n} 份回答 (answers)，一致 (agreement) {found.agreed:.1%}，κ {kappa_text(found)}")
    for record in disagreements(records, opinions):
        opinion = opinions[record.question.id]
        print(f"人说 {opinion.by}: {opinion.verdict}；{'；'.join(told(record))}")
    return 0


COMMAND = Command(
    "agreement",
    "评判者与人工判断的一致性 (the judge against judgements by hand: Cohen's κ)",
    "python -m eval agreement --labels judgements.jsonl",
    _options,
    _run,
)
