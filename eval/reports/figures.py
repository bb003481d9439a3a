"""A run's figures: every metric with its interval, and how they are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eval.judges.judge import Judge
from eval.metrics.metric import Metric, Unit
from eval.metrics.suite import suite
from eval.reports.names import Name
from eval.reports.stages import duration
from eval.runs.record import Record
from eval.statistics.bootstrap import Interval, interval

_SEARCH = ("hit@", "recall@", "mrr@", "ndcg@")
_REFUSING = ("refusal_", "wrongly_refused", "ece")


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric of a run; ``interval`` is None where the metric applies to no answer of it."""

    metric: Metric[Any]
    interval: Interval | None

    @property
    def timing(self) -> bool:
        """Whether it is a figure of time, which is shown with the stages."""
        return self.metric.unit == "seconds"


def figures(records: Sequence[Record], judge: Judge | None = None) -> tuple[Figure, ...]:
    """All metrics of the answers. A few seconds for some hundred of them: 2,000 resamples each."""
    return tuple(Figure(metric, interval(metric, records)) for metric in suite(judge))


def topic(metric: Metric[Any]) -> Name:
    """Under what heading a metric stands."""
    if metric.name.startswith(_SEARCH):
        return Name("检索", "search")
    if metric.name.startswith(_REFUSING):
        return Name("拒答与校准", "refusing and calibration")
    if metric.unit in ("seconds", "count"):
        return Name("代价", "cost")
    return Name("回答与引用", "answers and citations")


def by_topic(figures: Sequence[Figure]) -> dict[Name, list[Figure]]:
    """The figures under their headings, headings in the order in which they first come."""
    topics: dict[Name, list[Figure]] = {}
    for figure in figures:
        topics.setdefault(topic(figure.metric), []).append(figure)
    return topics


def shown(value: float, unit: Unit) -> str:
    """A figure as a reader sees it.

    >>> shown(0.957, "share"), shown(0.957, "index"), shown(1234.5, "count")
    ('95.7%', '0.957', '1,234')
    """
    match unit:
        case "share":
            return f"{value:.1%}"
        case "seconds":
            return duration(value)
        case "count":
            return f"{value:,.0f}"
        case "index":
            return f"{value:.3f}"


def shown_range(low: float, high: float, unit: Unit) -> str:
    """An interval as a reader sees it: 91.2–98.4%."""
    first, last = shown(low, unit), shown(high, unit)
    if unit == "share":
        first = first.removesuffix("%")
    return f"{first} – {last}" if unit in ("seconds", "index") else f"{first}–{last}"


def shown_change(change: float, unit: Unit) -> str:
    """A change with its sign; of shares in percentage points.

    >>> shown_change(-0.025, "share"), shown_change(1.5, "seconds")
    ('-2.5', '+1.5 s')
    """
    size = shown(abs(change), unit)
    words = size.removesuffix("%") if unit == "share" else size
    if not any(digit in words for digit in "123456789"):
        return words
    return f"{'-' if change < 0 else '+'}{words}"


def arrow(metric: Metric[Any]) -> str:
    """ "↓" where less is better, else ""."""
    return "↓" if metric.better == "lower" else ""
