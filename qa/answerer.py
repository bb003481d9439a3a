"""Answering: question → rewritten → hits → evidence → draft → verified answer, as events.

Nothing that the model writes is believed. A sentence that the evidence does not bear out is
replaced by the clause's own words; where the documents say nothing, nothing is answered.
"""

import logging
import time
from collections.abc import Collection, Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk

from index.clause import Clause, Document
from index.embedding.embedder import Embedder
from index.errors import IndexMissing, ModelError
from index.search.additions import Additions
from index.search.searcher import Searcher
from qa import refuse
from qa.answer import Answer, Check, Draft, Event, Evidence, Found
from qa.applies.documents import in_their_region
from qa.case import Case, Outcome, evidence, judged
from qa.compose import draft
from qa.following.corpus import Searched
from qa.kinds.article import labelled
from qa.language import language_of
from qa.language.reading import read
from qa.language.telling import told
from qa.llm.embedded import EmbeddedChat
from qa.llm.open import open_chat_model
from qa.model import ModelSlot
from qa.outside import outside
from qa.prompts import prompt
from qa.question import (
    asked,
    check_question,
    is_command,
    without_orders,
)
from qa.restating import in_chinese, in_full, leaves_a_gap
from qa.rewrite import rewrite
from qa.rules import by_rule, confidence
from qa.settings import Settings
from qa.statement import write
from qa.verdict import own_words, verified
from qa.verify import Source, settled_prefix
from qa.vouch import recheck, source

_LOG = logging.getLogger(__name__)
_HITS = 8
_LONGEST = 600  # characters of a draft; a model that goes on is stopped
_FAILED = "语言模型没有答成，以下是条款原文 (the model failed; these are the articles' own words)"


@dataclass(slots=True)
class _Clock:
    """Seconds per stage, for the answer's timings."""

    began: float = field(default_factory=time.perf_counter)
    stages: dict[str, float] = field(default_factory=dict)

    def mark(self, stage: str) -> None:
        """Note how long after the question this point was reached; the first time counts."""
        self.stages.setdefault(stage, round(time.perf_counter() - self.began, 4))


@dataclass(frozen=True, slots=True)
class _Result:
    """An outcome with what was checked on the way and by which model it was written."""

    outcome: Outcome
    checks: tuple[Check, ...] = ()
    model: str = ""
    notice: str = ""
    tokens: dict[str, int] = field(default_factory=dict)


