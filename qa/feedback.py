"""What readers say about an answer, and the file that keeps it.

Only what a reader clicked is stored. A later row of the same id replaces the earlier one, and a row
without a verdict withdraws it; such a row repeats none of the reader's words.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from pydantic import TypeAdapter, ValidationError

from index.errors import FeedbackError
from qa.answer import Answer, Status
from qa.journal import Journal

Verdict = Literal["useful", "wrong", ""]
What = Literal["", "answer", "citation", "missing", "refused", "unrefused", "other"]

VERDICTS: dict[Verdict, str] = {"useful": "有用", "wrong": "有误", "": "已撤回"}
WHATS: dict[What, tuple[str, str]] = {
    "answer": ("答案不对", "Wrong answer"),
    "citation": ("引用不对", "Wrong citation"),
    "missing": ("漏了内容", "Something missing"),
    "refused": ("不该拒答", "Should have answered"),
    "unrefused": ("应当拒答", "Should have refused"),
    "other": ("其他", "Other"),
}
LONGEST_NOTE = 1000  # characters


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as the reader saw it."""

    n: int
    document: str  # id
    title: str
    label: str
    clause_id: str
    quote: str  # verbatim


@dataclass(frozen=True, slots=True)
class Feedback:
    """One reader's verdict on one answer, with all that is needed to judge it later."""

    id: str
    time: str  # ISO, UTC
    verdict: Verdict
    what: What = ""  # is wrong
    note: str = ""
    question: str = ""
    turns: tuple[str, ...] = ()  # the reader's earlier questions, oldest first
    rewritten: str = ""
    status: Status = "refused"
    text: str = ""
    citations: tuple[Cited, ...] = field(default=(), repr=False)
    model: str = ""
    generation: str = ""


_ROW = TypeAdapter(Feedback)


def feedback_on(
    id: str,  # noqa: A002 - the row's own word
    answer: Answer,
    turns: Sequence[str],
    verdict: Verdict,
    what: What = "",
    note: str = "",
) -> Feedback:
    """A reader's verdict on an answer, timed now; without a verdict only that it is withdrawn.

    Raises:
        FeedbackError: an unknown verdict, "wrong" without what is wrong, or a note that is too long
            or that goes with nothing.
    """
    note = note.strip()
    if problem := _problem(verdict, what, note):
        raise FeedbackError(problem)
    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    if not verdict:
        return Feedback(id, time, verdict)
    return Feedback(
        id,
        time,
        verdict,
        what,
        note,
        answer.question,
        tuple(turns),
        answer.rewritten,
        answer.status,
        answer.text,
        tuple(
            Cited(c.n, c.document_id, c.document, c.label, c.clause_id, c.quote)
            for c in answer.citations
        ),
        answer.model,
        answer.generation,
    )


def _problem(verdict: str, what: str, note: str) -> str:
    """Why this is no feedback, "" when it is."""
    if verdict not in get_args(Verdict):
        return f"评价 {verdict[:40]!r} 不认识 (unknown verdict; one of {get_args(Verdict)})"
    if what not in get_args(What):
        return f"问题类型 {what[:40]!r} 不认识 (unknown; one of {get_args(What)})"
    if (verdict == "wrong") != bool(what):
        return "“有误”要说明哪里有误，别的评价不用 (say what is wrong, and only where something is)"
    if note and not verdict:
        return "撤回时不能带补充说明 (a withdrawal has no note)"
    if len(note) > LONGEST_NOTE:
        return f"补充说明 {len(note)} 字，最多 {LONGEST_NOTE} 字 (note too long; shorten it)"
    return ""


class FeedbackStore:
    """The feedback file. Several processes may write to it at the same time."""

    def __init__(self, path: Path) -> None:
        self._journal = Journal(path)

    @property
    def path(self) -> Path:
        """The file; it is made with the first row."""
        return self._journal.path

    def add(self, feedback: Feedback) -> None:
        """Store a row; it is on the disk when this returns.

        Raises:
            FeedbackError: the file cannot be written or has become too large.
        """
        self._journal.append(asdict(feedback))

    def all(self) -> tuple[Feedback, ...]:
        """What stands: of each id the last row, without what was withdrawn, newest first.

        Damaged lines, and rows that are no feedback, are skipped with a warning.

        Raises:
            FeedbackError: the file is there and cannot be read.
        """
        last: dict[str, Feedback] = {}
        for number, row in self._journal.rows():
            try:
                feedback = _ROW.validate_python(row)
            except ValidationError as error:
                first = error.errors()[0]
                self._journal.warn(number, f"{'.'.join(map(str, first['loc']))}: {first['msg']}")
                continue
            last.pop(feedback.id, None)
            last[feedback.id] = feedback
        return tuple(each for each in reversed(last.values()) if each.verdict)
