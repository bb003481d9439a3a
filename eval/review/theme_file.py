"""A theme's file with one case more or less; every other line stays as it is, byte for byte."""

import json
from pathlib import Path

from eval.question_set.question import Question
from eval.question_set.reading import read
from eval.replacing import replace_file
from eval.review.drafts import as_row
from index.errors import FeedbackError, QuestionError


def line_of(question: Question) -> str:
    """The case as one line of a set, without the line's end."""
    return json.dumps(as_row(question), ensure_ascii=False)


def taken_by(questions: Path, case_id: str) -> Path | None:
    """The set in which that id stands already."""
    wanted = json.dumps(case_id).encode()
    return next(
        (path for path in sorted(questions.rglob("*.jsonl")) if wanted in path.read_bytes()), None
    )


def problems_with(path: Path, line: str) -> tuple[str, ...]:
    """Why the file could not be read with that line at its end; () when it could."""
    tried = path.with_name(f".{path.name}.tried")
    try:
        tried.write_bytes(_with(path.read_bytes(), line))
        read(tried)
    except QuestionError as error:
        return (str(error).replace(str(tried), str(path)),)
    finally:
        tried.unlink(missing_ok=True)
    return ()


def add_line(path: Path, line: str) -> None:
    """Put the line at the end of the file. Raises OSError; the file is then as it was."""
    replace_file(path, _with(path.read_bytes(), line))


def remove_line(path: Path, line: str, case_id: str) -> None:
    """Take the line out of the file; nothing is done when the case is not in it any more.

    Raises:
        FeedbackError: the case stands there in other words.
        OSError: the file cannot be written; it is then as it was.
    """
    lines = path.read_bytes().splitlines(keepends=True)
    kept = [each for each in lines if each.rstrip(b"\r\n") != line.encode()]
    if len(kept) < len(lines):
        replace_file(path, b"".join(kept))
    elif any(json.dumps(case_id).encode() in each for each in lines):
        raise FeedbackError(
            f"{path} 里的 {case_id} 收入后改过，不能自动撤回；先手工删去该行，再撤 "
            "(edited since; remove its line by hand, then undo again)"
        )


def _with(data: bytes, line: str) -> bytes:
    between = b"" if not data or data.endswith(b"\n") else b"\n"
    return data + between + line.encode() + b"\n"
