"""What becomes of a draft: kept where it is borne out and to the point, else the clause's words."""

from dataclasses import replace

from index.normalise import tokens
from qa import extract, refuse
from qa.answer import Check, Evidence, Status
from qa.case import Case, Outcome
from qa.compose import NOT_FOUND, sentences
from qa.coverage import covered
from qa.question import FIGURES
from qa.statement import Statement
from qa.verify import figures
from qa.vouch import vouch

_SURE = 0.65  # evidence this good is quoted even when the model finds nothing in it
_NEWS = 6  # terms beyond the question's own that make an answer worth reading
_SAID = 0.6  # share of the best sentence that an answer holds when it need not be quoted


def own_words(case: Case, items: tuple[Evidence, ...], status: Status = "answered") -> Outcome:
    """The answer in the clauses' own words."""
    statements = extract.quote(case, items)
    return Outcome(status, tuple(statements))


def verified(
    case: Case, items: tuple[Evidence, ...], text: str
) -> tuple[Outcome, tuple[Check, ...]]:
    """The outcome of a draft, and what was checked of it."""
    drafted = sentences(text)
    if not drafted or any(NOT_FOUND in d.text for d in drafted):
        if items[0].score >= _SURE:
            return own_words(case, items), ()
        refusal = refuse.refusal(case)
        return Outcome("refused", refusal=refusal), ()
    judged = [vouch(d, items, case.about) for d in drafted]
    kept = tuple(statement for statement, _ in judged if statement)
    checks = tuple(check for _, check in judged)
    if not kept or not to_the_point(case, items, kept):
        replaced = tuple(replace(c, action="replaced") for c in checks)
        return own_words(case, items), replaced
    return Outcome("answered", (*kept, *_original(case, items, kept))), checks


def to_the_point(case: Case, items: tuple[Evidence, ...], kept: tuple[Statement, ...]) -> bool:
    """Whether what is left answers: the figure asked for, or news about the subject."""
    said = " ".join(statement.text for statement in kept)
    if case.asked.wanted in FIGURES:
        wanted = {f.key for segment in case.targets(items) for f in segment.figures}
        return not wanted or bool(wanted & {f.key for f in figures(said)})
    news = set(tokens(said)) - set(tokens(case.query.text))
    return covered(case.about, said, case.idf) >= 0.3 and (
        case.asked.yes_no or len(news) >= _NEWS or bool(figures(said))
    )


def _original(
    case: Case, items: tuple[Evidence, ...], kept: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """The best sentence verbatim, when the model's words leave out much of it."""
    best = items[0]
    said = set(tokens(" ".join(statement.text for statement in kept)))
    held = tokens(best.words)
    if case.asked.wanted in FIGURES or sum(t in said for t in held) >= _SAID * len(held):
        return ()
    return (Statement(f"原文：{best.words.strip()}", (best,)),)
