"""What a model thinks aloud, ``<think>…</think>``, is for nobody: it is kept out of the answer."""

import re

from index.errors import ModelError
from qa.llm.marks import beginning

_OPEN = re.compile(r"<think(?:ing)?>")
_CLOSE = re.compile(r"</think(?:ing)?>")
_MARKS = ("<think>", "<thinking>", "</think>", "</thinking>")


class Thoughts:
    """Takes a text piece by piece and gives back what is no thought, without blank beginnings."""

    def __init__(self) -> None:
        self._held = ""
        self._thinking = False
        self._said = False

    @property
    def thinking(self) -> bool:
        """Whether a thought has begun and not ended."""
        return self._thinking

    def feed(self, piece: str) -> str:
        """What of the text so far is certainly no thought and was not given yet.

        Raises ModelError when a thought ends that never began: its words are out already.
        """
        self._held += piece
        said = ""
        while mark := (_CLOSE if self._thinking else _OPEN).search(self._held):
            said += "" if self._thinking else self._held[: mark.start()]
            self._held = self._held[mark.end() :]
            self._thinking = not self._thinking
        if not self._thinking:
            said = self._without_lone_end(said)
            end = len(self._held) - beginning(self._held, _MARKS)
            said, self._held = said + self._held[:end], self._held[end:]
        return self._begun(said)

    def rest(self) -> str:
        """What was held back and is no thought after all; the text has ended."""
        said = "" if self._thinking else self._held
        self._held = ""
        return self._begun(said)

    def _without_lone_end(self, said: str) -> str:
        """Some servers cut the opening mark: what stands before the closing one was thought."""
        lone = _CLOSE.search(self._held)
        if not lone:
            return said
        if self._said:
            raise ModelError(
                "模型把思考过程当作回答送出 (the model's thinking came as its answer, with no "
                "<think> before it; turn on the server's reasoning parser, or turn thinking off)"
            )
        self._held = self._held[lone.end() :]
        return ""

    def _begun(self, said: str) -> str:
        if not self._said:
            said = said.lstrip()
            self._said = bool(said)
        return said
