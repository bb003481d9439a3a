"""The language model that runs inside this process, as a LangChain chat model.

model = EmbeddedChat.open(path, threads=2)
model.warm(system_prompt)
for piece in model.stream([("system", system_prompt), ("human", question)]):
    print(piece.content, end="")
"""

from pathlib import Path
from typing import Any, Self

from pydantic import PrivateAttr

from index.embedding.weights import ModelFile, verify
from qa.llm.chat import StreamedChat
from qa.llm.engine import Engine, usable_cores
from qa.llm.gguf import check_gguf
from qa.llm.request import Request
from qa.llm.weights import SHIPPED


class EmbeddedChat(StreamedChat):
    """A GGUF model in this process, greedy: it takes the likeliest word each time.

    Prompts that start alike are read once. Sums in floating point then run in another order, and
    where two words are almost equally likely the same question may get the other one; with
    ``reuse=False`` each prompt is read whole, and the same messages give the same answer.

    One generation at a time; a second caller waits up to ``wait`` seconds and then gets
    `ModelBusy`. Closing a stream early stops the generation before it returns, so that the
    processor is free again.
    """

    _speaker: Engine = PrivateAttr()

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        threads: int = 0,
        context: int = 2048,
        draft: int = 0,
        file: ModelFile | None = SHIPPED,
        **fields: Any,
    ) -> Self:
        """Check the model file and load it.

        Args:
            path: a GGUF file.
            threads: 0 for one on each physical core.
            context: tokens that prompt and answer may take together.
            draft: tokens to guess ahead, see `Engine`; 0 for none.
            file: what the file must be, by size and hash; None trusts any GGUF file.
            fields: the fields of the class.

        Raises:
            ModelError: the file is missing, cut short, damaged, or not a model.
        """
        check_gguf(path)
        if file is not None:
            verify(path, file)
        threads = threads or usable_cores()
        engine = Engine(path, threads=threads, context=context, draft=draft)
        model = cls(name_of_model=path.stem, **fields)
        model._speaker = engine
        return model

    @property
    def context(self) -> int:
        """Tokens that prompt and answer may take together."""
        return self._speaker.context

    def warm(self, system_prompt: str) -> None:
        """Read the fixed start of all prompts once, so that no question pays for it."""
        messages = [{"role": "system", "content": system_prompt}, {"role": "user", "content": ""}]
        for _ in self._speaker.stream(Request(messages, max_tokens=1, wait=self.wait)):
            pass

    @property
    def _llm_type(self) -> str:
        return "tiaowen-embedded"
