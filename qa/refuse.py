"""Refusals: what is not in the documents, said with what was searched and what comes nearest."""

from collections.abc import Mapping, Sequence

from index.clause import Document
from index.question.labels.missing import Missing
from index.question.query import Query
from qa.case import Candidate, Case, Outcome, evidence
from qa.extract import sentence_statement
from qa.language import Words, words
from qa.language.telling import english_name
from qa.outside import Outside, is_talk
from qa.question import Wanted
from qa.statement import Statement, short_name

_FEW = 6  # documents that are named one by one
_SOME = 3  # those that stand for all where they are more


def refusal(case: Case) -> str:
    """Why there is no answer, in two lines: what was searched, what comes nearest."""
    said = words(case.asked.language)
    query = case.query
    names = searched(case)
    if query.elsewhere and not query.documents:
        places = said.between.join(_name(region.name, said) for region in query.elsewhere)
        reason = said.elsewhere.format(places=places, names=names)
    elif query.years and not _knows(query, case.documents):
        years = said.between.join(said.year.format(year=year) for year in query.years)
        reason = said.other_year.format(
            names=names, years=years, kind=_kind(case.asked.wanted, said)
        )
    else:
        reason = said.absent.format(names=names, kind=_kind(case.asked.wanted, said))
    lines = [said.not_found.format(reason=reason)]
    if nearest := next(iter(case.hits), None):
        place = f"《{nearest.document.title}》{nearest.clause.label}"
        if nearest.clause.heading not in nearest.clause.label:
            place += nearest.clause.heading
        lines.append(said.nearest.format(place=place))
    return "\n".join(lines)


def turned_away(case: Case, kind: Outside, ranked: Sequence[Candidate]) -> Outcome:
    """The answer to what is no question to the documents.

    Talk gets a line that says what can be asked; who wants advice or a prediction gets the text
    that comes nearest to it.
    """
    said = words(case.asked.language)
    line = str(getattr(said, kind)).format(names=searched(case))
    if is_talk(kind) or kind == "task" or not ranked:
        return Outcome("refused", refusal=line)
    nearest = sentence_statement(evidence(ranked, most=1)[0])
    text = f"{said.nearest_text}，{nearest.text}"
    return Outcome("refused", (Statement(line), Statement(text, nearest.evidence)))


def command(case: Case) -> Outcome:
    """The answer to an instruction to the system."""
    return Outcome("refused", refusal=words(case.asked.language).command)


def outcome_asked(case: Case) -> Outcome:
    """The answer to how things turned out, of which plans say nothing."""
    return Outcome("refused", refusal=words(case.asked.language).outcome)


def searched(case: Case) -> str:
    """The documents that a question was put to, by name as long as they are few."""
    said = words(case.asked.language)
    names = list(dict.fromkeys(_name(short_name(d), said) for d in case.documents))
    if len(names) <= _FEW:
        listed = said.between.join(names)
        return (
            listed
            if all(name.startswith("《") for name in names)
            else said.documents.format(names=listed)
        )
    few = said.between.join(names[:_SOME])
    return said.many.format(count=len(case.documents), names=few)


def _name(name: str, said: Words) -> str:
    return english_name(name) if said.language == "en" else name


def _kind(wanted: Wanted, said: Words) -> str:
    shared = {"percent": "number", "hours": "date"}
    return str(getattr(said, f"kind_{shared.get(wanted, wanted)}"))


def _knows(query: Query, documents: Sequence[Document]) -> bool:
    return any(str(year) in document.text for year in query.years for document in documents)


def no_such_article(missing: Missing, documents: Mapping[str, Document]) -> str:
    """What does not exist is said not to, with how many there are: 共 74 条，没有“第一百条”."""
    document = documents.get(missing.document)
    if document is None:
        return missing.told("")
    title = f"《{document.title}》"
    name = title if short_name(document) == title else f"{short_name(document)}的文件{title}"
    return missing.told(name)
