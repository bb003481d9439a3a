"""Fixtures of the answering tests: the real index, chat models that play a part, what was said.

The models are real LangChain chat models and go the real way, ``Answerer`` included; none of the
functions under test is patched.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any, ClassVar

import pytest
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.chat_models import generate_from_stream
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import ConfigDict, PrivateAttr

from index.clause import Clause, Document, Sentence
from index.manifest import load_manifest
from index.parsing.parse import parse_file
from index.question.naming.catalog import Catalog
from index.search.searcher import Searcher
from index.settings import ROOT
from qa.answer import Answer, Draft, Event, Evidence, Found
from qa.answerer import Answerer
from qa.model import ModelSlot
from qa.verify import Source, unsupported_figures

MARKER = re.compile(r"\[(\d+)\]")
_OPENING = re.compile(r"^[^：。]{1,60}：")  # 克州到2020年：


class ScriptedChat(BaseChatModel):
    """Says what it was told to say, a few characters at a time, and remembers how it went.

    ``words``: the draft; ``error``: raised after it; ``endless``: the draft again and again, until
    the test fails after ``patience`` characters.
    """

    words: str = ""
    piece: int = 3  # characters a chunk
    error: BaseException | None = None
    endless: bool = False
    patience: int = 10_000
    tokens: tuple[int, int] | None = None  # read and written, said at the end
    _prompts: list[list[BaseMessage]] = PrivateAttr(default_factory=list)
    _said: list[str] = PrivateAttr(default_factory=list)
    _closed: list[bool] = PrivateAttr(default_factory=list)

    model_config: ClassVar[ConfigDict] = ConfigDict(arbitrary_types_allowed=True)

    @property
    def prompts(self) -> list[list[BaseMessage]]:
        return self._prompts

    @property
    def said(self) -> str:
        """All that was taken from the model so far."""
        return "".join(self._said)

    @property
    def closed(self) -> bool:
        """Whether every generation that began has ended, by itself or by being stopped."""
        return len(self._closed) == len(self._prompts) > 0

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        self._prompts.append(messages)
        once = [self.words[i : i + self.piece] for i in range(0, len(self.words), self.piece)]
        pieces = chain.from_iterable(repeat(once)) if self.endless else iter(once or [""])
        try:
            for text in pieces:
                self._said.append(text)
                if len(self.said) > self.patience:
                    pytest.fail(f"the model was not stopped after {self.patience} characters")
                yield ChatGenerationChunk(message=AIMessageChunk(content=text))
            if self.error is not None:
                raise self.error
            if self.tokens is not None:
                yield ChatGenerationChunk(message=_usage(*self.tokens))
        finally:
            self._closed.append(True)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return generate_from_stream(self._stream(messages, stop, run_manager, **kwargs))

    @property
    def _llm_type(self) -> str:
        return "scripted"


def _usage(read: int, wrote: int) -> AIMessageChunk:
    usage = UsageMetadata(input_tokens=read, output_tokens=wrote, total_tokens=read + wrote)
    return AIMessageChunk(content="", usage_metadata=usage)


class NeverAsked(ScriptedChat):
    """Fails the test that calls it."""

    def _stream(self, *args: Any, **kwargs: Any) -> Iterator[ChatGenerationChunk]:
        pytest.fail("the language model was called")
        yield


@dataclass(frozen=True, slots=True)
class Heard:
    """All events of one answer, in order."""

    events: tuple[Event, ...]

    @property
    def found(self) -> Found:
        first = self.events[0]
        assert isinstance(first, Found)
        return first

    @property
    def drafts(self) -> tuple[str, ...]:
        return tuple(event.text for event in self.events if isinstance(event, Draft))

    @property
    def answer(self) -> Answer:
        last = self.events[-1]
        assert isinstance(last, Answer)
        return last


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The names of the four documents, from their files alone."""
    folder = ROOT / "documents"
    manifest = load_manifest(folder)
    return Catalog(parse_file(path, manifest).document for path in sorted(folder.glob("*.txt")))


