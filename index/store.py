"""Documents, clauses and sentences in SQLite: written once, then only read."""

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from index.building.rows import DocumentRows, row_numbers
from index.clause import Clause, Document, ParsedDocument, Sentence
from index.errors import IndexDamaged

_PLACES = "places.npy"  # int32 (clauses, 3): number of the document, start, characters
_SCHEMA = """
CREATE TABLE documents (position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL,
                        fields TEXT NOT NULL);
CREATE TABLE clauses (position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL,
                      document_id TEXT NOT NULL, fields TEXT NOT NULL);
CREATE TABLE sentences (clause INTEGER NOT NULL, position INTEGER NOT NULL, start INTEGER NOT NULL,
                        end INTEGER NOT NULL, years TEXT NOT NULL, PRIMARY KEY (clause, position))
                        WITHOUT ROWID;
CREATE INDEX clauses_by_document ON clauses (document_id, position);
"""


def write_store(path: Path, parsed: Sequence[ParsedDocument], rows: Sequence[DocumentRows]) -> None:
    """Write a corpus: its documents with their clauses, and the sentences of their rows.

    Where each clause stands goes into a file beside ``path``: to ask the database for all of them
    would take half a second at every opening.
    """
    clauses = [clause for document in parsed for clause in document.clauses]
    with sqlite3.connect(path) as connection:
        connection.executescript(_SCHEMA)
        connection.executemany(
            "INSERT INTO documents VALUES (?, ?, ?)",
            [(n, p.document.id, _text(_DOCUMENT, p.document)) for n, p in enumerate(parsed)],
        )
        connection.executemany(
            "INSERT INTO clauses VALUES (?, ?, ?, ?)",
            [(n, c.id, c.document_id, _text(_CLAUSE, c)) for n, c in enumerate(clauses)],
        )
        connection.executemany("INSERT INTO sentences VALUES (?, ?, ?, ?, ?)", _sentences(rows))
    connection.close()
    places = [(n, c.start, c.end - c.start) for n, each in enumerate(parsed) for c in each.clauses]
    np.save(path.with_name(_PLACES), np.array(places, np.int32), allow_pickle=False)


def _sentences(rows: Sequence[DocumentRows]) -> Iterator[tuple[int, int, int, int, str]]:
    """(clause number, sentence number, start, end, years) of every sentence of the corpus."""
    numbers = row_numbers(rows)
    places = numbers[numbers[:, 1] >= 0].tolist()
    spans = np.concatenate([each.spans for each in rows]).tolist()
    years = [each for document in rows for each in document.years]
    for (clause, position), (start, end), governing in zip(places, spans, years, strict=True):
        yield clause, position, start, end, governing


_DOCUMENT = TypeAdapter(Document)
_CLAUSE = TypeAdapter(Clause)


def _text(adapter: TypeAdapter[Any], record: Document | Clause) -> str:
    return adapter.dump_json(record).decode()


class Places:
    """Where the clauses of a corpus stand, by their numbers; each array has shape (clauses,).

    ``documents`` are numbers of documents, ``starts`` offsets in their texts, ``lengths``
    characters, ``before`` and ``siblings`` count the clauses of the document before it and
    altogether.
    """

    def __init__(
        self,
        documents: NDArray[np.int64],
        starts: NDArray[np.int64],
        lengths: NDArray[np.int64],
    ) -> None:
        self.documents = documents
        self.starts = starts
        self.lengths = lengths
        counts = np.bincount(documents)
        first = np.cumsum(counts) - counts  # a document's clauses stand together
        self.before = np.arange(len(documents)) - first[documents]
        self.siblings = counts[documents]


class Store:
    """Read-only view of a written corpus. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        try:
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1",  # a "#" in a name is escaped
                uri=True,
                check_same_thread=False,
            )
            self._lock = threading.Lock()
            rows = self._rows("SELECT fields FROM documents ORDER BY position")
        except sqlite3.Error as error:
            raise IndexDamaged(f"索引数据库不可读：{path}：{error}") from error
        self._places = path.with_name(_PLACES)
        loaded = [_DOCUMENT.validate_json(row[0]) for row in rows]
        self.documents = {document.id: document for document in loaded}

    def _rows(self, sql: str, *arguments: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(sql, arguments).fetchall()

    def clause_at(self, position: int) -> Clause:
        """The clause with this number in the index's own order."""
        (row,) = self._rows("SELECT fields FROM clauses WHERE position = ?", position)
        return _CLAUSE.validate_json(row[0])

    def position_of(self, clause_id: str) -> int:
        """The number of the clause with this id; KeyError when there is none."""
        rows = self._rows("SELECT position FROM clauses WHERE id = ?", clause_id)
        if not rows:
            raise KeyError(clause_id)
        return int(rows[0][0])

    def clause(self, clause_id: str) -> Clause:
        """The clause with this id; KeyError when there is none."""
        return self.clause_at(self.position_of(clause_id))

    def clauses_of(self, document_id: str) -> tuple[tuple[int, Clause], ...]:
        """All clauses of a document with their numbers, in reading order."""
        rows = self._rows(
            "SELECT position, fields FROM clauses WHERE document_id = ? ORDER BY position",
            document_id,
        )
        return tuple((row[0], _CLAUSE.validate_json(row[1])) for row in rows)

    def places(self) -> Places:
        """Where each clause stands, by the clause's number."""
        return Places(*np.load(self._places, allow_pickle=False).astype(np.int64).T)

    def sentences_of(self, position: int, clause: Clause) -> tuple[Sentence, ...]:
        """The sentences of a clause, in order."""
        rows = self._rows(
            "SELECT start, end, years FROM sentences WHERE clause = ? ORDER BY position", position
        )
        return tuple(
            Sentence(
                clause.id,
                clause.text[start - clause.start : end - clause.start],
                start,
                end,
                tuple(json.loads(years)),
            )
            for start, end, years in rows
        )
