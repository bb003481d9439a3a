"""What waits for a decision: feedback that stands, the same question taken together."""

import re
import unicodedata
from dataclasses import dataclass

from eval.review.decisions import Decisions
from eval.review.places import Places
from index.errors import FeedbackError
from qa.feedback import Feedback, FeedbackStore

SHORT = 8  # characters of an id that a person is shown
_LEAST = 4  # that a person must type
_WORDLESS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Waiting:
    """All feedback on one question that nobody has decided about, newest first."""

    rows: tuple[Feedback, ...]

    @property
    def newest(self) -> Feedback:
        """The one that is shown, and that a case is made of."""
        return self.rows[0]

    @property
    def id(self) -> str:
        """How a person names it."""
        return self.newest.id[:SHORT]


def waiting(places: Places) -> tuple[Waiting, ...]:
    """What waits, newest first. Raises FeedbackError when a file cannot be read."""
    done = {
        key: time
        for decision in Decisions(places.decisions).standing()
        for key, time in decision.rows.items()
    }
    groups: dict[tuple[str, ...], list[Feedback]] = {}
    for row in FeedbackStore(places.feedback).all():
        if done.get(row.id) != row.time:
            groups.setdefault(_same(row), []).append(row)
    return tuple(Waiting(tuple(rows)) for rows in groups.values())


def waiting_one(places: Places, key: str) -> Waiting:
    """What waits under an id or the first characters of one.

    Raises:
        FeedbackError: nothing, or more than one thing, waits under it.
    """
    if len(key) < _LEAST:
        raise FeedbackError(f"编号 {key!r} 太短，至少 {_LEAST} 个字符 (id too short)")
    found = [each for each in waiting(places) if any(row.id.startswith(key) for row in each.rows)]
    if not found:
        raise FeedbackError(
            f"没有等待审阅的 {key!r} (nothing waits under it; see: python -m eval review list)"
        )
    if len(found) > 1:
        names = ", ".join(each.id for each in found)
        raise FeedbackError(f"{key!r} 对应 {len(found)} 条：{names} (type more of it)")
    return found[0]


def _same(row: Feedback) -> tuple[str, ...]:
    """What two askings of one question share: their words, and those of the turns before."""
    texts = (row.question, *row.turns)
    return tuple(_WORDLESS.sub("", unicodedata.normalize("NFKC", t).casefold()) for t in texts)
