"""The workshop: what earlier builds worked out, in one SQLite file, so that it is done once.

    reads     by a file's key: the cards of its documents, and why others cannot be read
    parsed    the documents themselves, with their rows
    vectors   by the embedder's identity and the passage's digest

Everything is committed as soon as it is known: a build that is interrupted, by whatever, loses a
batch at most. Nothing here is the truth: each record carries a checksum, and a damaged workshop
is thrown away and filled anew.
"""

import sqlite3
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

from index.building.rows import DocumentRows
from index.clause import ParsedDocument

Floats = NDArray[np.float32]
_VERSION = 1  # of the tables below
_SCHEMA = f"""
PRAGMA user_version = {_VERSION};
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE reads (key TEXT PRIMARY KEY, read TEXT NOT NULL, checksum INTEGER NOT NULL);
CREATE TABLE parsed (key TEXT NOT NULL, position INTEGER NOT NULL, document BLOB NOT NULL,
                     digests BLOB NOT NULL, years TEXT NOT NULL, terms TEXT NOT NULL,
                     numbers BLOB NOT NULL, spans BLOB NOT NULL, bounds BLOB NOT NULL,
                     term_numbers BLOB NOT NULL, counts BLOB NOT NULL, checksum INTEGER NOT NULL,
                     PRIMARY KEY (key, position));
CREATE TABLE vectors (embedder TEXT NOT NULL, digest BLOB NOT NULL, vector BLOB NOT NULL,
                      checksum INTEGER NOT NULL, PRIMARY KEY (embedder, digest));
"""
_UNFINISHED = "unfinished"


