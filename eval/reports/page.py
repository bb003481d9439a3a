"""A run as one HTML file that needs nothing else: no server, no network, no index, no model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.judges.judge import Judge
from eval.reports.breakdown import Share, by_kind, by_style
from eval.reports.case_view import CaseView, case_view, titles
from eval.reports.charts import Plot, Seconds, Tick
from eval.reports.circumstances import circumstances
from eval.reports.curves import RecallPoint, ReliabilityPoint, recall_curve, reliability_curve
from eval.reports.figures import Figure, by_topic
from eval.reports.judging import judging
from eval.reports.names import FAILED, KINDS, PASSED, STYLES, Name
from eval.reports.rendering import rendered, written
from eval.reports.rows import figure_row, share_row, stage_row
from eval.reports.stages import stages
from eval.reports.verdict import FAULTS, verdict
from eval.runs.run import Run

_TICKS = tuple(Tick(100 * share, f"{share:.0%}") for share in (0, 0.25, 0.5, 0.75, 1))
_CARDS = {  # what one asks first
    "passed": Name("令人满意", "passed"),
    "right": Name("答对", "right"),
    "cited": Name("正确条款引全", "cited"),
    "refusal_f1": Name("拒答 F1", "refusal_f1"),
    "whole_p50": Name("全程耗时中位数", "whole_p50"),
}
_NAMES = {
    "verdict": Name("结果", "verdict"),
    "kind": Name("类型", "kind"),
    "style": Name("说法", "style"),
}
TAGS = {
    "failed": FAILED,
    "passed": PASSED,
    **FAULTS,
    "doubted": Name("有句子存疑", "a sentence in doubt"),
    "unjudged": Name("尚未人工判断", "not judged by hand"),
    "judged": Name("已人工判断", "judged by hand"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """The answers to one kind of question, those that failed first."""

    share: Share
    cases: tuple[CaseView, ...]


def page(run: Run, figures: Sequence[Figure], judge: Judge | None, path: Path) -> Path:
    """Write a run's report to ``path`` and return it.

    ``figures`` are the run's (``eval.reports.figures.figures``, with the same judge); ``judge``
    says sentence by sentence what it finds borne out, None leaves that out.
    """
    groups = _groups(run, judge)
    cases = [case for group in groups for case in group.cases]
    html = rendered(
        "report.html.j2",
        header=run.header,
        n=len(run.records),
        judge=judge.name if judge else "",
        groups=groups,
        circumstances=circumstances(run.header),
        judging=judging(run.header.id, cases),
        **_tables(run, figures),
        **_curves(run),
        **_filters(cases),
    )
    return written(html, path)


def _groups(run: Run, judge: Judge | None) -> tuple[Group, ...]:
    verdicts = [verdict(record) for record in run.records]
    title = titles(run.records)
    cases = [case_view(f"a{at}", one, title, judge) for at, one in enumerate(verdicts, start=1)]
    return tuple(
        Group(
            kind,
            tuple(
                sorted(
                    (case for case in cases if case.question.kind == kind.key),
                    key=lambda case: case.verdict.passed,
                )
            ),
        )
        for kind in by_kind(verdicts)
    )


def _tables(run: Run, figures: Sequence[Figure]) -> Mapping[str, Any]:
    verdicts = [verdict(record) for record in run.records]
    named = {figure.metric.name: figure for figure in figures}
    rows = stages(run.records)
    seconds = Seconds(rows)
    shown_figures = [figure for figure in figures if not figure.timing]
    return {
        "cards": [
            replace(figure_row(named[key]), name=name)
            for key, name in _CARDS.items()
            if key in named
        ],
        "topics": [
            (name, [figure_row(figure) for figure in group])
            for name, group in by_topic(shown_figures).items()
        ],
        "kinds": [share_row(one) for one in by_kind(verdicts)],
        "styles": [share_row(one) for one in by_style(verdicts)],
        "ticks": _TICKS,
        "few_ticks": _TICKS[::2],
        "stages": [stage_row(stage, seconds, named) for stage in rows],
        "second_ticks": seconds.ticks,
    }


def _curves(run: Run) -> Mapping[str, Any]:
    plot = Plot()
    recalls: tuple[RecallPoint, ...] = recall_curve(run.records)
    curve: tuple[ReliabilityPoint, ...] = reliability_curve(run.records)
    upper = [(point.at, point.high) for point in recalls]
    lower = [(point.at, point.low) for point in reversed(recalls)]
    return {
        "plot": plot,
        "recalls": recalls,
        "recall_line": plot.line([(point.at, point.value) for point in recalls]),
        "recall_band": plot.line(upper + lower),
        "curve": curve,
        "reliability_line": plot.line([(point.confidence, point.share) for point in curve]),
    }


def _filters(cases: Sequence[CaseView]) -> Mapping[str, Any]:
    present = {
        "tags": {tag for case in cases for tag in case.tags} | {"judged", "unjudged"},
        "kinds": {case.question.kind for case in cases},
        "styles": {case.question.style for case in cases},
    }
    return {"picks": _NAMES, "tags": TAGS, "kind_names": KINDS, "style_names": STYLES} | {
        "present": present
    }