@pytest.fixture(scope="session")
def rules(searcher: Searcher) -> Answerer:
    """An answerer whose model must not be called."""
    return Answerer(searcher, ModelSlot.of(NeverAsked()))


@pytest.fixture(scope="session")
def plain(searcher: Searcher) -> Answerer:
    """An answerer without a model."""
    return Answerer(searcher, ModelSlot.of(None))


Hear = Callable[..., tuple[Heard, ScriptedChat]]


@pytest.fixture(scope="session")
def hear(searcher: Searcher) -> Hear:
    """Ask one question of an answerer whose model plays a part."""

    def ask(question: str, words: str = "", **fields: Any) -> tuple[Heard, ScriptedChat]:
        model = ScriptedChat(words=words, **fields)
        answerer = Answerer(searcher, ModelSlot.of(model))
        return Heard(tuple(answerer.stream(question))), model

    return ask


def ask(
    answerer: Answerer, question: str, turns: Sequence[str] = (), documents: Collection[str] = ()
) -> Heard:
    """One question, all its events."""
    return Heard(tuple(answerer.stream(question, turns, documents)))


def evidence(
    text: str, n: int = 1, years: tuple[int, ...] = (), heading: str = "目标", before: str = ""
) -> Evidence:
    """One sentence of a small made-up document, as evidence."""
    whole = f"{before}{text}"
    document = Document(
        "doc", "质量意见", "甲市人民政府", "甲政发〔2021〕3号", "甲市", "地市", "2021-05-01",
        "现行", "doc.txt", "", whole, ("甲市",),
    )  # fmt: skip
    clause = Clause(
        f"doc/1-{n}", "doc", f"一、（{n}）", ("一、总则", heading), heading, whole, 0, len(whole)
    )
    sentence = Sentence(clause.id, text, len(before), len(whole), years)
    return Evidence(n, document, clause, sentence, 0.9)


def sources(answer: Answer, answerer: Answerer) -> list[Source]:
    """The clauses that an answer cites, with what stands above them."""
    found = []
    for citation in answer.citations:
        clause, document = (
            answerer.clause(citation.clause_id),
            answerer.document(citation.document_id),
        )
        above = [
            other.text
            for other in answerer.clauses_of(document.id)
            if clause.id.startswith(f"{other.id}-")
        ]
        context = (document.title, document.number, clause.label, *clause.path, *above)
        found.append(Source(clause.text, "\n".join(context)))
    return found


def assert_cited(answer: Answer, answerer: Answerer) -> None:
    """Every line carries markers that resolve, every quote is verbatim, every figure is cited."""
    assert answer.citations
    assert [c.n for c in answer.citations] == list(range(1, len(answer.citations) + 1))
    known = {c.n for c in answer.citations}
    for line in answer.text.splitlines():
        numbers = {int(n) for n in MARKER.findall(line)}
        assert numbers, f"no citation: {line}"
        assert numbers <= known, f"citation of nothing: {line}"
        assert re.search(r"(?:\[\d+\])+$", line), f"the marker is not at the end: {line}"
    assert {int(n) for n in MARKER.findall(answer.text)} == known
    for citation in answer.citations:
        document = answerer.document(citation.document_id)
        assert document.text[citation.start : citation.end] == citation.quote
        clause = answerer.clause(citation.clause_id)
        assert clause.start <= citation.start < citation.end <= clause.end
        assert (citation.label, citation.document) == (clause.label, document.title)
    assert unsupported_figures(answer.text, sources(answer, answerer)) == ()


def assert_own_words(answer: Answer) -> None:
    """Every line is, after its heading, verbatim in the sentence it cites."""
    quotes = {c.n: "".join(c.quote.split()) for c in answer.citations}
    for line in answer.text.splitlines():
        numbers = [int(n) for n in MARKER.findall(line)]
        said = "".join(MARKER.sub("", line).split()).rstrip("。")
        headless = _OPENING.sub("", said)
        assert any(said in quotes[n] or headless in quotes[n] for n in numbers), line
