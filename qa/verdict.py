"""What becomes of a draft: kept where it is borne out and to the point, else the clause's words."""

from dataclasses import replace

from qa import extract, refuse
from qa.answer import Check, Evidence, Status
from qa.case import Case, Outcome
from qa.compose import NOT_FOUND, sentences
from qa.question import FIGURES
from qa.coverage import covered
from qa.segments import best_segments
from qa.statement import Statement
from qa.verify import figures
from qa.vouch import vouch

_SURE = 0.75  # evidence this good is quoted even when the model finds nothing in it


def own_words(case: Case, items: tuple[Evidence, ...], status: Status = "answered") -> Outcome:
    """The answer in the clauses' own words."""
    statements = extract.quote(case.asked.wanted, case.about, items, case.idf)
    return Outcome(status, tuple(statements))


def verified(
    case: Case, items: tuple[Evidence, ...], text: str
) -> tuple[Outcome, tuple[Check, ...]]:
    """The outcome of a draft, and what was checked of it."""
    drafted = sentences(text)
    if not drafted or any(NOT_FOUND in d.text for d in drafted):
        if items[0].score >= _SURE:
            return own_words(case, items), ()
        refusal = refuse.refusal(case.query, case.asked.wanted, case.hits, case.documents)
        return Outcome("refused", refusal=refusal), ()
    judged = [vouch(d, items) for d in drafted]
    kept = tuple(statement for statement, _ in judged if statement)
    checks = tuple(check for _, check in judged)
    if not kept or not to_the_point(case, items, kept):
        replaced = tuple(replace(c, action="replaced") for c in checks)
        return own_words(case, items), replaced
    return Outcome("answered", kept), checks


def to_the_point(case: Case, items: tuple[Evidence, ...], kept: tuple[Statement, ...]) -> bool:
    """Whether what is left answers the question: the figure asked for, or most of its subject."""
    said = " ".join(statement.text for statement in kept)
    if case.asked.wanted in FIGURES:
        best = best_segments(case.about, items, case.idf)
        wanted = {f.key for segment in best for f in segment.figures}
        return not wanted or bool(wanted & {f.key for f in figures(said)})
    return covered(case.about, said, case.idf) >= 0.3
