"""Facts that need no model: a figure that stands by its indicator, a clause's departments."""

from collections.abc import Sequence

from qa import extract, refuse
from qa.answer import Evidence
from qa.case import Candidate, Case, Outcome, enough, evidence
from qa.indicator import heads
from qa.question import FIGURES
from qa.verify import figures

_PLAIN = 0.45  # fit of a segment from which its figure is the one asked for
_TIED = 2  # figures that fit alike, of which a reader can still tell the one meant


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


def by_enumeration(case: Case, items: tuple[Evidence, ...]) -> Outcome | None:
    """What is to be listed, in the words of the sentence that lists it: a model would drop some."""
    if case.asked.wanted in FIGURES or case.asked.claim is not None:
        return None
    told = extract.enumerated(case, items)
    return Outcome("answered", tuple(map(extract.sentence_statement, told))) if told else None


def by_figure(case: Case, items: tuple[Evidence, ...]) -> Outcome | None:
    """A figure that stands plainly by the indicator asked about is read off, without a model."""
    if case.asked.wanted not in FIGURES or case.asked.claim is not None:
        return None
    if heads(case.about) and not any(figures(item.sentence.text) for item in items):
        return Outcome("refused", refusal=refuse.refusal(case))  # a rate is told by a figure alone
    told = extract.targets(case, items, _PLAIN, _TIED)
    return Outcome("answered", tuple(told)) if told else None
