"""What was decided about feedback: accepted as a case, rejected, or a decision taken back."""

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from qa.feedback import Feedback
from qa.journal import Journal

Action = Literal["accepted", "rejected", "undone"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. ``rows`` are the feedback it is about: id and time of each row.

    A reader who changes their mind afterwards makes a row of a later time, which waits anew.
    """

    id: str
    time: str  # ISO, UTC
    action: Action
    question: str
    rows: dict[str, str] = field(default_factory=dict)
    why: str = ""
    theme: str = ""  # of an accepted case
    line: str = ""  # the accepted case, as it was written into the theme's file
    undoes: str = ""  # id of the decision that this one takes back


_ROW = TypeAdapter(Decision)


def decided(
    action: Action,
    question: str,
    rows: Iterable[Feedback] = (),
    *,
    why: str = "",
    theme: str = "",
    line: str = "",
    undoes: str = "",
) -> Decision:
    """A decision made now."""
    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    about = {row.id: row.time for row in rows}
    return Decision(secrets.token_hex(8), time, action, question, about, why, theme, line, undoes)


class Decisions:
    """The file of decisions."""

    def __init__(self, path: Path) -> None:
        self._journal = Journal(path)

    def add(self, decision: Decision) -> None:
        """Store a decision. Raises FeedbackError when the file cannot be written."""
        self._journal.append(asdict(decision))

    def standing(self) -> tuple[Decision, ...]:
        """Every decision that was not taken back, oldest first; damaged lines are warned of."""
        stand: dict[str, Decision] = {}
        for number, row in self._journal.rows():
            try:
                decision = _ROW.validate_python(row)
            except ValidationError as error:
                self._journal.warn(number, error.errors()[0]["msg"])
                continue
            if decision.action == "undone":
                stand.pop(decision.undoes, None)
            else:
                stand[decision.id] = decision
        return tuple(stand.values())
