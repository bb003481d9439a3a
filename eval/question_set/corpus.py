"""The documents that questions are held to: their texts and their clauses."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.clause import Clause, Document, ParsedDocument
from index.generation import check_files, current_id, read_manifest
from index.store import Store


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents by id, and the clauses of each in reading order."""

    documents: Mapping[str, Document]
    clauses_of: Callable[[str], tuple[Clause, ...]]

    @classmethod
    def open(cls, index: Path) -> "Corpus":
        """The corpus of the generation in use; no model is needed. IndexMissing, IndexDamaged."""
        folder = index / current_id(index)
        check_files(folder, read_manifest(folder))
        store = Store(folder / "corpus.sqlite")
        return cls(
            store.documents,
            lambda document_id: tuple(clause for _, clause in store.clauses_of(document_id)),
        )

    @classmethod
    def of(cls, parsed: Iterable[ParsedDocument]) -> "Corpus":
        """Documents as they were parsed."""
        by_id = {each.document.id: each for each in parsed}
        return cls(
            {name: each.document for name, each in by_id.items()},
            lambda document_id: by_id[document_id].clauses,
        )

    def clauses(self) -> Iterator[Clause]:
        """All clauses."""
        for document_id in self.documents:
            yield from self.clauses_of(document_id)
