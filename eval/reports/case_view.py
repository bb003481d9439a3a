"""One question as the page shows it: what was wanted, what was said, what it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.judges.judge import Judge
from eval.judges.sentences import cited_sentences
from eval.metrics.articles import golds_cited
from eval.metrics.containment import ranks, relevant
from eval.question_set.question import Gold, Question
from eval.reports.names import KINDS, REASONS, STATUSES, STYLES, Name, named
from eval.reports.segments import Segment, with_markers, with_marks
from eval.reports.verdict import Verdict
from eval.runs.record import Citing, Passage, Record

_FOUND_SHOWN = 10  # passages of the search that are listed


@dataclass(frozen=True, slots=True)
class GoldView:
    """A right article, and whether the answer cites it and the search found it."""

    title: str
    gold: Gold
    quote: tuple[Segment, ...]
    cited: bool
    rank: int  # 0 when the search did not bring it


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that must (or must not) be in the answer, in their alternatives."""

    words: tuple[str, ...]
    there: bool


@dataclass(frozen=True, slots=True)
class CitationView:
    """A citation, its quote marked in the passage it stands in."""

    n: int
    passage: Passage
    text: tuple[Segment, ...]
    right: bool  # it is one of the gold articles


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence of the answer as a person judges it; ``id`` is its row's in the labels."""

    id: str
    text: str
    passages: tuple[Passage, ...]
    numbers: tuple[int, ...]
    supported: bool | None  # by the judge; None without one


@dataclass(frozen=True, slots=True)
class FoundView:
    """A passage that the search brought."""

    rank: int
    passage: Passage
    right: bool


@dataclass(frozen=True, slots=True)
class CaseView:
    """All that the page shows of one question."""

    anchor: str  # unique on the page
    verdict: Verdict
    kind: Name
    style: Name
    reason: Name
    status: Name
    answer: tuple[Segment, ...]
    golds: tuple[GoldView, ...]
    facts: tuple[Wanted, ...]
    forbidden: tuple[Wanted, ...]
    citations: tuple[CitationView, ...]
    sentences: tuple[SentenceView, ...]
    found: tuple[FoundView, ...]

    @property
    def record(self) -> Record:
        """The answer."""
        return self.verdict.record

    @property
    def question(self) -> Question:
        """What was asked."""
        return self.record.question

    @property
    def tags(self) -> tuple[str, ...]:
        """What the verdict filter goes by."""
        said = "passed" if self.verdict.passed else "failed"
        doubted = any(s.supported is False for s in self.sentences)
        failures = dict.fromkeys(failure.key for failure in self.verdict.failures)
        return (said, *failures, *(("doubted",) if doubted else ()))


def titles(records: Sequence[Record]) -> dict[str, str]:
    """The titles of the documents, by id, as far as passages tell them."""
    passages = [p for r in records for p in (*r.found, *(c.passage for c in r.cited))]
    return {p.document: p.title for p in passages if p.title}


def case_view(
    anchor: str, verdict: Verdict, title: Mapping[str, str], judge: Judge | None
) -> CaseView:
    """Lay one answer out. ``title`` gives documents' titles by id."""
    record = verdict.record
    question = record.question
    return CaseView(
        anchor=anchor,
        verdict=verdict,
        kind=named(KINDS, question.kind),
        style=named(STYLES, question.style),
        reason=named(REASONS, question.reason),
        status=named(STATUSES, record.status),
        answer=with_markers(record.text),
        golds=_golds(record, title),
        facts=tuple(Wanted(fact, there) for fact, there in verdict.facts),
        forbidden=tuple(Wanted((word,), there) for word, there in verdict.forbidden),
        citations=tuple(_citation(citing, question) for citing in record.cited),
        sentences=_sentences(record, judge),
        found=tuple(
            FoundView(rank, passage, _is_gold(passage, question))
            for rank, passage in enumerate(record.found[:_FOUND_SHOWN], start=1)
        ),
    )


def _golds(record: Record, title: Mapping[str, str]) -> tuple[GoldView, ...]:
    golds = record.question.gold
    facts = [word for group in record.question.facts for word in group]
    each = zip(golds, golds_cited(record), ranks(record.found, golds), strict=True)
    return tuple(
        GoldView(
            title.get(gold.document, gold.document),
            gold,
            with_marks(gold.quote, facts),
            cited,
            rank,
        )
        for gold, cited, rank in each
    )


def _citation(citing: Citing, question: Question) -> CitationView:
    passage = citing.passage
    text = with_marks(passage.text, (citing.quote,))
    return CitationView(citing.n, passage, text, _is_gold(passage, question))


def _is_gold(passage: Passage, question: Question) -> bool:
    return any(relevant(passage, gold) for gold in question.gold)


def _sentences(record: Record, judge: Judge | None) -> tuple[SentenceView, ...]:
    if record.refused:
        return ()
    return tuple(
        SentenceView(
            id=f"{record.question.id}#{number}",
            text=sentence.text,
            passages=sentence.passages,
            numbers=tuple(c.n for c in record.cited if c.passage in sentence.passages),
            supported=judge.supports(sentence.text, sentence.passages) if judge else None,
        )
        for number, sentence in enumerate(cited_sentences(record), start=1)
    )
