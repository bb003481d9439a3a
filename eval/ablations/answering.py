"""What each part of answering brings: no model, no verification, a larger one, a tutorial's."""

import sys
from collections.abc import Iterator, Sequence

from eval.ablations.systems import Bench
from eval.ablations.table import Row, Value
from eval.judges.judge import Judge
from eval.metrics.suite import suite
from eval.question_set.question import Question
from eval.runs.answering import run
from eval.runs.cache import AnswerCache
from eval.runs.run import Run
from eval.statistics.bootstrap import interval

LABELS = {
    "tiaowen": "条问 Tiaowen (0.5B)",
    "extractive": "不用模型 no model",
    "unverified": "不校验 no verification",
    "larger": "大模型 1.5B",
    "larger-unverified": "大模型不校验 1.5B, no verification",
    "tutorial": "教程流程 tutorial pipeline (0.5B)",
    "tutorial-larger": "教程流程 tutorial pipeline (1.5B)",
}
COLUMNS = (
    "worth",
    "right",
    "cited",
    "strays",
    "citation_recall",
    "refusal_recall",
    "wrongly_refused",
    "first_word_p50",
    "whole_p50",
    "whole_p95",
)


def answering_runs(
    bench: Bench, names: Sequence[str], questions: Sequence[Question], cache: AnswerCache
) -> Iterator[Run]:
    """One run a system over the same questions; what was answered before is not asked again."""
    for name in names:
        system, made_with = bench.open(name)
        yield run(system, questions, "ablation", made_with, cache, sys.stderr.isatty())


def answering_row(done: Run, judge: Judge) -> Row:
    """The figures of one run."""
    values: dict[str, Value | None] = dict.fromkeys(COLUMNS)
    for metric in suite(judge):
        if metric.name in values and (found := interval(metric, done.records)):
            values[metric.name] = Value(found.value, found.low, found.high, metric.unit)
    return Row(LABELS[done.header.system], values)
