"""Search a set of questions: for each, where does what is right stand among what was found?"""

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Protocol

from tqdm import tqdm

from eval.corpora.corpus import Corpus, Counts
from eval.metrics.containment import ranks
from eval.question_set.question import Gold, Question
from eval.retrieval.rankings import Ranked, Rankings
from eval.runs.record import Passage
from index.errors import QuestionError
from index.normalise import comparable
from index.question.query import Query
from index.question.years import years_in
from index.search.hit import Hit
from index.search.searcher import Searcher

Find = Callable[[str, int], Sequence[Passage]]
"""A search of any system: a question and how many, to passages, best first."""

Understand = Callable[[str], Query]
"""What a question says, read in one way or another."""

_CLAUSES_EACH = 5  # of a document may be found before it; a list of documents needs so many more


class Asked(Protocol):
    """A question to the search, of whichever set; one without gold is not searched."""

    @property
    def id(self) -> str:
        """Its id, unique in the set."""

    @property
    def question(self) -> str:
        """Its words."""

    @property
    def gold(self) -> tuple[Gold, ...]:
        """What answers it."""


def searched(
    questions: Corpus | Sequence[Asked],
    searcher: Searcher,
    k: int = 100,
    *,
    name: str = "",
    shown: bool = False,
) -> Rankings:
    """Search every question, one by one as people do; ``name`` is that of a set without one.

    A document of a corpus that could not be read is not found; that counts.

    Raises:
        QuestionError: there is no question, or the set is for other documents than the index has.
    """
    corpus = questions if isinstance(questions, Corpus) else None
    given = questions.questions if isinstance(questions, Corpus) else questions
    asked = [question for question in given if question.gold]
    _held_by(searcher, asked, any if corpus else all)
    counts: Counts = corpus.counts if corpus else "passages"
    restricted = corpus is None or corpus.named
    find = finder(searcher, searcher.understand) if restricted else unnamed(searcher)
    return Rankings(
        name=corpus.name if corpus else name,
        ranking=searcher.ranking,
        generation=searcher.generation,
        embedder=searcher.embedder.id,
        k=k,
        counts=counts,
        documents=len(searcher.documents),
        clauses=searcher.manifest.clauses,
        questions=ranked(asked, find, k, counts, shown=shown),
    )


def ranked(
    questions: Sequence[Asked],
    find: Find,
    k: int = 100,
    counts: Counts = "passages",
    *,
    shown: bool = False,
) -> tuple[Ranked, ...]:
    """The ranks of every question's golds among the first ``k`` that ``find`` brings."""
    done = []
    for question in tqdm(questions, "检索 searching", disable=not shown, leave=False):
        began = time.perf_counter()
        found = find(question.question, k if counts == "passages" else k * _CLAUSES_EACH)
        ms = (time.perf_counter() - began) * 1000
        group = question.group if isinstance(question, Question) else question.id
        done.append(Ranked(question.id, group, _ranks(found, question, k, counts), round(ms, 2)))
    return tuple(done)


def finder(searcher: Searcher, understand: Understand, documents: Collection[str] = ()) -> Find:
    """Our own search as ``Find``, of questions read as ``understand`` reads them.

    ``documents`` (ids) are searched whatever a question names; empty, its names restrict.
    """

    def find(question: str, k: int) -> list[Passage]:
        return [_passage(hit) for hit in searcher.search(understand(question), k, documents)]

    return find


def unnamed(searcher: Searcher) -> Find:
    """Our own search, in which nothing that a question names restricts what is searched."""

    def read(question: str) -> Query:
        plain = comparable(question)
        return Query(question, plain, years=years_in(plain))

    return finder(searcher, read, tuple(searcher.documents))


def _ranks(found: Sequence[Passage], question: Asked, k: int, counts: Counts) -> tuple[int, ...]:
    if counts == "passages":
        return ranks(found[:k], question.gold)
    documents = list(dict.fromkeys(passage.document for passage in found))[:k]
    places = {document: place for place, document in enumerate(documents, start=1)}
    return tuple(places.get(gold.document, 0) for gold in question.gold)


def _passage(hit: Hit) -> Passage:
    return Passage(hit.document.id, hit.clause.label, hit.clause.text, score=hit.score)


def _held_by(
    searcher: Searcher, asked: Sequence[Asked], enough: Callable[[Iterable[bool]], bool]
) -> None:
    """Raise QuestionError unless ``enough`` of the golds' documents are in the index."""
    if not asked:
        raise QuestionError("没有可检索的题目：都没有 gold （no question with gold to search）")
    golds = [(question.id, gold.document) for question in asked for gold in question.gold]
    if enough(document in searcher.documents for _, document in golds):
        return
    question, document = next(each for each in golds if each[1] not in searcher.documents)
    raise QuestionError(
        f"{question}：索引里没有文件 {document!r}；题集与索引不是同一批文件 "
        "（its document is not in this index）"
    )
