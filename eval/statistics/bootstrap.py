"""How sure a figure is: 95% intervals by the percentile bootstrap (Efron and Tibshirani, 1993).

Drawn with replacement are groups of questions, not questions: one question in five wordings is
one thing known about a system, not five.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.metrics.metric import Better, Metric, Score, mean
from eval.runs.record import Record

RESAMPLES = 2000
_TAIL = 0.025  # on either side: 95%
_AT_ONCE = 4_000_000  # drawn group numbers held in memory at a time

_Scores = Sequence[tuple[str, Any]]
_Summary = Callable[[Sequence[Any]], float | None]
_Floats = NDArray[np.float64]
_Draws = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its 95% interval; ``n`` scores went into it."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure before and after, with the 95% interval of after - before.

    ``n`` questions were asked both times and scored at least once.
    """

    before: float
    after: float
    low: float
    high: float
    n: int
    direction: Better = "higher"

    @property
    def change(self) -> float:
        """How much the figure rose; negative when it fell."""
        return self.after - self.before

    @property
    def better(self) -> bool:
        """Whether the whole interval is an improvement."""
        return self._rose if self.direction == "higher" else self._fell

    @property
    def worse(self) -> bool:
        """Whether the whole interval is a loss."""
        return self._fell if self.direction == "higher" else self._rose

    @property
    def _rose(self) -> bool:
        return self.low > 0 and self.direction != "neither"

    @property
    def _fell(self) -> bool:
        return self.high < 0 and self.direction != "neither"


def interval(
    metric: Metric[Any], records: Sequence[Record], resamples: int = RESAMPLES, seed: int = 0
) -> Interval | None:
    """A metric's figure of the records, with its interval; None when it applies to none of them.

    A share that every question agrees on (all right, or none) has no spread to draw from, and a
    bootstrap would call it certain. Its interval is the exact one (Clopper and Pearson, 1934)
    with as many trials as there are groups: of 20 out of 20, 83% to 100%.
    """
    exact = metric.unit == "share" and metric.summary is mean
    return interval_of(metric.scores(records), metric.summary, exact, resamples, seed)


def interval_of(
    scores: Sequence[tuple[str, Score]],
    summary: Callable[[Sequence[Score]], float | None],
    exact: bool,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Interval | None:
    """The summary of scores, each with its question's group, and its interval.

    ``exact``: a figure of 0 or 1 gets the exact interval, see ``interval``. None of no score.
    """
    value = summary([score for _, score in scores])
    if value is None:
        return None
    if exact and value in (0.0, 1.0):
        low, high = _exact(value, len({group for group, _ in scores}))
        return Interval(value, low, high, len(scores))
    (figures,) = _resampled(summary, [scores], resamples, seed)
    low, high = _bounds(figures)
    return Interval(value, low, high, len(scores))


def difference(
    metric: Metric[Any],
    before: Sequence[Record],
    after: Sequence[Record],
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Difference | None:
    """What changed between two runs, over the questions (by id) that both asked.

    The same groups are drawn for both, so that a hard question weighs on both alike. None when
    the metric applies to no common question of either run.
    """
    common = {r.question.id for r in before} & {r.question.id for r in after}
    kept = [[r for r in records if r.question.id in common] for records in (before, after)]
    scores = [metric.scores(records) for records in kept]
    values = [metric.summary([score for _, score in of_run]) for of_run in scores]
    if values[0] is None or values[1] is None:
        return None
    earlier, later = _resampled(metric.summary, scores, resamples, seed)
    low, high = _bounds(later - earlier)
    n = max(len(of_run) for of_run in scores)
    return Difference(values[0], values[1], low, high, n, metric.better)


def _exact(value: float, n: int) -> tuple[float, float]:
    """The Clopper-Pearson interval of n out of n, or of none out of n, in its closed form."""
    reach: float = _TAIL ** (1 / n)
    return (reach, 1.0) if value else (0.0, 1 - reach)


def _bounds(figures: _Floats) -> tuple[float, float]:
    """The middle 95% of the figures; draws that the metric did not apply to say nothing."""
    low, high = np.nanquantile(figures, (_TAIL, 1 - _TAIL))
    return float(low), float(high)


def _resampled(
    summary: _Summary, runs: Sequence[_Scores], resamples: int, seed: int
) -> list[_Floats]:
    """For each run the figures of ``resamples`` draws of groups, the same draws for all runs.

    NaN where the metric applied to nothing that was drawn.
    """
    names = {group: at for at, group in enumerate(dict.fromkeys(g for run in runs for g, _ in run))}
    step = max(1, _AT_ONCE // len(names))
    random = np.random.default_rng(seed)
    figures: list[list[_Floats]] = [[] for _ in runs]
    for start in range(0, resamples, step):
        size = (min(step, resamples - start), len(names))
        draws = random.integers(len(names), size=size)
        for run, of_run in zip(runs, figures, strict=True):
            of_run.append(
                _means(run, names, draws)
                if summary is mean
                else _figures(summary, run, names, draws)
            )
    return [np.concatenate(of_run) for of_run in figures]


def _means(run: _Scores, names: dict[str, int], draws: _Draws) -> _Floats:
    """Means of the scores that each draw (a row of group numbers) holds."""
    groups = np.array([names[group] for group, _ in run], dtype=np.intp)
    values = np.array([score for _, score in run], dtype=np.float64)
    sums = np.bincount(groups, values, len(names))
    counts = np.bincount(groups, minlength=len(names))
    with np.errstate(invalid="ignore"):  # 0 / 0: the metric applies to nothing in this draw
        means: _Floats = sums[draws].sum(axis=1) / counts[draws].sum(axis=1)
    return means


def _figures(summary: _Summary, run: _Scores, names: dict[str, int], draws: _Draws) -> _Floats:
    """The summary of the scores that each draw holds."""
    grouped: list[list[Any]] = [[] for _ in names]
    for group, score in run:
        grouped[names[group]].append(score)
    summaries = (
        summary([score for at in draw for score in grouped[at]]) for draw in draws.tolist()
    )
    return np.array([np.nan if s is None else s for s in summaries], dtype=np.float64)
