"""Premises: a figure or department that the question itself claims, held against the evidence."""

import re
from collections.abc import Sequence

from qa.segments import Segment
from qa.verify import Figure, Name, bodies, figures

_RESPONSIBLE = re.compile(r"牵头|负责|主管|归.{2,12}管")


def claimed(question: str) -> tuple[Figure, ...]:
    """Figures with a unit that a question puts forward: 要求达到95%，对吗？"""
    return tuple(f for f in figures(question) if f.unit and not getattr(f, "weak", False))


def claimed_departments(question: str) -> tuple[Name, ...]:
    """Departments that a question puts forward: 养老服务是兵团卫生计生委牵头的，对不？"""
    if not _RESPONSIBLE.search(question):
        return ()
    return tuple(name for name in bodies(question) if name.kind == "department")


def judge_department(name: str, departments: Sequence[str]) -> bool:
    """Whether a department is among those responsible, whatever prefix its list gives it."""
    return any(name.endswith(own) or own.endswith(name) for own in departments)


def judge_figures(question: str, best: Sequence[Segment]) -> bool | None:
    """Whether the figure claimed is the one that stands by the indicator asked about.

    None when nothing was claimed or no evidence figure has the claimed unit.
    """
    wanted = claimed(question)
    if not wanted or not best:
        return None
    held = [f for segment in best for f in segment.figures]
    comparable = [(w, h) for w in wanted for h in held if w.unit == h.unit]
    if not comparable:
        return None
    return any(w.value == h.value and _same_side(w, h) for w, h in comparable)


def _same_side(wanted: Figure, held: Figure) -> bool:
    """不低于98% and 98%以上 agree; a plain 98% agrees with either; 不超过 does not."""
    return "=" in (wanted.comparator, held.comparator) or wanted.comparator == held.comparator
