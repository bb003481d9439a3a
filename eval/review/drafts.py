"""Cases that are not finished: a file each, to be edited by hand and accepted again."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from eval.question_set.question import Question
from eval.replacing import replace_file
from eval.review.queue import SHORT, Waiting
from index.errors import FeedbackError

_HOW = "改 question，再 accept 同一编号 (edit question, then accept the same id again)"


@dataclass(frozen=True, slots=True)
class Draft:
    """A case, the theme it is meant for, and what it lacks."""

    theme: str
    question: Question
    missing: tuple[str, ...] = ()
    answer: str = ""  # what the system said, for whoever edits
    notes: tuple[str, ...] = ()  # the readers'
    how: str = _HOW


_DRAFT = TypeAdapter(Draft)


def as_row(question: Question) -> dict[str, Any]:
    """A question as a line of a set has it: what is empty or usual is left out, ``why`` is last."""
    row = asdict(question)
    needed = {"id", "kind", "question", "gold", "facts"}
    usual = {each.name: each.default for each in fields(Question)}
    why = row.pop("why")
    shown = {k: v for k, v in row.items() if k in needed or (v and v != usual[k])}
    return {**shown, "why": why}


def draft_path(folder: Path, each: Waiting) -> Path:
    """Where the draft of what waits is, or would be; it keeps its place when more readers say so.

    Raises:
        FeedbackError: there are several.
    """
    paths = [folder / f"{row.id[:SHORT]}.json" for row in each.rows]
    there = [path for path in paths if path.is_file()]
    if len(there) > 1:
        names = ", ".join(map(str, there))
        raise FeedbackError(f"同一问题有 {len(there)} 份草稿：{names} (keep one, remove the rest)")
    return there[0] if there else paths[0]


def read_draft(path: Path) -> Draft | None:
    """The draft, None when there is none. Raises FeedbackError with what is wrong in it."""
    if not path.is_file():
        return None
    try:
        return _DRAFT.validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "JSON"
        raise FeedbackError(
            f"草稿 {path} 不对 (bad draft): {place}: {first['msg']}; mend it or remove the file"
        ) from error
    except OSError as error:
        raise FeedbackError(f"不能读取草稿 {path}：{error} (cannot be read)") from error


def write_draft(path: Path, draft: Draft) -> None:
    """Write a draft whole. Raises FeedbackError when it cannot be written."""
    row = asdict(draft) | {"question": as_row(draft.question)}
    text = json.dumps(row, ensure_ascii=False, indent=1) + "\n"
    try:
        replace_file(path, text.encode())
    except OSError as error:
        raise FeedbackError(f"不能写入草稿 {path}：{error} (cannot be written)") from error
