"""A comparison as one HTML file: what changed in the figures, and the changed answers abreast."""

from dataclasses import dataclass
from pathlib import Path

from eval.reports.case_view import CaseView, case_view, titles
from eval.reports.charts import Scale, Tick
from eval.reports.comparison import CHANGES, Comparison, MetricChange, QuestionChange
from eval.reports.comparison_text import outcome, scope
from eval.reports.figures import arrow, shown, shown_change
from eval.reports.names import KINDS, STYLES, Name, parted
from eval.reports.rendering import rendered, written
from eval.reports.rows import LOWER, Row
from eval.statistics.bootstrap import Difference

_LEAST_REACH = 0.1  # ten points to either side, however little changed
_NAMES = {
    "change": Name("变化", "change"),
    "kind": Name("类型", "kind"),
    "style": Name("说法", "style"),
}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A metric's line: what it was, what it is, and the difference with its interval."""

    row: Row
    before: str
    after: str
    p: str


@dataclass(frozen=True, slots=True)
class PairView:
    """A changed question with both answers."""

    anchor: str
    before: CaseView
    after: CaseView
    changes: tuple[str, ...]


def comparison_page(comparison: Comparison, path: Path) -> Path:
    """Write a comparison to ``path`` and return it."""
    scale = _scale(comparison)
    pairs = _pairs(comparison)
    questions = [pair.after.question for pair in pairs]
    html = rendered(
        "comparison.html.j2",
        comparison=comparison,
        outcome=outcome(comparison),
        scope=scope(comparison),
        counts=[(name, comparison.count(change)) for change, name in CHANGES.items()],
        metrics=[
            _change_row(change, change.difference, scale)
            for change in comparison.metrics
            if change.difference
        ],
        ticks=_ticks(scale),
        pairs=pairs,
        picks=_NAMES,
        changes=CHANGES,
        kind_names=KINDS,
        style_names=STYLES,
        present={
            "changes": {change for pair in pairs for change in pair.changes},
            "kinds": {question.kind for question in questions},
            "styles": {question.style for question in questions},
        },
    )
    return written(html, path)


def _scale(comparison: Comparison) -> Scale:
    """An axis of differences with zero in its middle, wide enough for every share's interval."""
    ends = [
        abs(end)
        for change in comparison.metrics
        if change.difference and change.metric.unit == "share"
        for end in (change.difference.low, change.difference.high, change.difference.change)
    ]
    reach = max([_LEAST_REACH, *ends])
    return Scale(-reach, reach)


def _ticks(scale: Scale) -> tuple[Tick, ...]:
    places = (scale.least, scale.least / 2, 0.0, scale.most / 2, scale.most)
    return tuple(Tick(scale.at(place), shown_change(place, "share")) for place in places)


def _change_row(change: MetricChange, difference: Difference, scale: Scale) -> ChangeRow:
    metric = change.metric
    moved, low, high = (
        shown_change(value, metric.unit)
        for value in (difference.change, difference.low, difference.high)
    )
    return ChangeRow(
        Row(
            name=Name(parted(metric.meaning).zh, metric.name),
            value=moved,
            interval=f"{low} … {high}",
            n=str(difference.n),
            whisker=scale.whisker(difference.change, difference.low, difference.high)
            if metric.unit == "share"
            else None,
            words=f"{moved}，95% 区间 {low} … {high}",
            note=LOWER if arrow(metric) else "",
            tone="worse" if change.regressed else "better" if change.improved else "",
        ),
        before=shown(difference.before, metric.unit),
        after=shown(difference.after, metric.unit),
        p=f"{change.p:.3f}" if change.decides else "",
    )


def _pairs(comparison: Comparison) -> tuple[PairView, ...]:
    records = [v.record for q in comparison.questions for v in (q.before, q.after)]
    title = titles(records)

    def pair(at: int, change: QuestionChange) -> PairView:
        before = case_view(f"b{at}", change.before, title, None)
        after = case_view(f"a{at}", change.after, title, None)
        return PairView(f"q{at}", before, after, change.changes)

    return tuple(pair(at, change) for at, change in enumerate(comparison.questions, start=1))
