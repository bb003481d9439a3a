"""Could a difference between two runs be chance? A paired randomization test (Fisher, 1935).

Were the systems alike, each question's two answers could as well have been given the other way
round. So they are, question by question, in every way (or in many drawn ones), and the p-value is
the share of ways that bring a difference at least as large as the one observed. For a metric of
yes and no that is McNemar's exact test (1947): the sign test on the questions that changed.

It is the counterpart of the bootstrap, which cannot see what never varied and calls 4 failures
where 40 questions were perfect beyond its interval; here 5 out of 5 against (p = 0.0625) could
still be chance, 6 out of 6 (p = 0.031) no longer.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import numpy as np

from eval.metrics.metric import Metric
from eval.runs.record import Record

SWAPS = 4096
"""Ways that are tried; up to 12 changed groups these are all there are, and p is exact."""

_CLOSE = 1e-12  # differences that rounding makes

_Pair = tuple[list[Any], list[Any]]


def p_value(
    metric: Metric[Any], before: Sequence[Record], after: Sequence[Record], seed: int = 0
) -> float:
    """The two-sided p-value of a metric's difference; 1.0 where no question's score changed.

    Both runs hold the same questions. Swapped are groups of questions, as the bootstrap draws them.
    """
    same, changed = _parted(metric, before, after)
    if not changed:
        return 1.0
    observed = _difference(metric, same, changed)
    if observed is None:
        return 1.0
    exact = 2 ** len(changed) <= SWAPS
    ways = product((False, True), repeat=len(changed)) if exact else _drawn(len(changed), seed)
    reached = tried = 0
    for way in ways:
        turned = [(b, a) if swap else (a, b) for (a, b), swap in zip(changed, way, strict=True)]
        difference = _difference(metric, same, turned)
        tried += 1
        # A way in which the metric applies to nothing speaks neither for nor against chance.
        reached += difference is None or abs(difference) >= abs(observed) - _CLOSE
    # What was observed is one of the ways; a draw may have missed it (Phipson and Smyth, 2010).
    return reached / tried if exact else (reached + 1) / (tried + 1)


def _parted(
    metric: Metric[Any], before: Sequence[Record], after: Sequence[Record]
) -> tuple[list[Any], list[_Pair]]:
    """The scores of groups that are alike in both runs, and the pairs of those that are not."""
    groups: dict[str, _Pair] = {}
    for side, records in enumerate((before, after)):
        for group, score in metric.scores(records):
            groups.setdefault(group, ([], []))[side].append(score)
    changed = [pair for pair in groups.values() if sorted(pair[0]) != sorted(pair[1])]
    same = [
        score
        for first, second in groups.values()
        if sorted(first) == sorted(second)
        for score in first
    ]
    return same, changed


def _difference(metric: Metric[Any], same: list[Any], pairs: Sequence[_Pair]) -> float | None:
    before = metric.summary(same + [score for first, _ in pairs for score in first])
    after = metric.summary(same + [score for _, second in pairs for score in second])
    return None if before is None or after is None else after - before


def _drawn(groups: int, seed: int) -> Iterator[Sequence[bool]]:
    random = np.random.default_rng(seed)
    for _ in range(SWAPS):
        yield random.integers(2, size=groups).astype(bool).tolist()
