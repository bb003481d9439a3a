"""The pipeline of the tutorials, for comparison: chunks, nearest four, one prompt, no checks.

Characters are split at 500 with an overlap of 50 without regard to articles, embedded by the same
model, the four nearest chunks go whole into the prompt of the same language model, and what it
writes is the answer. Its "sources" are the chunks that it names, or all four.
"""

import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from langchain_core.documents import Document as Chunk
from langchain_core.embeddings import Embeddings
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk
from langchain_core.vectorstores import InMemoryVectorStore
from langchain_text_splitters import RecursiveCharacterTextSplitter

from eval.question_set.question import Question
from eval.runs.record import Citing, Passage, Record
from index.clause import Document
from qa.prompts import prompt

CHUNK = 500  # characters
OVERLAP = 50
NEAREST = 4
MOST_TOKENS = 256
# What a model says that was told to say when it does not know.
_UNKNOWN = re.compile(
    r"不知道|无法回答|无法确定|没有(?:提到|提及|相关|找到)|未(?:提到|提及|找到)|don't know"
)
_MARKER = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Tutorial:
    """A ``System``: see the module."""

    store: InMemoryVectorStore
    model: BaseChatModel
    made_with: Mapping[str, str] = field(default_factory=dict)
    name: str = "tutorial"

    @classmethod
    def of(
        cls,
        documents: Sequence[Document],
        embedder: Embeddings,
        model: BaseChatModel,
        made_with: Mapping[str, str],
    ) -> "Tutorial":
        """Split and embed the documents."""
        splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
        store = InMemoryVectorStore(embedder)
        store.add_documents(
            splitter.create_documents(
                [document.text for document in documents],
                [{"document": d.id, "title": d.title} for d in documents],
            )
        )
        return cls(store, model, made_with)

    @property
    def identity(self) -> Mapping[str, str]:
        """See ``System``."""
        written = prompt("tutorial")
        shape = f"{CHUNK} {OVERLAP} {NEAREST} {MOST_TOKENS}"
        return {**self.made_with, "prompt": written.sha256, "shape": shape}

    def ask(self, question: Question) -> Record:
        """See ``System``."""
        began = time.perf_counter()
        nearest = self.store.similarity_search_with_score(question.question, k=NEAREST)
        found = tuple(_passage(chunk, score) for chunk, score in nearest)
        seconds = {"search": time.perf_counter() - began}
        text, tokens = "", {}
        for piece in self._written(question, found):
            if piece.text:
                seconds.setdefault("first_word", time.perf_counter() - began)
            text += piece.text
            if usage := piece.usage_metadata:
                tokens = {"prompt": usage["input_tokens"], "answer": usage["output_tokens"]}
        seconds["whole"] = time.perf_counter() - began
        return Record(
            question=question,
            status="refused" if _UNKNOWN.search(text) else "answered",
            text=text,
            rewritten=question.question,
            cited=_cited(text, found),
            found=found,
            seconds={stage: round(value, 4) for stage, value in seconds.items()},
            tokens=tokens,
            model=getattr(self.model, "name_of_model", type(self.model).__name__),
        )

    def _written(self, question: Question, found: Sequence[Passage]) -> Iterable[AIMessageChunk]:
        context = "\n\n".join(f"[{n}] {passage.text}" for n, passage in enumerate(found, 1))
        asked = "\n".join((*question.turns, question.question))
        messages = prompt("tutorial").messages(context=context, question=asked)
        for chunk in self.model.stream(messages, max_tokens=MOST_TOKENS):
            if isinstance(chunk, AIMessageChunk):
                yield chunk


def _passage(chunk: Chunk, score: float) -> Passage:
    title = chunk.metadata["title"]
    return Passage(
        document=chunk.metadata["document"],
        label="",
        text=chunk.page_content,
        context=title,
        title=title,
        score=score,
    )


def _cited(text: str, found: Sequence[Passage]) -> tuple[Citing, ...]:
    named = {int(n) for n in _MARKER.findall(text)}
    numbered = [Citing(n, passage, passage.text) for n, passage in enumerate(found, 1)]
    return tuple(each for each in numbered if each.n in named) or tuple(numbered)
