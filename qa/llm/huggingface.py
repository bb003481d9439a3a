"""Any Hugging Face causal model as a LangChain chat model; on the GPU when there is one.

model = HuggingFaceChat.open("Qwen/Qwen3-4B-Instruct-2507")
print(model.invoke("用一句话说明什么是标准化。").content)
"""

from typing import Any, Self

from qa.llm.chat import StreamedChat


class HuggingFaceChat(StreamedChat):
    """A model in this process through transformers; one generation at a time."""

    device: str = ""

    @classmethod
    def open(cls, name: str, *, context: int = 2048, device: str = "", **fields: Any) -> Self:
        """Load a model by its name on Hugging Face or its folder.

        Args:
            name: e.g. ``Qwen/Qwen3-4B-Instruct-2507``, or a folder with such a model.
            context: tokens that prompt and answer may take together; fewer if the model has fewer.
            device: ``cuda``, ``mps``, ``cpu``; "" for the best there is.
            fields: the fields of the class.

        Raises:
            ModelError: there is no such model, it cannot be loaded, or it is no chat model.
        """
        from qa.llm.transformer import Transformer  # imports torch and transformers

        speaker = Transformer(name, context=context, device=device)
        model = cls(name_of_model=name, device=speaker.device, **fields)
        model._speaker = speaker
        return model

    @property
    def _llm_type(self) -> str:
        return "tiaowen-huggingface"
