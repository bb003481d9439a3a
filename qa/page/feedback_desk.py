"""Takes a reader's feedback on an answer that this process has shown.

The desk remembers the answers of late, so that what is stored is what was answered, not what a
browser says it was. An answer's id cannot be guessed: only who was shown it can judge it.
"""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.errors import FeedbackError
from qa.answer import Answer
from qa.feedback import Feedback, FeedbackStore, Verdict, What, feedback_on

_REMEMBERED = 2000  # answers, some 10 KB each
_CHANGES = 20  # of mind about one answer; a row each


@dataclass(frozen=True, slots=True)
class _Shown:
    """An answer, the questions before it, and what its reader last said of it."""

    answer: Answer
    turns: tuple[str, ...]
    last: Feedback | None = None
    rows: int = 0


class FeedbackDesk:
    """Where the page hands feedback in; safe to call from several threads."""

    def __init__(self, store: FeedbackStore, remembered: int = _REMEMBERED) -> None:
        self._store = store
        self._remembered = remembered
        self._shown: OrderedDict[str, _Shown] = OrderedDict()
        self._lock = threading.Lock()  # held for moments only: the page's loop waits for it
        self._taking = threading.Lock()  # held while a row is written

    def offer(self, answer: Answer, turns: Sequence[str]) -> str:
        """The id under which this answer can be judged; nothing is stored."""
        key = secrets.token_hex(16)
        with self._lock:
            self._shown[key] = _Shown(answer, tuple(turns))
            while len(self._shown) > self._remembered:
                self._shown.popitem(last=False)
        return key

    def take(self, key: str, verdict: Verdict, what: What = "", note: str = "") -> None:
        """Store what a reader says, in place of what the same reader said of this answer before.

        Saying the same again, or withdrawing what was never said, stores nothing.

        Raises:
            FeedbackError: the answer is not remembered, what is said cannot be taken, or the store
                cannot be written.
        """
        with self._taking:  # one row at a time, so that the last click is the last row
            with self._lock:
                shown = self._shown.get(key)
            if shown is None:
                raise FeedbackError(
                    "这条回答已不在内存里（服务重启过，或已隔太久），请重新提问后再评价 "
                    "(answer no longer known; ask again)"
                )
            said = feedback_on(key, shown.answer, shown.turns, verdict, what, note)
            if _words(said) == _words(shown.last):
                return
            if shown.rows >= _CHANGES and verdict:
                raise FeedbackError(
                    f"这条回答的评价已改过 {_CHANGES} 次，只能撤回 (changed too often; undo only)"
                )
            self._store.add(said)
            with self._lock:
                self._shown[key] = replace(shown, last=said, rows=shown.rows + 1)


def _words(feedback: Feedback | None) -> tuple[str, str, str]:
    return (feedback.verdict, feedback.what, feedback.note) if feedback else ("", "", "")
