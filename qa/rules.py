"""What needs no model: look-ups, lists, comparisons, premises, figures, and refusals."""

from collections.abc import Sequence
from dataclasses import replace

from qa import refuse
from qa.about_document import by_document
from qa.applies.profile import profile_of
from qa.applies.route import by_applicability
from qa.case import Candidate, Case, Outcome, answers, evidence
from qa.figure_answer import by_department, by_enumeration, by_figure
from qa.kinds.article import by_article
from qa.kinds.compare import by_comparison
from qa.kinds.reverse import by_reverse
from qa.kinds.summary import by_summary
from qa.listed import by_list
from qa.question import asks_outcome, is_command
from qa.several.answering import by_parts
from qa.yes_no.premise import by_premise
from qa.yes_no.route import by_claim


def by_rule(case: Case, ranked: Sequence[Candidate]) -> Outcome | None:
    """The answer or refusal that a rule gives; None where a model is to write it."""
    if is_command(case.query.text):
        return refuse.command(case)
    if _asks_how_it_went(case, ranked):
        return refuse.outcome_asked(case)
    return _of_a_kind(case, ranked) or _from_evidence(case, ranked)


def _asks_how_it_went(case: Case, ranked: Sequence[Candidate]) -> bool:
    """Whether an outcome is asked for, which no document tells; 去年获奖 may say who asks."""
    text = case.query.text
    told = any(asks_outcome(candidate.sentence.text) for candidate in ranked[:3])
    return asks_outcome(text) and not told and profile_of(text) is None


def _of_a_kind(case: Case, ranked: Sequence[Candidate]) -> Outcome | None:
    """The answer to a question that is answered by more than the best sentences."""
    named = [candidate for candidate in ranked if candidate.hit.named]
    return (
        by_summary(case)
        or by_applicability(case)
        or by_reverse(case)
        or by_document(case)
        or by_premise(case)
        or by_article(case, ranked)
        or by_comparison(case)
        or by_parts(case)
        or by_department(case, named)
    )


def _from_evidence(case: Case, ranked: Sequence[Candidate]) -> Outcome | None:
    """What the best sentences say, or that none of them answers."""
    if not answers(case, ranked):
        return Outcome("refused", refusal=refuse.refusal(case), confidence=confidence(ranked))
    items = evidence(ranked)
    found = (
        by_department(case, ranked)
        or by_claim(case, ranked)
        or by_figure(case, items)
        or by_list(case, items)
        or by_enumeration(case, items)
    )
    return replace(found, confidence=confidence(ranked)) if found else None


def confidence(ranked: Sequence[Candidate]) -> float:
    """Probability that the documents answer, by the best sentence there is."""
    return round(ranked[0].score, 4) if ranked else 0.0
