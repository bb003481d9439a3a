"""The language model's place: loaded in the background, absent without harm."""

import logging
import threading
from collections.abc import Callable

from langchain_core.language_models import BaseChatModel

from index.errors import TiaowenError

_LOG = logging.getLogger(__name__)


class ModelSlot:
    """A chat model that may still be loading, may be missing, or may not be wanted.

    ``notice`` is "" when the model can be used, otherwise one line for the reader that says why
    answers come in the clauses' own words; ``detail`` is what an operator needs to know of it.
    """

    def __init__(self, load: Callable[[], BaseChatModel | None]) -> None:
        self._load = load
        self._model: BaseChatModel | None = None
        self.notice = "语言模型正在载入，先用条款原文回答 （model is loading）"
        self.detail = ""
        self._done = threading.Event()

    @classmethod
    def of(cls, model: BaseChatModel | None) -> "ModelSlot":
        """A slot that holds this model already."""
        slot = cls(lambda: model)
        slot.load()
        return slot

    def load(self) -> None:
        """Load now; a failure becomes the notice, for the clauses answer without a model too."""
        try:
            self._model = self._load()
        except TiaowenError as error:
            _LOG.error("language model: %s", error)
            self.notice = "语言模型不可用，用条款原文回答 （language model unavailable）"
            self.detail = str(error)
        else:
            self.notice = "" if self._model else "未使用语言模型，用条款原文回答 （no model）"
        finally:
            self._done.set()

    def load_in_background(self) -> None:
        """Start loading in a thread of its own."""
        threading.Thread(target=self.load, name="load-model", daemon=True).start()

    def wait(self) -> None:
        """Until loading has ended, well or not."""
        self._done.wait()

    @property
    def model(self) -> BaseChatModel | None:
        """The model when it is ready, else None."""
        return self._model
