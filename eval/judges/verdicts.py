"""Verdicts of a judge model, kept by content, so that no report is paid for twice."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from index.errors import ConfigurationError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS verdicts (
    key TEXT PRIMARY KEY, -- SHA-256 of who was asked what
    verdict INTEGER NOT NULL,
    reply TEXT NOT NULL, -- with the judge's reason, for a person who wants to know
    made TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
)
"""
_WAIT = 30.0  # seconds for another process to finish writing


class Verdicts:
    """Verdicts in an SQLite file. Several processes may share it; each verdict is kept at once."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, key: str) -> bool | None:
        """The verdict, None when it was never asked for.

        Raises ConfigurationError when the file is no store of verdicts.
        """
        with self._opened() as store:
            row = store.execute("SELECT verdict FROM verdicts WHERE key = ?", (key,)).fetchone()
        return bool(row[0]) if row else None

    def put(self, key: str, verdict: bool, reply: str) -> None:
        """Keep a verdict. Raises ConfigurationError when the file cannot be written."""
        with self._opened() as store:
            store.execute(
                "INSERT OR REPLACE INTO verdicts (key, verdict, reply) VALUES (?, ?, ?)",
                (key, verdict, reply),
            )

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=_WAIT)) as store, store:
                store.execute(_SCHEMA)
                yield store
        except (sqlite3.Error, OSError) as error:
            raise ConfigurationError(
                f"评判缓存不能用：{self._path}（{error}）；请删除它，评判会重新进行 "
                "(the judge's cache cannot be used; delete it and verdicts are asked for again)"
            ) from error


def key(*content: str | Sequence[tuple[str, str]]) -> str:
    """The digest of what a verdict depends on: endpoint, model, messages.

    >>> key("model", [("system", "甲")]) == key("model", [("system", "乙")])
    False
    """
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
