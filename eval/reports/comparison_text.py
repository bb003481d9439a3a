"""A comparison as plain text for a terminal."""

from collections.abc import Iterator

from eval.reports.comparison import CHANGES, Comparison, MetricChange, QuestionChange
from eval.reports.figures import arrow, shown, shown_change
from eval.reports.names import Name, parted
from eval.reports.terminal import grid
from eval.statistics.bootstrap import Difference

_HEADS = ("", "前 (before)", "后 (after)", "变化 (change)", "95% 区间 (interval)", "p", "n", "")
_LISTED = 12  # questions listed of each kind; the page has them all


def text(comparison: Comparison) -> str:
    """The whole comparison, its outcome last, where a terminal ends."""
    parts = [
        _opening(comparison),
        _circumstances(comparison),
        grid(
            "指标，↓ 越低越好 (metrics, ↓ lower is better)",
            _HEADS,
            [_metric_row(c, c.difference) for c in comparison.metrics if c.difference],
        ),
        "\n".join(_questions(comparison)),
        outcome(comparison),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def outcome(comparison: Comparison) -> str:
    """One line: what fell beyond chance, or that nothing did."""
    if comparison.regressed:
        return f"退步：{_named(comparison, comparison.regressed)} (worse beyond chance)"
    better = _named(comparison, comparison.improved)
    rose = f"；进步：{better} (better)" if better else ""
    return f"没有指标退步到偶然之外 (no metric is worse beyond chance){rose}"


def _named(comparison: Comparison, names: tuple[str, ...]) -> str:
    metrics = [change.metric for change in comparison.metrics if change.metric.name in names]
    return "、".join(str(Name(parted(metric.meaning).zh, metric.name)) for metric in metrics)


def scope(comparison: Comparison) -> tuple[str, ...]:
    """What the comparison leaves out, one line each; nothing when the runs are of one set."""
    lines = (
        (comparison.only_before, "题只在前一次 (asked only before)"),
        (comparison.only_after, "题只在后一次 (asked only after)"),
        (comparison.reworded, "题编号相同而问法已改，未比较 (same id, other words: left out)"),
        (comparison.regraded, "题的标准答案已改，前后都按新的 (gold changed: both by the newer)"),
    )
    return tuple(f"{count} {words}" for count, words in lines if count)


def _opening(comparison: Comparison) -> str:
    first = f"{comparison.before.id} → {comparison.after.id}：{comparison.shared} 题 (questions)"
    return "\n".join((first, *(f"  {line}" for line in scope(comparison))))


def _circumstances(comparison: Comparison) -> str:
    rows = [(str(c.name), c.before or "-", c.after or "-") for c in comparison.circumstances]
    if not rows:
        return "运行条件相同 (made alike)"
    heads = ("", "前 (before)", "后 (after)")
    return grid("运行条件不同之处 (made differently)", heads, rows, left=3)


def _metric_row(change: MetricChange, difference: Difference) -> tuple[str, ...]:
    metric = change.metric
    low, high = (shown_change(end, metric.unit) for end in (difference.low, difference.high))
    mark = "退步 (worse)" if change.regressed else "进步 (better)" if change.improved else ""
    return (
        f"{Name(parted(metric.meaning).zh, metric.name)}{arrow(metric)}",
        shown(difference.before, metric.unit),
        shown(difference.after, metric.unit),
        shown_change(difference.change, metric.unit),
        f"{low} … {high}",
        f"{change.p:.3f}" if change.decides else "",
        str(difference.n),
        mark,
    )


def _questions(comparison: Comparison) -> Iterator[str]:
    for change, name in CHANGES.items():
        of_change = [q for q in comparison.questions if q.changes[0] == change]
        if of_change:
            yield f"{name}：{len(of_change)} 题"
            yield from (_question(question) for question in of_change[:_LISTED])
            if len(of_change) > _LISTED:
                yield f"  …… 另 {len(of_change) - _LISTED} 题 (more)"


def _question(change: QuestionChange) -> str:
    question = change.after.record.question
    why = "；".join(
        f"{failure.name.zh}{'：' if failure.detail else ''}{failure.detail}"
        for failure in change.after.failures
    )
    return f"  {question.id}  {question.question}{f'  （{why}）' if why else ''}"