class WorkshopDamaged(Exception):
    """The file is no workshop, or not what was written; it can be thrown away."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a build needs to know of a document before it is taken out of the workshop."""

    key: str  # of its file
    position: int  # in its file
    id: str
    source: str
    sha256: str
    clauses: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One document of the corpus, with its rows."""

    parsed: ParsedDocument
    rows: DocumentRows


@dataclass(frozen=True, slots=True)
class Read:
    """What a file was read as: its documents, and by name what could not be read and why."""

    cards: tuple[Card, ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)


_DOCUMENT = TypeAdapter(ParsedDocument)
_READ = TypeAdapter(Read)


class Workshop:
    """An open workshop; for one builder at a time.

    ``resumed`` tells that the build before this one did not come to its end.
    Every method raises WorkshopDamaged where the file turns out not to be whole.
    """

    def __init__(self, path: Path) -> None:
        with _damage(path):
            self._path = path
            self._connection = sqlite3.connect(path, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute("PRAGMA secure_delete = ON")  # removed means removed
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
            if version != _VERSION:
                self._make_anew()
        self.resumed = self.unfinished

    def _make_anew(self) -> None:
        tables = self._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        drop = "".join(f'DROP TABLE "{name}";' for (name,) in tables.fetchall())
        self._connection.executescript(f"BEGIN; {drop} {_SCHEMA} COMMIT;")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    @property
    def unfinished(self) -> bool:
        """Whether a build has begun that did not come to its end."""
        with _damage(self._path):
            query = "SELECT 1 FROM notes WHERE name = ?"
            return self._connection.execute(query, (_UNFINISHED,)).fetchone() is not None

    def note_beginning(self) -> None:
        """From here to ``keep_only`` a build is unfinished."""
        with _damage(self._path):
            self._connection.execute("INSERT OR IGNORE INTO notes VALUES (?, '')", (_UNFINISHED,))

    # What files were read as

    def read(self, key: str) -> Read | None:
        """What the file with this key was read as, None when it has not been read yet."""
        with _damage(self._path):
            query = "SELECT read, checksum FROM reads WHERE key = ?"
            found = self._connection.execute(query, (key,)).fetchone()
            if found is None:
                return None
            if _checksum(found[:1]) != found[1]:
                raise WorkshopDamaged(f"{self._path}: a file's record is not what was written")
            return _READ.validate_json(found[0])

    def keep_read(
        self, key: str, documents: Sequence[ParsedDocument], problems: Mapping[str, str]
    ) -> Read:
        """Keep what a file was read as; what was kept under the key before gives way."""
        cards = tuple(_card(key, n, parsed) for n, parsed in enumerate(documents))
        read = Read(cards, problems)
        with _damage(self._path), self._transaction():
            self._connection.execute("DELETE FROM parsed WHERE key = ?", (key,))
            self._connection.executemany(
                "INSERT INTO parsed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(key, n, *_columns(parsed)) for n, parsed in enumerate(documents)],
            )
            text = _READ.dump_json(read).decode()
            self._connection.execute(
                "INSERT OR REPLACE INTO reads VALUES (?, ?, ?)", (key, text, _checksum([text]))
            )
        return read

    def piece(self, card: Card) -> Piece:
        """The document of a card, with its rows."""
        with _damage(self._path):
            found = self._connection.execute(
                "SELECT document, digests, years, terms, numbers, spans, bounds, term_numbers,"
                " counts, checksum FROM parsed WHERE key = ? AND position = ?",
                (card.key, card.position),
            ).fetchone()
            if found is None:
                raise WorkshopDamaged(f"{self._path}: {card.source} is missing")
            document, *rows, checksum = found
            if _checksum(found[:-1]) != checksum:
                raise WorkshopDamaged(f"{self._path}: {card.source} is not what was written")
            return Piece(_DOCUMENT.validate_json(document), DocumentRows.from_columns(*rows))

    # Vectors

    def known(self, embedder: str) -> set[str]:
        """The digests of the passages that have a vector of this embedder."""
        with _damage(self._path):
            query = "SELECT lower(hex(digest)) FROM vectors WHERE embedder = ?"
            return {digest for (digest,) in self._connection.execute(query, (embedder,))}

    def keep_vectors(self, embedder: str, digests: Sequence[str], vectors: Floats) -> None:
        """Keep the vectors of passages, of shape (len(digests), dimension)."""
        with _damage(self._path), self._transaction():
            rows = [
                (embedder, bytes.fromhex(digest), data := vector.tobytes(), zlib.crc32(data))
                for digest, vector in zip(digests, vectors.astype("<f4"), strict=True)
            ]
            self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)", rows)

    def vectors(self, embedder: str, dimension: int) -> Iterator[tuple[bytes, Floats]]:
        """(digest as bytes, vector) of all passages that have a vector of this embedder."""
        with _damage(self._path):
            # The plus keeps SQLite from going by its index, in whose order the rows are not.
            query = "SELECT digest, vector, checksum FROM vectors WHERE +embedder = ?"
            for digest, data, checksum in self._connection.execute(query, (embedder,)):
                if zlib.crc32(data) != checksum or len(data) != 4 * dimension:
                    raise WorkshopDamaged(f"a vector in {self._path} is not what was written")
                yield digest, np.frombuffer(data, "<f4")

    # The end of a build

    def keep_only(self, keys: Collection[str], embedder: str, digests: Collection[str]) -> None:
        """Forget all that the finished build did not use; the build is no longer unfinished."""
        forgotten = [
            (embedder, bytes.fromhex(each)) for each in self.known(embedder).difference(digests)
        ]
        with _damage(self._path), self._transaction():
            run = self._connection.execute
            kept = {key for (key,) in run("SELECT key FROM reads")}
            for key in kept.difference(keys):
                run("DELETE FROM reads WHERE key = ?", (key,))
                run("DELETE FROM parsed WHERE key = ?", (key,))
            self._connection.executemany(
                "DELETE FROM vectors WHERE embedder = ? AND digest = ?", forgotten
            )
            run("DELETE FROM vectors WHERE embedder <> ?", (embedder,))
            run("DELETE FROM notes WHERE name = ?", (_UNFINISHED,))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


def throw_away(path: Path) -> None:
    """Delete a workshop with all that SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _card(key: str, position: int, parsed: ParsedDocument) -> Card:
    it = parsed.document
    return Card(key, position, it.id, it.source, it.sha256, len(parsed.clauses), parsed.notes)


def _columns(parsed: ParsedDocument) -> tuple[bytes | str | int, ...]:
    columns = (_DOCUMENT.dump_json(parsed), *DocumentRows.of(parsed).columns())
    return (*columns, _checksum(columns))


def _checksum(columns: Sequence[bytes | str]) -> int:
    checksum = 0
    for column in columns:
        checksum = zlib.crc32(column.encode() if isinstance(column, str) else column, checksum)
    return checksum


@contextmanager
def _damage(path: Path) -> Iterator[None]:
    """SQLite's and pydantic's words for a damaged file, in ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in _NOT_DAMAGE:
            raise OSError(f"{path}: {error}") from error
        raise WorkshopDamaged(f"{path}: {error}") from error
    except (sqlite3.Error, ValidationError, ValueError) as error:
        raise WorkshopDamaged(f"{path}: {error}") from error


# The disk is full, cannot be written, is locked: throwing the file away would not help.
_NOT_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_NOMEM,
    }
)
