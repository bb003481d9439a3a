"""The sets by name: the themes' two halves, all of them, or a file."""

from pathlib import Path

from eval.question_set.question import Question
from eval.question_set.reading import Placed, read
from eval.question_set.split import half
from index.errors import QuestionError

THEMES = Path(__file__).resolve().parent.parent / "questions"
SEEN = THEMES / "seen"  # what the system was made with in view
SEARCH = SEEN / "search" / "clauses.jsonl"  # questions to the search alone
HALVES = ("dev", "test")
ALL = "all"


def named(name: str) -> tuple[Placed[Question], ...]:
    """The set of that name: dev, test, all, a theme (facts), or a file or folder.

    Raises QuestionError for a name that is none of these, and for a set that cannot be read.
    """
    if name in HALVES:
        return tuple(each for each in read(THEMES) if half(each.question) == name)
    if name == ALL:
        return read(THEMES)
    theme = THEMES / f"{name}.jsonl"
    if theme.is_file():
        return read(theme)
    if Path(name).exists():
        return read(Path(name))
    themes = ", ".join(sorted(file.stem for file in THEMES.glob("*.jsonl")))
    raise QuestionError(
        f"没有题集 {name!r}：可用 dev、test、all、{themes}，或一个 JSONL 文件 （no such set）"
    )
