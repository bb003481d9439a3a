"""A run as a table for a terminal, or for a file: plain text, wide characters aligned."""

import io
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from eval.reports.breakdown import Share, by_kind, by_style
from eval.reports.circumstances import circumstances
from eval.reports.figures import Figure, arrow, by_topic, shown, shown_range
from eval.reports.names import Name, parted
from eval.reports.stages import Stage, duration, stages
from eval.reports.verdict import verdict
from eval.runs.run import Run

_HEADS = ("", "值 (value)", "95% 区间 (interval)", "n")
_WIDE = 400  # columns: nothing is ever cut; a terminal wraps if it must


def table(run: Run, figures: Sequence[Figure]) -> str:
    """The whole run: circumstances, metrics, kinds, styles, stages."""
    verdicts = [verdict(record) for record in run.records]
    parts = [
        _circumstances(run),
        _metrics([figure for figure in figures if not figure.timing]),
        _shares("按类型 (passed by kind)", by_kind(verdicts)),
        _shares("按说法 (passed by style)", by_style(verdicts)),
        _stages(stages(run.records), {f.metric.name: f for f in figures}),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def grid(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> str:
    """A title and columns below it: the first ``left`` flush left, the others flush right."""
    columns = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for at, head in enumerate(heads):
        columns.add_column(head, justify="left" if at < left else "right", no_wrap=True)
    for row in rows:
        columns.add_row(*row)
    out = io.StringIO()
    console = Console(
        file=out, width=_WIDE, color_system=None, markup=False, highlight=False, emoji=False
    )
    console.print(columns)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    return "\n".join(line for line in (title, *lines) if line)


def _circumstances(run: Run) -> str:
    rows = [(str(line.name), line.value) for line in circumstances(run.header)]
    title = f"评测 {run.header.id}：{len(run.records)} 题 (questions)"
    return grid(title, ("", ""), rows, left=2)


def _metrics(figures: Sequence[Figure]) -> str:
    rows: list[Sequence[str]] = []
    for name, group in by_topic(figures).items():
        rows.append((str(name), "", "", ""))
        rows += [_row(figure) for figure in group]
    return grid("指标，↓ 越低越好 (metrics, ↓ lower is better)", _HEADS, rows)


def _row(figure: Figure) -> Sequence[str]:
    metric, interval = figure.metric, figure.interval
    name = f"  {Name(parted(metric.meaning).zh, metric.name)}{arrow(metric)}"
    if interval is None:
        return (name, "-", "", "0")
    value = shown(interval.value, metric.unit)
    return (name, value, _between(figure), str(interval.n))


def _shares(title: str, shares: Sequence[Share]) -> str:
    rows = [
        (
            str(share.name),
            f"{share.value:.1%}",
            shown_range(share.low, share.high, "share"),
            f"{share.passed}/{share.n}",
        )
        for share in shares
    ]
    return grid(title, _HEADS, rows)


def _stages(rows: Sequence[Stage], figures: dict[str, Figure]) -> str:
    if not rows:
        return ""
    heads = ("", "p50", "95% 区间 (interval)", "p95", "95% 区间 (interval)", "最长 (max)", "n")
    return grid(
        "耗时，从提问算起 (latency, from the question)",
        heads,
        [
            (
                str(row.name),
                duration(row.p50),
                _between(figures.get(row.metric(50))),
                duration(row.p95),
                _between(figures.get(row.metric(95))),
                duration(row.longest),
                str(row.n),
            )
            for row in rows
        ],
    )


def _between(figure: Figure | None) -> str:
    if figure is None or figure.interval is None:
        return ""
    return shown_range(figure.interval.low, figure.interval.high, figure.metric.unit)
