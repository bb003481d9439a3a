"""Refusals: what is not in the documents, said with what was searched and what comes nearest."""

from collections.abc import Mapping, Sequence

from index.clause import Document
from index.question.labels.missing import Missing
from index.question.query import Query
from qa.case import Candidate, Case, Outcome, evidence, judged
from qa.coverage import covered
from qa.extract import sentence_statement
from qa.language import Words, words
from qa.language.telling import english_name
from qa.outside import Outside, is_talk
from qa.segments import segments
from qa.statement import Statement, short_name
from qa.verify import figures
from qa.wanted import Wanted

_FEW = 6  # documents that are named one by one
_SOME = 3  # those that stand for all where they are more
_INNER = str.maketrans("“”", "‘’")  # quotation marks within a quotation
_SAID_AS: Mapping[Wanted, Wanted] = {
    "percent": "number",
    "hours": "date",
}


def refusal(case: Case) -> str:
    """Why there is no answer, in a paragraph: what was searched, what comes nearest."""
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
    between = " " if said.language == "en" else ""
    return (said.not_found.format(reason=reason) + between + _nearest(case, said)).strip()


def _nearest(case: Case, said: Words) -> str:
    """What comes nearest: the clause, with the words of it that share most with the question."""
    if not case.hits:
        return ""
    best = next(iter(judged(case, case.hits)), None)
    hit = best.hit if best else case.hits[0]
    place = f"《{hit.document.title}》{hit.clause.label}"
    if hit.clause.heading not in hit.clause.label:
        place += f"“{hit.clause.heading}”"
    if best and (words_of_it := _closest(case, best.sentence.text)):
        place += f"：“{words_of_it.translate(_INNER)}”"
    return said.nearest.format(place=place)


def _closest(case: Case, text: str) -> str:
    """The piece of a sentence that shares most with the question; "" where none shares any.

    A figure beside the one asked for would be taken for it, so that no piece with one is shown.
    """
    plain = (piece for piece in segments(text) if not figures(piece))
    shares = {piece: covered(case.about, piece, case.idf) for piece in plain}
    closest = max(shares, key=shares.__getitem__, default="")
    return closest if shares.get(closest) else ""


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
    return str(getattr(said, f"kind_{_SAID_AS.get(wanted, wanted)}"))


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
