"""Figures that a question claims, held against those that stand by the same indicator."""

from collections.abc import Sequence

from qa.segments import Segment
from qa.verify import Figure, figures


def claimed(question: str) -> tuple[Figure, ...]:
    """Figures that a question puts forward: 要求达到95%，对吗？; 一个 as an article is none."""
    return tuple(f for f in figures(question) if not f.weak)


def judge_figures(question: str, best: Sequence[Segment]) -> bool | None:
    """Whether the figure claimed is the one that stands by the indicator asked about.

    None when nothing was claimed or no evidence figure has the claimed unit; a rate is never a
    score, so that 80% is put right by 83分.
    """
    wanted = claimed(question)
    if not wanted or not best:
        return None
    held = [f for segment in best for f in segment.figures]
    pairs = [(w, h) for w in wanted for h in held if _alike(w.unit, h.unit)]
    if not pairs:
        return None
    return any(w.key == h.key and _same_side(w, h) for w, h in pairs)


_RATES = {"%", "分", "‰"}


def _alike(wanted: str, held: str) -> bool:
    """Whether two units can stand for one indicator: the same, or a rate and a score."""
    return wanted == held or {wanted, held} <= _RATES


def _same_side(wanted: Figure, held: Figure) -> bool:
    """不低于98% and 98%以上 agree; a plain 98% agrees with either; 不超过 does not."""
    return "=" in (wanted.comparator, held.comparator) or wanted.comparator == held.comparator
