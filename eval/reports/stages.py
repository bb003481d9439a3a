"""How long the stages of answering took."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.reports.names import STAGES, Name, named
from eval.runs.record import Record

_WRITTEN = "_written"


@dataclass(frozen=True, slots=True)
class Stage:
    """Percentiles of one stage, in seconds counted from the question, over ``n`` answers."""

    key: str  # with which its metrics' names begin
    name: Name
    p5: float
    p50: float
    p95: float
    longest: float
    n: int

    def metric(self, percent: int) -> str:
        """The name of the metric (``eval.metrics.latency``) that is this percentile."""
        stage = self.key.removesuffix(_WRITTEN)
        return f"{stage}_p{percent}{self.key.removeprefix(stage)}"


def stages(records: Sequence[Record]) -> tuple[Stage, ...]:
    """The stages in the order they happen; one that never happened is left out.

    Where a model wrote some of the answers but not all of them, their whole time stands by itself:
    those that no model wrote are faster by orders of magnitude.
    """
    known = [key for key in STAGES if any(key in record.seconds for record in records)]
    others = sorted({key for record in records for key in record.seconds} - set(STAGES))
    rows = [
        _stage(key, named(STAGES, key), [r.seconds[key] for r in records if key in r.seconds])
        for key in (*known, *others)
    ]
    for key in ("first_word", "whole"):
        written = [r.seconds[key] for r in records if r.model and key in r.seconds]
        if 0 < len(written) < sum(key in r.seconds for r in records):
            stage = STAGES[key]
            name = Name(f"{stage.zh}·模型写的", f"{stage.en}, written by the model")
            rows.append(_stage(key + _WRITTEN, name, written))
    return tuple(rows)


def _stage(key: str, name: Name, seconds: Sequence[float]) -> Stage:
    p5, p50, p95, longest = (float(p) for p in np.percentile(seconds, (5, 50, 95, 100)))
    return Stage(key, name, p5, p50, p95, longest, len(seconds))


def duration(seconds: float) -> str:
    """Seconds for a reader, to two or three figures.

    >>> [duration(s) for s in (0.0042, 0.25, 3.14159, 72)]
    ['4.2 ms', '250 ms', '3.1 s', '72 s']
    """
    number, unit = (seconds * 1000, "ms") if seconds < 1 else (seconds, "s")
    return f"{number:.1f} {unit}".replace(".0 ", " ") if number < 10 else f"{number:.0f} {unit}"
