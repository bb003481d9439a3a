"""Where things stand in the page's plots: axes, whiskers, curves. The templates draw them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from eval.reports.stages import Stage, duration


@dataclass(frozen=True, slots=True)
class Whisker:
    """A value and its interval along a track, each in per cent of the track's width."""

    low: float
    at: float
    high: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A curve in a square whose sides go from 0 to 1; ``y`` grows upwards, pixels downwards."""

    width: float = 360
    height: float = 300
    left: float = 44
    right: float = 14
    top: float = 14
    bottom: float = 44

    def x(self, share: float) -> float:
        """Pixels from the left edge."""
        return round(self.left + share * (self.width - self.left - self.right), 1)

    def y(self, share: float) -> float:
        """Pixels from the top edge."""
        return round(self.height - self.bottom - share * (self.height - self.top - self.bottom), 1)

    def line(self, points: Sequence[tuple[float, float]]) -> str:
        """The ``points`` attribute of a polyline."""
        return " ".join(f"{self.x(x)},{self.y(y)}" for x, y in points)


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear axis from ``least`` to ``most``."""

    least: float
    most: float

    def at(self, value: float) -> float:
        """Per cent along the axis, held to its ends."""
        share = (value - self.least) / (self.most - self.least)
        return round(100 * min(1.0, max(0.0, share)), 2)

    def whisker(self, value: float, low: float, high: float) -> Whisker:
        """A value with its interval."""
        return Whisker(self.at(low), self.at(value), self.at(high))


class Seconds:
    """A logarithmic axis of seconds over all stages: a search takes thousandths of an answer."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        lows = [stage.p5 for stage in stages if stage.p5 > 0]
        highs = [stage.longest for stage in stages if stage.longest > 0]
        self._from = math.floor(math.log10(max(1e-4, min(lows, default=0.01))))
        self._to = max(self._from + 1, math.ceil(math.log10(max(highs, default=10.0))))

    def at(self, seconds: float) -> float:
        """Per cent along the axis."""
        decades = math.log10(max(seconds, 10.0**self._from)) - self._from
        return round(100 * decades / (self._to - self._from), 2)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """One tick a power of ten."""
        powers = range(self._from, self._to + 1)
        return tuple(Tick(self.at(10.0**power), duration(10.0**power)) for power in powers)
