"""From files to documents: what was read before is taken from the workshop, the rest is read."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Protocol

from index.building.corpus import Corpus, SourceFile
from index.building.progress import Watch
from index.building.workshop import Card, Read, Workshop
from index.errors import DocumentError
from index.generation import sha256_of
from index.manifest import ManifestEntry
from index.parsing.parse import PARSER_VERSION
from index.passages import PASSAGES_VERSION
from index.reading.reader import ReadResult


@dataclass(slots=True)
class Intake:
    """The cards of a corpus's documents, by name, and what could not be read and why."""

    cards: dict[str, Card] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)  # source -> digest of its manifest entry
    settled: set[str] = field(default_factory=set)  # ids whose status the manifest gives
    problems: dict[str, str] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)  # of the workshop's records that were used
    read: int = 0  # files that are new or changed


class FileReader(Protocol):
    """How a file is read; ``index.reading.reader.Reader`` is the one that trusts no file."""

    def read(
        self, path: Path, source: str, entries: Mapping[str, ManifestEntry] | None = None
    ) -> ReadResult:
        """The documents of a file; DocumentError when it cannot be read at all."""


def take_in(
    corpus: Corpus,
    workshop: Workshop,
    reader: FileReader,
    watch: Watch,
) -> Intake:
    """Have all documents of ``corpus`` in the workshop, and say which they are.

    Raises:
        TiaowenError: the reader cannot work at all.
    """
    intake = Intake(problems=dict(corpus.problems))
    ids: dict[str, str] = {}  # document id -> name
    for file in watch.bar(corpus.files, "读取 reading"):
        try:
            digest = sha256_of(file.path)
        except OSError as error:
            intake.problems[file.source] = (
                f"{file.source}：不可读：{error.strerror} （cannot be read）"
            )
            continue
        key = _key(file, digest)
        found = workshop.read(key)
        if found is None:
            if workshop.read(f"{key}?") is None:  # not one that could not be read before
                if not intake.read:
                    workshop.note_beginning()
                intake.read += 1
            found = _read(file, digest, key, reader, workshop)
        intake.keys.append(_kept_as(key, found.problems))
        intake.problems.update(found.problems)
        for card in found.cards:
            _admit(card, file, intake, ids)
    return intake


def _key(file: SourceFile, digest: str) -> str:
    """What a file is read as depends on this and on nothing else."""
    entries = {name: asdict(entry) for name, entry in file.entries.items()}
    parts = [PARSER_VERSION, PASSAGES_VERSION, digest, file.source, entries]
    return _digest(parts)


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def _read(file: SourceFile, digest: str, key: str, reader: FileReader, workshop: Workshop) -> Read:
    try:
        result = reader.read(file.path, file.source, file.entries)
    except DocumentError as error:
        result = ReadResult((), {file.source: str(error)})
    if _changed_meanwhile(file.path, digest):
        why = f"{file.source}：读取时被改动；请再建一次 （changed while it was read; build again）"
        return Read(problems={file.source: why})
    return workshop.keep_read(_kept_as(key, result.problems), result.documents, result.problems)


def _kept_as(key: str, problems: Mapping[str, str]) -> str:
    """The key of a file's record; one with problems is never found again, but read again.

    A problem may pass: too slow today, no LibreOffice yet.
    """
    return f"{key}?" if problems else key


def _changed_meanwhile(path: Path, digest: str) -> bool:
    try:
        return sha256_of(path) != digest
    except OSError:
        return True


def _admit(card: Card, file: SourceFile, intake: Intake, ids: dict[str, str]) -> None:
    """Take a document in: it needs a clause to cite, and an id of its own."""
    if not card.clauses:
        intake.problems[card.source] = f"没有可引用的条款：{card.source} （no clause found in it）"
    elif card.id in ids:
        other = ids[card.id]
        intake.problems[card.source] = (
            f"{card.source} 与 {other} 的条款编号会相同；请改名 "
            f"（its clauses would have the ids of {other}; rename one）"
        )
    else:
        ids[card.id] = card.source
        intake.cards[card.source] = card
        entry = file.entries.get(card.source)
        if entry:
            intake.entries[card.source] = _digest(asdict(entry))[:16]
            if entry.status:
                intake.settled.add(card.id)
