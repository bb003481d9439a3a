"""Answers by content: the same question to the same system is asked once.

An interrupted run goes on where it stopped, and a changed set asks only what is new. Times are
those of the first asking, on this machine.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter

from eval.question_set.question import Question
from eval.runs.record import Record
from index.errors import ConfigurationError

_RECORD = TypeAdapter(Record)


class AnswerCache:
    """Records in SQLite by (system, its identity, question, earlier turns).

    Every method raises ConfigurationError when the file cannot be read or written: damaged,
    read-only, the disk full.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._usable():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=60, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, record TEXT NOT NULL)"
            )

    def get(self, system: str, identity: Mapping[str, str], question: Question) -> Record | None:
        """The record of this content, with the question as it is now: its gold may be new."""
        key = _key(system, identity, question)
        with self._usable():
            row = self._connection.execute(
                "SELECT record FROM answers WHERE key = ?", (key,)
            ).fetchone()
        return replace(_RECORD.validate_json(row[0]), question=question) if row else None

    def put(self, system: str, identity: Mapping[str, str], record: Record) -> None:
        """Keep a record; another one of the same content is replaced."""
        text = _RECORD.dump_json(record).decode()
        key = _key(system, identity, record.question)
        with self._usable():
            self._connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (key, text))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def _usable(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise ConfigurationError(
                f"答案缓存不能用：{self._path}（{error}）；请查看磁盘和权限，文件已损坏就删除它，"
                "题目会重新回答 (the cache of answers cannot be used; check disk and permissions, "
                "delete the file if it is damaged: everything is asked again)"
            ) from error


def _key(system: str, identity: Mapping[str, str], question: Question) -> str:
    content = [system, sorted(identity.items()), question.question, question.turns]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
