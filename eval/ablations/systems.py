"""The systems that are compared, by name: this project, with parts taken away, and a tutorial's."""

import sys
from collections.abc import Callable
from dataclasses import replace

from eval.ablations.tutorial import Tutorial
from eval.ablations.unverified import Unverified
from eval.runs.answering import Circumstances
from eval.runs.opening import circumstances_of, under_evaluation
from eval.runs.system import System
from index.embedding.embedder import Embedder
from index.embedding.weights import ModelFile, fetch
from index.search.searcher import Searcher
from qa.answerer import Answerer
from qa.llm.embedded import EmbeddedChat
from qa.llm.weights import QWEN_1_5B, SHIPPED
from qa.model import ModelSlot
from qa.prompts import prompt
from qa.settings import Settings


class Bench:
    """Opens systems over one index; a language model is loaded when the first system needs it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._searcher = Searcher.open(settings.index, Embedder.open(settings))
        self._loaded: tuple[ModelFile, EmbeddedChat] | None = None

    def open(self, name: str) -> tuple[System, Circumstances]:
        """The system of that name and what it is made with."""
        return SYSTEMS[name](self)

    def circumstances(self, model: ModelFile | None) -> Circumstances:
        """What answers depend on, with this language model."""
        made_with = circumstances_of(self._searcher, self._settings)
        llm = f"{model.name} {model.sha256}" if model else "none"
        return replace(made_with, models={**made_with.models, "llm": llm})

    def chat(self, file: ModelFile) -> EmbeddedChat:
        """The model of that file; the one that was loaded before makes room for another."""
        if self._loaded is None or self._loaded[0] is not file:
            self._loaded = None
            path = fetch(file, self._settings.models, progress=sys.stderr.isatty())
            chat = EmbeddedChat.open(path, threads=self._settings.llm_threads, file=file)
            chat.warm(prompt("answer").system)
            self._loaded = (file, chat)
        return self._loaded[1]

    def answering(
        self, name: str, model: ModelFile | None, kind: type[Answerer] = Answerer
    ) -> tuple[System, Circumstances]:
        """This project's answerer, with another model or with a part taken away."""
        made_with = self.circumstances(model)
        slot = ModelSlot.of(self.chat(model) if model else None)
        return under_evaluation(kind(self._searcher, slot), made_with, name), made_with

    def tutorial(self, model: ModelFile) -> tuple[System, Circumstances]:
        """The tutorials' pipeline with the same embedder and one of the same language models."""
        made_with = self.circumstances(model)
        system = Tutorial.of(
            tuple(self._searcher.documents.values()),
            self._searcher.embedder,
            self.chat(model),
            {"generation": made_with.generation, **made_with.models},
        )
        return system, made_with


SYSTEMS: dict[str, Callable[[Bench], tuple[System, Circumstances]]] = {
    "tiaowen": lambda bench: bench.answering("tiaowen", SHIPPED),
    "extractive": lambda bench: bench.answering("extractive", None),
    "unverified": lambda bench: bench.answering("unverified", SHIPPED, Unverified),
    "larger": lambda bench: bench.answering("larger", QWEN_1_5B),
    "larger-unverified": lambda bench: bench.answering("larger-unverified", QWEN_1_5B, Unverified),
    "tutorial": lambda bench: bench.tutorial(SHIPPED),
    "tutorial-larger": lambda bench: bench.tutorial(QWEN_1_5B),
}
