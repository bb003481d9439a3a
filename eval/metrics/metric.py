"""What a metric is: a score for each question, and how scores become one figure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from eval.runs.record import Record

Score = TypeVar("Score")
Unit = Literal["share", "seconds", "count", "index"]
Better = Literal["higher", "lower", "neither"]


@dataclass(frozen=True, slots=True)
class Metric(Generic[Score]):
    """A metric of answers.

    ``score`` gives what one record contributes, or None when the metric does not apply to it
    (a refusal has no citations to judge). ``summary`` makes the figure of the scores, or None
    when there are none; it must not mind their order, and takes a score more than once when the
    bootstrap draws it so.
    """

    name: str  # by which runs are compared, e.g. "hit@1"
    meaning: str  # Chinese first, e.g. "第一条就是正确条款 (a right clause comes first)"
    score: Callable[[Record], Score | None]
    summary: Callable[[Sequence[Score]], float | None]
    unit: Unit = "share"
    better: Better = "higher"

    def scores(self, records: Sequence[Record]) -> list[tuple[str, Score]]:
        """The scores of the records that it applies to, each with its question's group."""
        scored = ((record.question.group, self.score(record)) for record in records)
        return [(group, score) for group, score in scored if score is not None]

    def value(self, records: Sequence[Record]) -> float | None:
        """The figure of all records."""
        return self.summary([score for _, score in self.scores(records)])


def mean(scores: Sequence[float]) -> float | None:
    """The mean; None of nothing."""
    return sum(scores) / len(scores) if scores else None