class Answerer:
    """Answers questions from the index's generation in use. Safe to use from several threads."""

    def __init__(self, searcher: Searcher, slot: ModelSlot) -> None:
        self._searcher: Searcher | None = searcher
        self._withdrawn = ""
        self._slot = slot
        self._prompt = prompt("answer")

    def use(self, searcher: Searcher) -> None:
        """Answer from this generation from the next question on; one under way keeps its own."""
        self._searcher = searcher

    def withdraw(self, why: str) -> None:
        """Answer nothing more: there is no index any longer."""
        self._searcher, self._withdrawn = None, why

    @property
    def searcher(self) -> Searcher:
        """The generation in use; IndexMissing when it was withdrawn."""
        if self._searcher is None:
            raise IndexMissing(self._withdrawn)
        return self._searcher

    @property
    def model_notice(self) -> str:
        """ "" when the language model can be used, otherwise one line that says why not."""
        return self._slot.notice

    @property
    def model_detail(self) -> str:
        """What an operator needs to know when the model cannot be used."""
        return self._slot.detail

    @property
    def documents(self) -> tuple[Document, ...]:
        """The corpus."""
        return tuple(self._searcher.documents.values()) if self._searcher else ()

    def document(self, document_id: str) -> Document:
        """The document with this id; KeyError when there is none."""
        return self.searcher.documents[document_id]

    def clause(self, clause_id: str) -> Clause:
        """The clause with this id; KeyError when there is none."""
        return self.searcher.clause(clause_id)

    def clauses_of(self, document_id: str) -> tuple[Clause, ...]:
        """All clauses of a document in reading order."""
        return self.searcher.clauses_of(document_id)

    def answer(
        self, question: str, turns: Sequence[str] = (), documents: Collection[str] = ()
    ) -> Answer:
        """The finished answer to one question; the arguments are those of ``stream``."""
        *_, last = self.stream(question, turns, documents)
        if not isinstance(last, Answer):
            raise TypeError(f"the last event of an answer is {type(last).__name__}")
        return last

    def stream(
        self, question: str, turns: Sequence[str] = (), documents: Collection[str] = ()
    ) -> Iterator[Event]:
        """Found at once, Draft as the answer is written, Answer at the end.

        ``turns`` are the earlier questions, oldest first; ``documents`` the ids of the documents
        that may answer, all when empty. Closing the iterator stops the model. Raises QuestionError
        for what is no question.
        """
        clock = _Clock()
        question = check_question(question)
        searcher = self.searcher  # one generation for the whole answer
        said = without_orders(question)
        aside = outside(said)
        stays = bool(aside) or is_command(said)  # what asks nothing of the documents
        alone = said if stays else self._alone(said, turns, searcher)
        case = in_their_region(_case(searcher, alone, documents, said))
        clock.mark("search")
        yield Found(case.query.text, case.hits)
        ranked = judged(case, case.hits, labelled(case))
        result = _Result(refuse.turned_away(case, aside, ranked)) if aside else None
        if result is None and (ruled := by_rule(case, ranked)):
            result = _Result(ruled)
        clock.mark("evidence")
        if result is None:
            result = yield from self._by_model(case, evidence(ranked), clock)
            sure = confidence(ranked)
            result = replace(result, outcome=replace(result.outcome, confidence=sure))
        clock.mark("first_word")  # of an answer that comes all at once
        answer = self._finish(question, case, result, clock)
        yield Draft(answer.text)
        yield answer

    def _alone(self, question: str, turns: Sequence[str], searcher: Searcher) -> str:
        """The question in Chinese, standing alone."""
        asked_before = [turn for turn in turns if not outside(turn)]
        *before, now = [self._in_chinese(text, searcher) for text in (*asked_before, question)]
        restated = rewrite(now, before, searcher.catalog, Searched(searcher))
        model = self._slot.model
        if before and model is not None and leaves_a_gap(now, restated):
            return in_full(model, now, before)
        return restated

    def _in_chinese(self, question: str, searcher: Searcher) -> str:
        """An English question as a Chinese one, by the model where the glossary falls short."""
        if language_of(question) != "en":
            return question
        reading = read(question, searcher)
        if reading.enough:
            return reading.chinese
        model = self._slot.model
        return (in_chinese(model, question) if model is not None else "") or question

    def _by_model(
        self, case: Case, items: tuple[Evidence, ...], clock: _Clock
    ) -> Generator[Event, None, _Result]:
        """The model's draft, verified; the clauses' own words where it cannot be had."""
        model = self._slot.model
        if case.asked.language == "en":  # what a model writes is Chinese: the clause is quoted
            return _Result(own_words(case, items))
        if model is None:
            return _Result(own_words(case, items, "degraded"), notice=self._slot.notice)
        text, sources = "", [source(item) for item in items]
        tokens: dict[str, int] = {}
        yield Draft(text)  # whoever stops now stops before the model begins
        try:
            for chunk in draft(model, self._prompt, case.query.text, items):
                text += chunk.text
                tokens = _tokens(chunk) or tokens
                shown, violation = self._shown(text, sources)
                if shown.strip():
                    clock.mark("first_word")
                    yield Draft(shown)
                if violation or len(text) > _LONGEST:
                    break  # what follows something invented is not worth waiting for
        except ModelError as error:
            _LOG.warning("language model: %s", error)
            return _Result(own_words(case, items, "degraded"), notice=f"{_FAILED}：{error}")
        clock.mark("draft")
        outcome, checks = self._settled(case, items, text)
        name = getattr(model, "name_of_model", type(model).__name__)
        return _Result(outcome, checks, model=name, tokens=tokens)

    def _shown(self, text: str, sources: Sequence[Source]) -> tuple[str, str | None]:
        """How much of a draft a reader may see, and what in it was invented, if anything."""
        return settled_prefix(text, sources)

    def _settled(
        self, case: Case, items: tuple[Evidence, ...], text: str
    ) -> tuple[Outcome, tuple[Check, ...]]:
        """What becomes of a finished draft."""
        return verified(case, items, text)

    def _finish(self, question: str, case: Case, result: _Result, clock: _Clock) -> Answer:
        outcome = told(result.outcome, case.asked.language)
        written = write(outcome.statements, outcome.grids)
        rechecked = [check for s in outcome.statements if (check := recheck(s))]
        dropped = [check for check in result.checks if check.action != "kept"]
        clock.mark("whole")
        return Answer(
            question=question,
            rewritten=case.query.text,
            status=outcome.status,
            text=outcome.refusal or written.text,
            citations=written.citations,
            tables=written.tables,
            checks=(*rechecked, *dropped),
            timings=clock.stages,
            model=result.model,
            generation=case.searcher.generation,
            notice="；".join(filter(None, (case.query.notice, result.notice))),
            confidence=outcome.confidence,
            tokens=result.tokens,
        )


def _case(searcher: Searcher, question: str, documents: Collection[str], original: str) -> Case:
    query = searcher.understand(question)
    wants = asked(question, language_of(original))
    if documents:
        named = [d for d in query.documents if d in documents]
        if query.documents and not named:
            return Case(query, wants, (), searcher)  # asked of another one
        query = replace(query, documents=tuple(named or documents))
    within = query.documents if documents else ()
    return Case(query, wants, searcher.search(query, _HITS, within), searcher)


def _tokens(chunk: AIMessageChunk) -> dict[str, int]:
    """What the model says it read and wrote; {} before it says so."""
    usage = chunk.usage_metadata
    if usage is None:
        return {}
    return {
        "prompt": usage["input_tokens"],
        "cached": usage.get("input_token_details", {}).get("cache_read", 0),
        "answer": usage["output_tokens"],
    }


def open_answerer(settings: Settings, background: bool = False) -> Answerer:
    """Open the index and the models that ``settings`` name.

    With ``background`` the language model loads in a thread, and until it is there answers come in
    the clauses' own words. Raises IndexMissing, IndexDamaged, ModelError (the embedder's).
    """
    added = Additions.of(settings)
    searcher = Searcher.open(settings.index, Embedder.open(settings), added=added)
    slot = ModelSlot(lambda: _load(settings))
    answerer = Answerer(searcher, slot)
    if background:
        slot.load_in_background()
    else:
        slot.load()
    return answerer


def _load(settings: Settings) -> BaseChatModel | None:
    model = open_chat_model(settings)
    if isinstance(model, EmbeddedChat):
        model.warm(prompt("answer").system)  # the fixed start of every prompt is read once
    return model
