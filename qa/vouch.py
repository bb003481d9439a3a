"""Vouching for an answer: each sentence held against evidence, and put right where it fails."""

import re
from collections.abc import Sequence

from index.normalise import tokens
from qa.answer import Check, Evidence
from qa.compose import Drafted
from qa.question import content
from qa.statement import Statement
from qa.verify import Failure, Finding, Source, check

_ABOUT = re.compile(r"([^，,。：:]{3,16}?)(?:是|为|包括|：|:)")
_UNFINISHED = re.compile(r"[:：]\s*[。；;.]?$")  # a list is announced, and none comes
_FOREIGN = 2  # terms of the question alone from which a sentence is about something else


def source(item: Evidence) -> Source:
    """An evidence sentence as verification takes it, with what is true of it by its place."""
    document, clause = item.document, item.clause
    context = "\n".join(
        (
            document.title,
            document.number,
            document.region,
            *document.aliases,
            clause.label,
            *clause.path,
            *clause.departments,
        )
    )
    return Source(item.words, context, item.sentence.years)


def vouch(
    drafted: Drafted, items: Sequence[Evidence], about: str = ""
) -> tuple[Statement | None, Check]:
    """The drafted sentence with evidence that bears it out, or None, and what was found.

    The evidence that the model named is tried first, then every other piece: a right sentence with
    a wrong number is given the right one. What the model takes over from the question (``about``)
    must be in the evidence like all else: a true sentence is no answer about another subject.
    Evidence that does not bear on the sentence is not cited.
    """
    named = [item for item in items if item.n in drafted.numbers]
    others = [item for item in items if item not in named]
    attempts = [[item] for item in named] + ([named] if len(named) > 1 else [])
    attempts += [[item] for item in others]
    first: Finding | None = None
    for cited in attempts:
        finding = check(drafted.text, [source(item) for item in cited])
        if _UNFINISHED.search(drafted.text):
            finding = Finding("unsupported", (Failure("grounding", "这句话没有说完"),))
        strange = _only_in_the_question(drafted.text, about, cited) or _subject(drafted.text, cited)
        if strange:
            finding = Finding("unsupported", (Failure("grounding", f"“{strange}”不在所引条款中"),))
        if finding.verdict == "supported":
            borne = tuple(cited[n] for n in finding.bearing) or tuple(cited)
            numbers = tuple(item.n for item in borne)
            return Statement(drafted.text, borne), Check(drafted.text, numbers, finding.verdict)
        first = first or finding
    verdict = first.verdict if first else "unsupported"
    failures = first.failures if first else ("没有可引的条款",)
    return None, Check(drafted.text, drafted.numbers, verdict, failures, "dropped")


def _only_in_the_question(said: str, about: str, cited: Sequence[Evidence]) -> str:
    """What a sentence says of the question's subject that the evidence does not hold."""
    held = {term for item in cited for term in tokens(_all_of(source(item)))}
    mine = set(tokens(said))
    foreign = [t for t in tokens(about) if len(t) > 1 and t in mine and t not in held]
    return "、".join(foreign) if len(foreign) >= _FOREIGN else ""


def _subject(said: str, cited: Sequence[Evidence]) -> str:
    """What a sentence is said to be about (…是, …包括), when the evidence does not know it."""
    match = _ABOUT.match(said)
    terms = tokens(content(match.group(1))) if match else []
    held = {term for item in cited for term in tokens(_all_of(source(item)))}
    unknown = [term for term in terms if term not in held]
    return match.group(1) if match and len(unknown) > len(terms) / 2 else ""


def _all_of(known: Source) -> str:
    return f"{known.context}\n{known.text}"


def recheck(statement: Statement) -> Check | None:
    """What the check says of a statement in the clause's own words; None for a connecting line."""
    if not statement.evidence:
        return None
    finding = check(statement.text, [source(item) for item in statement.evidence])
    numbers = tuple(item.n for item in statement.evidence)
    return Check(statement.text, numbers, finding.verdict, finding.failures)
