"""Reading the files of a corpus, gzipped or not: whatever is wrong is told with file and line."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.errors import DocumentError


class Row:
    """One line that holds a JSON object."""

    def __init__(self, place: str, fields: dict[str, Any]) -> None:
        self.place = place
        self._fields = fields

    def text(self, key: str, default: str | None = None) -> str:
        """The string under ``key``; DocumentError when there is none and no ``default``."""
        value = self._fields.get(key, default)
        if not isinstance(value, str):
            raise DocumentError(
                f"{self.place}：{key} 须为字符串，现为 {value!r:.80} （{key} must be a string）"
            )
        return value

    def name(self, key: str) -> str:
        """``text`` that is not blank: an id."""
        value = self.text(key)
        if not value.strip():
            raise DocumentError(f"{self.place}：{key} 为空 （{key} is empty）")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of strings under ``key``."""
        value = self._fields.get(key)
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise DocumentError(
                f"{self.place}：{key} 须为字符串列表，现为 {value!r:.80} "
                f"（{key} must be a list of strings）"
            )
        return tuple(value)

    def flag(self, key: str, default: bool) -> bool:
        """The truth value under ``key``."""
        value = self._fields.get(key, default)
        if not isinstance(value, bool):
            raise DocumentError(
                f"{self.place}：{key} 须为 true 或 false，现为 {value!r:.80} "
                f"（{key} must be true or false）"
            )
        return value


def rows_of(path: Path) -> Iterator[Row]:
    """The objects of a JSONL file; blank lines are passed over.

    Raises:
        DocumentError: the file cannot be read, or a line is no JSON object.
    """
    for number, line in lines_of(path):
        place = f"{path}:{number}"
        try:
            fields = json.loads(line)
        except ValueError as error:
            raise DocumentError(f"{place}：不是 JSON：{error} （no JSON）") from error
        if not isinstance(fields, dict):
            raise DocumentError(f"{place}：须为 JSON 对象，现为 {line[:80]!r} （no JSON object）")
        yield Row(place, fields)


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """(number from 1, line) of a text file's lines that are not blank, gunzipped for ``.gz``.

    Raises:
        DocumentError: the file cannot be read as UTF-8.
    """
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8-sig", newline="\n") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise DocumentError(f"{path}：不可读 （cannot be read: {error}）") from error


def unique(ids: set[str], row: Row, key: str) -> str:
    """The id under ``key``, taken down in ``ids``; DocumentError when it is there already."""
    name = row.name(key)
    if name in ids:
        raise DocumentError(f"{row.place}：{key} {name!r} 重复 （this {key} stands twice）")
    ids.add(name)
    return name
