"""Marks in a text that comes in pieces: a mark may begin in one piece and end in the next."""

from collections.abc import Collection, Sequence


def beginning(text: str, marks: Collection[str]) -> int:
    """How many characters at the end of ``text`` may be the beginning of a mark.

    >>> beginning("94%。<th", ["<think>"]), beginning("94%。", ["<think>"])
    (3, 0)
    """
    longest = max((len(mark) for mark in marks), default=1) - 1
    for size in range(min(longest, len(text)), 0, -1):
        if any(mark.startswith(text[-size:]) for mark in marks):
            return size
    return 0


class Stops:
    """Ends a text before the first stop sequence; ``ended`` says that one was met."""

    def __init__(self, stop: Sequence[str]) -> None:
        self._stop = [mark for mark in stop if mark]
        self._held = ""
        self.ended = False

    def feed(self, piece: str) -> str:
        """What of the text so far is certainly before a stop sequence and was not given yet."""
        if self.ended:
            return ""
        text = self._held + piece
        found = [at for mark in self._stop if (at := text.find(mark)) >= 0]
        if found:
            self.ended, self._held = True, ""
            return text[: min(found)]
        end = len(text) - beginning(text, self._stop)
        self._held = text[end:]
        return text[:end]

    def rest(self) -> str:
        """What was held back and is no stop sequence after all; the text has ended."""
        held, self._held = self._held, ""
        return held
