"""The system that this project is, as a system under evaluation."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from eval.question_set.question import Question
from eval.runs.record import Citing, Passage, Record
from eval.runs.system import code_sha256
from index.clause import Clause
from index.errors import QuestionError
from index.passages import row_text
from index.search.hit import Hit
from index.search.searcher import Searcher
from qa.answer import Answer, Citation, Found
from qa.answerer import Answerer


@dataclass(frozen=True, slots=True)
class Tiaowen:
    """An ``Answerer`` under evaluation.

    ``configuration`` holds what else its answers depend on: models, prompts, settings.
    """

    answerer: Answerer
    configuration: Mapping[str, str] = field(default_factory=dict)
    name: str = "tiaowen"

    @property
    def identity(self) -> Mapping[str, str]:
        """See ``System``."""
        generation = self.answerer.searcher.generation
        return {"generation": generation, "code": code_sha256(), **self.configuration}

    def ask(self, question: Question) -> Record:
        """See ``System``."""
        searcher = self.answerer.searcher
        found: tuple[Passage, ...] = ()
        try:
            for event in self.answerer.stream(question.question, question.turns):
                if isinstance(event, Found):
                    found = tuple(map(_found, event.hits))
        except QuestionError as error:
            return Record(question, "refused", str(error), question.question)
        if not isinstance(event, Answer):
            raise TypeError(f"the last event of an answer is {type(event).__name__}")
        return record_of(question, event, found, searcher)


def record_of(
    question: Question, answer: Answer, found: tuple[Passage, ...], searcher: Searcher
) -> Record:
    """An answer of this project as a run stores it."""
    return Record(
        question=question,
        status=answer.status,
        text=answer.text,
        rewritten=answer.rewritten,
        cited=tuple(_citing(citation, searcher) for citation in answer.citations),
        found=found,
        confidence=answer.confidence,
        seconds=answer.timings,
        tokens=answer.tokens,
        model=answer.model,
        notice=answer.notice,
        rows=sum(len(table.rows) for table in answer.tables),
    )


def _citing(citation: Citation, searcher: Searcher) -> Citing:
    passage = passage_of(searcher.clause(citation.clause_id), searcher)
    return Citing(citation.n, passage, citation.quote)


def _found(hit: Hit) -> Passage:
    """What the search brought; what governs it is not judged and not kept."""
    return Passage(
        document=hit.document.id,
        label=hit.clause.label,
        text=hit.clause.text,
        title=hit.document.title,
        score=hit.score,
    )


def passage_of(clause: Clause, searcher: Searcher) -> Passage:
    """A clause with all that governs it: title, 文号, region, headings, the clauses above it."""
    document = searcher.documents[clause.document_id]
    above = [
        other.text
        for other in searcher.clauses_of(document.id)
        if clause.id.startswith(other.id + "-")
    ]
    governing = (
        document.title,
        document.number,
        document.region,
        *document.aliases,
        clause.label,
        *clause.path,
        *clause.departments,
        *above,
    )
    years = {year for sentence in searcher.sentences_of(clause) for year in sentence.years}
    return Passage(
        document=document.id,
        label=clause.label,
        text=row_text(clause) if clause.columns else clause.text,
        context="\n".join(governing),
        years=tuple(sorted(years)),
        title=document.title,
    )
