"""Lines of the page's tables: figures in words, with where they stand in the plot."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from eval.reports.breakdown import Share
from eval.reports.charts import Scale, Seconds, Whisker
from eval.reports.figures import Figure, arrow, shown, shown_range
from eval.reports.names import Name, parted
from eval.reports.stages import Stage, duration

_SHARES = Scale(0, 1)
LOWER = "↓ 越低越好"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table of figures; ``whisker`` is None for what has no common axis."""

    name: Name
    value: str
    interval: str
    n: str
    whisker: Whisker | None
    words: str  # the same, for who cannot see the plot
    note: str = ""
    tone: Literal["", "worse", "better"] = ""


@dataclass(frozen=True, slots=True)
class StageRow:
    """A line of the table of latencies; the intervals are those of p50 and p95."""

    stage: Stage
    p50: str
    p95: str
    whisker: Whisker
    words: str


def figure_row(figure: Figure) -> Row:
    """A metric of a run; only shares have an axis in common."""
    metric, interval = figure.metric, figure.interval
    name = Name(parted(metric.meaning).zh, metric.name)
    note = LOWER if arrow(metric) else ""
    if interval is None:
        return Row(name, "–", "", "0", None, "", note)
    value = shown(interval.value, metric.unit)
    between = shown_range(interval.low, interval.high, metric.unit)
    whisker = (
        _SHARES.whisker(interval.value, interval.low, interval.high)
        if metric.unit == "share"
        else None
    )
    words = f"{value}，95% 区间 {between}"
    return Row(name, value, between, str(interval.n), whisker, words, note)


def share_row(share: Share) -> Row:
    """The share of a kind or a style that passed."""
    value, between = shown(share.value, "share"), shown_range(share.low, share.high, "share")
    whisker = _SHARES.whisker(share.value, share.low, share.high)
    n = f"{share.passed}/{share.n}"
    return Row(share.name, value, between, n, whisker, f"{value}，95% 区间 {between}")


def stage_row(stage: Stage, seconds: Seconds, named: Mapping[str, Figure]) -> StageRow:
    """A stage, with the intervals of its percentiles from the figures of that name."""
    between = []
    for percent in (50, 95):
        figure = named.get(stage.metric(percent))
        interval = figure and figure.interval
        between.append(shown_range(interval.low, interval.high, "seconds") if interval else "")
    whisker = Whisker(seconds.at(stage.p5), seconds.at(stage.p50), seconds.at(stage.p95))
    words = f"p5 {duration(stage.p5)}，p50 {duration(stage.p50)}，p95 {duration(stage.p95)}"
    return StageRow(stage, between[0], between[1], whisker, words)
