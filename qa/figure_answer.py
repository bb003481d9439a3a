"""Facts that need no model: a figure that stands by its indicator, a clause's departments."""

from collections.abc import Sequence

from qa import extract
from qa.answer import Evidence
from qa.case import Candidate, Case, Outcome, enough, evidence
from qa.question import FIGURES

_PLAIN = 0.45  # fit of a segment from which its figure is the one asked for


def by_department(case: Case, ranked: Sequence[Candidate]) -> Outcome | None:
    """Who is responsible: as the clause says that the question is about."""
    if case.asked.wanted != "department":
        return None
    charged = [c for c in ranked if c.hit.clause.departments]
    best = next((c for c in charged if c.hit.named), None)  # 第二十七条由谁牵头 says nothing else
    best = best or next(filter(enough, charged), None)
    if best is None:
        return None
    (item,) = evidence([best])
    statement = extract.departments(item)
    return Outcome("answered", (statement,)) if statement else None


def by_figure(case: Case, items: tuple[Evidence, ...]) -> Outcome | None:
    """A figure that stands plainly by the indicator asked about is read off, without a model."""
    if case.asked.wanted not in FIGURES or case.asked.claim is not None:
        return None
    best = case.targets(items)
    if not best or len(best) > 2 or best[0].fit < _PLAIN:
        return None
    return Outcome("answered", tuple(extract.segment_statement(segment) for segment in best))
