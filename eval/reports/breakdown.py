"""The share of questions that passed, by kind and by style."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from eval.reports.names import KINDS, STYLES, Name, named
from eval.reports.verdict import Verdict

_Z = 1.959964  # two-sided 95%


@dataclass(frozen=True, slots=True)
class Share:
    """``passed`` of ``n`` questions, with Wilson's 95% interval (Wilson 1927).

    Wilson's, for slices are small: a bootstrap of 12 out of 12 would claim certainty.
    """

    name: Name
    key: str
    passed: int
    n: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share itself, 0 to 1."""
        return self.passed / self.n


def by_kind(verdicts: Sequence[Verdict]) -> tuple[Share, ...]:
    """One share a kind, in the order of the kinds."""
    return _shares(verdicts, KINDS, [v.record.question.kind for v in verdicts])


def by_style(verdicts: Sequence[Verdict]) -> tuple[Share, ...]:
    """One share a style, in the order of the styles."""
    return _shares(verdicts, STYLES, [v.record.question.style for v in verdicts])


def share(name: Name, verdicts: Sequence[Verdict], key: str = "") -> Share:
    """The share of some verdicts, at least one."""
    passed, n = sum(v.passed for v in verdicts), len(verdicts)
    low, high = wilson(passed, n)
    return Share(name, key, passed, n, low, high)


def wilson(passed: int, n: int) -> tuple[float, float]:
    """Wilson's score interval of a share.

    >>> [round(end, 3) for end in wilson(12, 12)]
    [0.758, 1.0]
    """
    centre = (passed + _Z**2 / 2) / (n + _Z**2)
    half = _Z / (n + _Z**2) * math.sqrt(passed * (n - passed) / n + _Z**2 / 4)
    return max(0.0, centre - half), min(1.0, centre + half)


def _shares(
    verdicts: Sequence[Verdict], names: dict[str, Name], keys: Sequence[str]
) -> tuple[Share, ...]:
    groups: dict[str, list[Verdict]] = {key: [] for key in (*names, *keys)}
    for verdict, key in zip(verdicts, keys, strict=True):
        groups[key].append(verdict)
    return tuple(share(named(names, key), group, key) for key, group in groups.items() if group)
