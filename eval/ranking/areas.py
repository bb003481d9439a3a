"""How well the probability tells questions that are answered from those that cannot be."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from eval.metrics.calibration import Bin, Prediction, curve
from eval.ranking.answerable import ANSWERABLE, mixed
from eval.ranking.unanswerable import Kind, Trial
from eval.reports.terminal import grid
from eval.statistics.bootstrap import Interval, interval_of

TARGET = 0.95
KINDS: dict[Kind, str] = {
    "documents": "抽去所答文件 its documents out",
    "subject": "连同同题文件 with all on its subject",
    "region": "别的地区 another region",
    "year": "别的年份 another year",
}
_BINS = 10
_RESAMPLES = 500  # an area for each: seconds
_REFUSED_BELOW = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Area:
    """The area under the ROC: of all answerable questions, and of those answered right."""

    name: str
    answerable: Interval | None
    right: Interval | None


def areas(trials: Sequence[Trial], probabilities: _Floats) -> list[Area]:
    """For each kind of unanswerable question, then for all.

    Of the first kind twice: with all pairs, and without those that another document answers.
    """
    found = []
    for kind, name in KINDS.items():
        chosen = {each.kind for each in trials} & {"answerable", kind}
        if kind in chosen:
            of_kind = [n for n, each in enumerate(trials) if each.kind in chosen]
            left = [n for n in of_kind if not trials[n].elsewhere]
            if len(left) < len(of_kind):
                found.append(_area(f"{name}，全部 all", trials, probabilities, of_kind))
            found.append(_area(name, trials, probabilities, left))
    every = [n for n, each in enumerate(trials) if not each.elsewhere]
    return [*found, _area("合计 together", trials, probabilities, every)]


def reliability(trials: Sequence[Trial], probabilities: _Floats) -> tuple[float, tuple[Bin, ...]]:
    """The expected calibration error and the curve of the first clause being right.

    ``ANSWERABLE`` of the questions can be answered: they are drawn in that proportion.
    """
    draw = np.random.default_rng(0)
    chosen = draw.choice(len(trials), size=20_000, p=mixed(trials))
    bins = curve([Prediction(float(probabilities[n]), trials[n].right) for n in chosen], _BINS)
    total = sum(each.n for each in bins)
    return sum(each.n * abs(each.answerable - each.confidence) for each in bins) / total, bins


def table(trials: Sequence[Trial], probabilities: _Floats) -> str:
    """The areas beside the target, the calibration, and what each threshold keeps and refuses."""
    rows = [
        [each.name, _shown(each.answerable), _shown(each.right)]
        for each in areas(trials, probabilities)
    ]
    heads = ("不能答的题 unanswerable", "对能答 against answerable", "对首条正确 first right")
    kept = [each for each in range(len(trials)) if not trials[each].elsewhere]
    left, of_left = [trials[n] for n in kept], probabilities[kept]
    error, bins = reliability(left, of_left)
    curve_rows = [
        [f"{b.low:.1f}–{b.high:.1f}", str(b.n), f"{b.confidence:.2f}", f"{b.answerable:.2f}"]
        for b in bins
    ]
    return "\n\n".join(
        (
            grid(f"ROC 下面积 area under the ROC（目标 target ≥ {TARGET}）", heads, rows, left=1),
            grid(
                f"校准 calibration, {ANSWERABLE:.0%} 可答 answerable: ECE {error:.3f}",
                ("概率 probability", "n", "平均 mean", "首条正确 right"),
                curve_rows,
                left=1,
            ),
            grid(
                "门槛 thresholds",
                ("低于即拒答 refused below", "能答的留下 answerable kept", "不能答的拒 refused"),
                _thresholds(left, of_left),
                left=1,
            ),
        )
    )


def _thresholds(trials: Sequence[Trial], probabilities: _Floats) -> list[list[str]]:
    can = np.array([each.answerable for each in trials])
    return [
        [
            f"{least:.1f}",
            f"{(probabilities[can] >= least).mean():.1%}",
            f"{(probabilities[~can] < least).mean():.1%}",
        ]
        for least in _REFUSED_BELOW
    ]


def _area(
    name: str, trials: Sequence[Trial], probabilities: _Floats, chosen: Sequence[int]
) -> Area:
    right = [n for n in chosen if trials[n].right or not trials[n].answerable]
    return Area(name, *(_interval(trials, probabilities, numbers) for numbers in (chosen, right)))


def _interval(
    trials: Sequence[Trial], probabilities: _Floats, chosen: Sequence[int]
) -> Interval | None:
    scores = [(trials[n].source, (trials[n].answerable, float(probabilities[n]))) for n in chosen]
    return interval_of(scores, _auc, exact=False, resamples=_RESAMPLES)


def _auc(scores: Sequence[tuple[bool, float]]) -> float | None:
    can = [answerable for answerable, _ in scores]
    if len(set(can)) < 2:
        return None
    return float(roc_auc_score(can, [probability for _, probability in scores]))


def _shown(area: Interval | None) -> str:
    if area is None:
        return "-"
    return f"{area.value:.3f} [{area.low:.3f}, {area.high:.3f}] n={area.n}"
