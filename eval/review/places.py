"""Where the review finds feedback and keeps what it makes of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from eval.question_set.named import THEMES
from index.errors import FeedbackError
from qa.settings import Settings


@dataclass(frozen=True, slots=True)
class Places:
    """The files of a review. Decisions stand beside the feedback, never in it."""

    feedback: Path  # JSONL, written by the page alone
    decisions: Path  # JSONL, written by the review alone
    drafts: Path  # folder of cases that are not finished
    questions: Path  # folder of the themes

    @classmethod
    def of(cls, settings: Settings, questions: Path = THEMES) -> "Places":
        """The places of an installation."""
        file = settings.feedback_file
        drafts = settings.home / "eval" / "review" / "drafts"
        return cls(file, file.with_name("decisions.jsonl"), drafts, questions)

    def theme(self, name: str) -> Path:
        """The file of a theme. Raises FeedbackError, naming the themes, when there is none."""
        themes = {path.stem: path for path in sorted(self.questions.glob("*.jsonl"))}
        if name not in themes:
            raise FeedbackError(
                f"没有主题 {name!r}，有的是 {', '.join(themes) or '（空）'} "
                f"(no such theme in {self.questions}; use --theme with one of these)"
            )
        return themes[name]

    @contextmanager
    def deciding(self) -> Iterator[None]:
        """One decision at a time, whoever else is at it. Raises FeedbackError when one is."""
        try:
            self.decisions.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self.decisions.with_name(".review.lock"), timeout=0):
                yield
        except Timeout as error:
            raise FeedbackError(
                f"另一个进程正在审阅 {self.decisions.parent} (a review is under way; try again)"
            ) from error
