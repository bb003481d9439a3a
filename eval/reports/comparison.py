"""Two runs over the same questions: what rose, what fell, which answers changed.

A quality metric has *regressed* when both hold:

- the whole 95% bootstrap interval of the paired difference lies on the worse side of zero;
- the paired randomization test (``eval.statistics.randomization``) gives p < 0.05.

The second is there for small slices. Where every question was right before, resampling sees no
spread but that of the few that changed, and calls 4 failures of 40 certain; five questions that
all turned for the worse can still be chance. So 1 of 40 is no regression and 6 of 40 is.

Metrics are looked at one by one: of twenty, one may fall so by chance where answers are drawn at
random. Time, tokens and memory are shown but never decide, for machines differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from eval.judges.judge import Judge
from eval.metrics.articles import article_key, articles
from eval.metrics.metric import Metric
from eval.metrics.suite import suite
from eval.reports.circumstances import Changed, differences
from eval.reports.names import Name
from eval.reports.verdict import Verdict, verdict
from eval.runs.header import Header
from eval.runs.record import Record
from eval.runs.run import Run
from eval.statistics.bootstrap import Difference, difference
from eval.statistics.randomization import p_value
from index.errors import QuestionError

SIGNIFICANT = 0.05

Change = Literal["broken", "mended", "text", "citations"]

CHANGES: dict[Change, Name] = {
    "broken": Name("变坏", "passed before, fails now"),
    "mended": Name("变好", "failed before, passes now"),
    "text": Name("文字不同", "answer text changed"),
    "citations": Name("引用不同", "citations changed"),
}


@dataclass(frozen=True, slots=True)
class MetricChange:
    """A metric before and after; ``difference`` is None where one run has no such figure."""

    metric: Metric[Any]
    difference: Difference | None
    p: float

    @property
    def decides(self) -> bool:
        """Whether it is a metric of quality."""
        return self.metric.unit in ("share", "index") and self.metric.better != "neither"

    @property
    def regressed(self) -> bool:
        """Whether quality fell beyond chance."""
        return self._certain and self.difference is not None and self.difference.worse

    @property
    def improved(self) -> bool:
        """Whether quality rose beyond chance."""
        return self._certain and self.difference is not None and self.difference.better

    @property
    def _certain(self) -> bool:
        return self.decides and self.p < SIGNIFICANT


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """A question whose answer is not the same in both runs."""

    before: Verdict
    after: Verdict
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs side by side, over the ``shared`` questions that both were asked.

    ``regraded`` of them had other gold before; both answers are held against the newer gold.
    ``reworded`` questions have an id in common but not their words, and are left out.
    """

    before: Header
    after: Header
    shared: int
    only_before: int
    only_after: int
    reworded: int
    regraded: int
    circumstances: tuple[Changed, ...]
    metrics: tuple[MetricChange, ...]
    questions: tuple[QuestionChange, ...]

    @property
    def regressed(self) -> tuple[str, ...]:
        """The names of the quality metrics that fell beyond chance."""
        return tuple(change.metric.name for change in self.metrics if change.regressed)

    @property
    def improved(self) -> tuple[str, ...]:
        """The names of the quality metrics that rose beyond chance."""
        return tuple(change.metric.name for change in self.metrics if change.improved)

    def count(self, change: Change) -> int:
        """How many questions changed so."""
        return sum(change in question.changes for question in self.questions)


def compare(before: Run, after: Run, judge: Judge | None = None) -> Comparison:
    """Lay two runs side by side. A few seconds for some hundred questions.

    Raises:
        QuestionError: no question was asked in both.
    """
    old = {record.question.id: record for record in before.records}
    new = {record.question.id: record for record in after.records}
    common = [key for key in new if key in old]
    pairs = [(old[key], new[key]) for key in common if _asks_the_same(old[key], new[key])]
    if not pairs:
        raise QuestionError(
            f"{before.header.id} 与 {after.header.id} 没有相同的题目，无法比较；"
            "请用同一题集各运行一次 （the runs share no question）"
        )
    held = [replace(first, question=second.question) for first, second in pairs]
    later = [second for _, second in pairs]
    return Comparison(
        before=before.header,
        after=after.header,
        shared=len(pairs),
        only_before=len(old) - len(common),
        only_after=len(new) - len(common),
        reworded=len(common) - len(pairs),
        regraded=sum(first.question != second.question for first, second in pairs),
        circumstances=differences(before.header, after.header),
        metrics=tuple(_metric_change(metric, held, later) for metric in suite(judge)),
        questions=_question_changes(held, later),
    )


def _asks_the_same(before: Record, after: Record) -> bool:
    first, second = before.question, after.question
    return (first.question, first.turns) == (second.question, second.turns)


def _metric_change(
    metric: Metric[Any], before: Sequence[Record], after: Sequence[Record]
) -> MetricChange:
    change = MetricChange(metric, difference(metric, before, after), 1.0)
    if not change.decides or change.difference is None:
        return change
    return replace(change, p=p_value(metric, before, after))


def _question_changes(
    before: Sequence[Record], after: Sequence[Record]
) -> tuple[QuestionChange, ...]:
    """The changed questions: broken ones first, then mended, then those of other words only."""
    changed = []
    for first, second in zip(before, after, strict=True):
        old, new = verdict(first), verdict(second)
        if changes := _changes(old, new):
            changed.append(QuestionChange(old, new, changes))
    order = list(CHANGES)
    return tuple(sorted(changed, key=lambda change: order.index(change.changes[0])))


def _changes(before: Verdict, after: Verdict) -> tuple[Change, ...]:
    first, second = before.record, after.record
    found: dict[Change, bool] = {
        "broken": before.passed and not after.passed,
        "mended": after.passed and not before.passed,
        "text": (first.text, first.status) != (second.text, second.status),
        "citations": _cited(first) != _cited(second),
    }
    return tuple(change for change, there in found.items() if there)


def _cited(record: Record) -> set[tuple[str, str]]:
    return {article_key(passage) for passage in articles(record)}
