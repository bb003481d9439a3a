"""Building the small corpus fast: files are read in this process, vectors are hashed bigrams."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from index.building.build import build
from index.building.corpus import find_files
from index.building.progress import UNWATCHED, Watch
from index.building.report import BuildReport
from index.clause import ParsedDocument
from index.embedding.embedder import Embedder
from index.errors import DocumentError
from index.facts.resolve import resolved
from index.loading.formats import load
from index.manifest import ManifestEntry
from index.parsing.parse import parse
from index.reading.reader import ReadResult
from tests.index.bigram_encoder import bigram_embedder


class InProcess:
    """Reads files in this process and keeps the names of those it read."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def read(
        self, path: Path, source: str, entries: Mapping[str, ManifestEntry] | None = None
    ) -> ReadResult:
        self.names.append(source)
        data = path.read_bytes()
        entry = (entries or {}).get(source)
        digest = hashlib.sha256(data).hexdigest()
        return ReadResult((parse(load(data, path.name), source, digest, entry),))


def small_build(
    documents: Path | Sequence[Path],
    root: Path,
    open_embedder: Callable[[], Embedder] = bigram_embedder,
    *,
    reader: InProcess | None = None,
    watch: Watch = UNWATCHED,
) -> BuildReport:
    folders = [documents] if isinstance(documents, Path) else documents
    return build(folders, root, open_embedder, reader=reader or InProcess(), watch=watch)


def parsed_corpus(folder: Path) -> tuple[ParsedDocument, ...]:
    """The documents of a folder without a build: those that can be read and cited."""
    found = []
    for file in find_files([folder]).files:
        try:
            (parsed,) = InProcess().read(file.path, file.source, file.entries).documents
        except DocumentError:
            continue
        found += [parsed] if parsed.clauses else []
    return resolved(found)
