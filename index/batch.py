"""Questions from a file, searched together: one JSON object a line."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import DocumentError, QuestionError
from index.question.scope.filters import UNFILTERED, Filters
from index.results import notices
from index.search.hit import Hit

if TYPE_CHECKING:
    from index.search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class Row:
    """A question with its id, which is handed on as it is, and its own filters."""

    id: object
    question: str
    filters: Filters = UNFILTERED


@dataclass(frozen=True, slots=True)
class Searched:
    """The hits of a row, and what its asker should know besides."""

    hits: tuple[Hit, ...]
    notices: tuple[str, ...] = ()


def read_rows(path: Path, filters: Mapping[str, object]) -> list[Row]:
    """The questions of a file; ``filters`` hold for each, but for those it has of its own.

    Raises:
        DocumentError: the file cannot be read.
        QuestionError: a line is no question, or its filters are none; names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # not at U+2028 inside a string
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(f"问题文件不可读：{path}：{error}") from error
    return [
        _row(line, f"{path} 第 {number} 行", filters)
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]


def search_rows(searcher: "Searcher", rows: Sequence[Row], k: int) -> list[Searched]:
    """The hits for each row; questions with the same filters are embedded together.

    Raises:
        QuestionError: filters that no document passes, before anything is searched.
    """
    alike: dict[Filters, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        alike[row.filters].append(number)
    for filters in alike:
        searcher.scope.passing(filters)
    queries = [searcher.understand(row.question) for row in rows]
    found: dict[int, tuple[Hit, ...]] = {}
    for filters, numbers in alike.items():
        hits = searcher.search_many([queries[n] for n in numbers], k, filters=filters)
        found |= zip(numbers, hits, strict=True)
    return [
        Searched(found[number], tuple(notices(query, searcher)))
        for number, query in enumerate(queries)
    ]


def _row(line: str, place: str, filters: Mapping[str, object]) -> Row:
    try:
        row: dict[str, Any] = json.loads(line)
        identity, question, own = row["id"], row["question"], row.get("filters") or {}
        given = {**filters, **own}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise QuestionError(
            f'{place}不是 {{"id", "question", "filters"?}}：{error!r} （bad line）'
        ) from error
    if not isinstance(question, str) or not question.strip():
        raise QuestionError(f"{place}没有问题：{question!r} （no question）")
    try:
        return Row(identity, question, Filters.of(given))
    except QuestionError as error:
        raise QuestionError(f"{place}：{error}") from error
