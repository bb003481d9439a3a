"""JSONL files of one type, one object a line: read strictly, and refused by line and field."""

from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from index.errors import QuestionError

Each = TypeVar("Each")


def typed_lines(path: Path, adapter: TypeAdapter[Each]) -> list[tuple[int, Each]]:
    """The objects of a file with their line numbers, from 1; blank lines are passed over.

    Raises:
        QuestionError: the file cannot be read as UTF-8, or names the line, the field and its value.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{path}：不能按 UTF-8 读取 （cannot be read: {error}）") from error
    return [
        (number, _typed(line, adapter, f"{path}:{number}"))
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]


def _typed(line: str, adapter: TypeAdapter[Each], place: str) -> Each:
    try:
        return adapter.validate_json(line, strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "整行 the line"
        value = repr(first["input"])[:80]
        raise QuestionError(f"{place}：{field}：{first['msg']}；现为 it is {value}") from error
