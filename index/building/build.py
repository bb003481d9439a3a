"""Build or update an index: read what changed, embed what is new, publish a generation."""

import gc
import hashlib
import json
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from index.building.corpus import Corpus, find_files
from index.building.intake import FileReader, Intake, take_in
from index.building.progress import UNWATCHED, Clock, Watch
from index.building.report import BuildReport, report_on
from index.building.rows import row_numbers
from index.building.vectors import embed_missing, vector_space, write_vectors
from index.building.workshop import Piece, Workshop, WorkshopDamaged, throw_away
from index.clause import Document
from index.embedding.embedder import Embedder
from index.errors import DocumentError, IndexDamaged, IndexMissing, TiaowenError
from index.facts.resolve import resolved
from index.generation import (
    LAYOUT,
    Manifest,
    check_files,
    current_id,
    hash_files,
    publish,
    read_manifest,
    remove_others,
    withdraw,
)
from index.parsing.parse import PARSER_VERSION
from index.passages import PASSAGES_VERSION
from index.question.writing.vocabulary import Vocabulary
from index.reading.reader import Reader
from index.search.letters import Letters
from index.search.lexical import LexicalIndex
from index.store import write_store

WORKSHOP = "work.sqlite"
PROBES = (
    "产品质量合格率",
    "由市场监管局牵头负责",
    "到2025年达到98%以上",
    "征求意见",
    "首席质量官",
)
"""Sentences whose vectors tell one embedder from another."""

_PROBE_NUMBERS = 8


def build(
    folders: Sequence[Path],
    root: Path,
    open_embedder: Callable[[], Embedder],
    *,
    reader: FileReader | None = None,
    watch: Watch = UNWATCHED,
) -> BuildReport:
    """Bring the index under ``root`` up to date with all files below ``folders``.

    Only what changed is read and embedded. An interrupted build loses a batch at most: the next
    one goes on from there. Without a ``reader`` files are read by a process of their own, within
    the limits that ``Limits`` has by default.

    Raises DocumentError when no document can be read, and TiaowenError when another build is
    under way.
    """
    began = time.perf_counter()
    root.mkdir(parents=True, exist_ok=True)
    with _only_builder(root), Reader() if reader is None else nullcontext(reader) as reader:
        corpus = find_files(folders)
        try:
            report = _build(corpus, root, open_embedder, reader, watch)
        except WorkshopDamaged as damage:
            watch.say(f"中间结果已损坏，重新来过：{damage} （kept work damaged; made anew）")
            throw_away(root / WORKSHOP)
            report = _build(corpus, root, open_embedder, reader, watch)
    report.seconds = round(time.perf_counter() - began, 2)
    return report


def _build(
    corpus: Corpus,
    root: Path,
    open_embedder: Callable[[], Embedder],
    reader: FileReader,
    watch: Watch,
) -> BuildReport:
    clock = Clock()
    with Workshop(root / WORKSHOP) as workshop:
        intake = take_in(corpus, workshop, reader, watch)
        clock.mark("read")
        before = _current(root)
        if not intake.cards:
            raise _nothing_readable(root, corpus, intake, before)
        embedder = open_embedder()
        generation = _generation_id(intake, embedder)
        report = report_on(generation, intake, before)
        if before and before.id == generation and _is_whole(root, before):
            report.rebuilt, report.rows = False, before.rows
            remove_others(root)
            if not workshop.unfinished:
                return report
        with _collector_off():
            pieces = [workshop.piece(card) for card in intake.cards.values()]
        digests = [digest for piece in pieces for digest in piece.rows.digests]
        if report.rebuilt:
            report.rows = len(digests)
            # First what needs no vectors: the embedder may be loading meanwhile.
            with _collector_off():
                staged = _write_words(root / f".{generation}.new", pieces, intake.settled)
            clock.mark("words")
            report.embedded = embed_missing(pieces, embedder, workshop, watch)
            clock.mark("embed")
            write_vectors(staged / "vectors.npy", digests, embedder, workshop)
            manifest = _manifest(staged, intake, report, embedder, before)
            publish(root, staged, manifest, _fallback(root, manifest, before))
            clock.mark("publish")
        workshop.keep_only(intake.keys, vector_space(embedder), set(digests))
    clock.mark("tidy")
    report.stages = clock.stages
    return report


@contextmanager
def _collector_off() -> Iterator[None]:
    """For half a million new objects, all of them in use: looking for garbage doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _only_builder(root: Path) -> Iterator[None]:
    try:
        with FileLock(root / ".lock", timeout=0):
            yield
    except Timeout:
        raise TiaowenError(
            f"另一个进程正在建索引：{root}；请等它结束 （another build is running）"
        ) from None


def _nothing_readable(
    root: Path, corpus: Corpus, intake: Intake, before: Manifest | None
) -> DocumentError:
    """What to say when no document is left; what was removed is not found any more."""
    reasons = "；".join(intake.problems.values()) or "文件夹里没有可读的文件"
    there = {file.source for file in corpus.files}
    removed = [n for n in (before.documents if before else ()) if not _is_there(n, there)]
    if removed:
        withdraw(root)
        reasons += f"；已移除的文件不再可查，索引已撤下：{'、'.join(removed)} （index withdrawn）"
    return DocumentError(f"没有可用的文档 no readable document: {reasons}")


def _is_there(document: str, files: Collection[str]) -> bool:
    """Whether a document's file is there, be it an archive that it is packed in."""
    return any(document == each or document.startswith(f"{each}/") for each in files)


def _current(root: Path) -> Manifest | None:
    """What the current generation says about itself, if it can be understood."""
    try:
        return read_manifest(root / current_id(root))
    except (IndexMissing, IndexDamaged):
        return None


def _is_whole(root: Path, manifest: Manifest) -> bool:
    try:
        check_files(root / manifest.id, manifest)
    except IndexDamaged:
        return False
    return True


def _generation_id(intake: Intake, embedder: Embedder) -> str:
    """The same files, manifest entries, parser and embedder give the same generation."""
    documents = list(intake.cards)
    parts = [LAYOUT, PARSER_VERSION, PASSAGES_VERSION, vector_space(embedder), intake.keys]
    return hashlib.sha256(json.dumps([*parts, documents]).encode()).hexdigest()[:16]


def _write_words(staged: Path, pieces: Sequence[Piece], settled: Collection[str]) -> Path:
    """Write all of a generation but its vectors and its manifest; return its folder."""
    shutil.rmtree(staged, ignore_errors=True)  # what an interrupted build left
    (staged / "lexical").mkdir(parents=True)
    rows = [piece.rows for piece in pieces]
    np.save(staged / "rows.npy", row_numbers(rows), allow_pickle=False)
    LexicalIndex.build([each.terms for each in rows]).save(staged / "lexical")
    documents = resolved([piece.parsed for piece in pieces], settled)
    Vocabulary.of(_said(each.document for each in documents)).save(staged / "vocabulary")
    Letters.write(staged / "letters", ([c.text for c in d.clauses] for d in documents))
    write_store(staged / "corpus.sqlite", documents, rows)
    return staged


def _said(documents: Iterable[Document]) -> Iterator[str]:
    """All that documents say, and what they are called."""
    for each in documents:
        yield from (each.text, each.title, each.region, each.issuer, *each.aliases)


def _manifest(
    staged: Path,
    intake: Intake,
    report: BuildReport,
    embedder: Embedder,
    before: Manifest | None,
) -> Manifest:
    return Manifest(
        id=report.generation,
        layout=LAYOUT,
        parser=PARSER_VERSION,
        embedder=embedder.id,
        embedder_sha256=embedder.weights_sha256,
        dimension=embedder.dimension,
        documents={name: card.sha256 for name, card in intake.cards.items()},
        rows=report.rows,
        clauses=report.clauses,
        probes=_probes(embedder, before),
        files=hash_files(staged),
        entries=intake.entries,
        unreadable=report.unreadable,
    )


def _probes(embedder: Embedder, before: Manifest | None) -> dict[str, list[float]]:
    """Sentences with the first numbers of their vectors, by which a searcher knows the model."""
    same = (embedder.id, embedder.weights_sha256, embedder.dimension)
    if before and same == (before.embedder, before.embedder_sha256, before.dimension):
        return before.probes  # the model need not be loaded for them
    vectors = embedder.encode_passages(list(PROBES))
    return {
        text: [round(float(x), 5) for x in vector[:_PROBE_NUMBERS]]
        for text, vector in zip(PROBES, vectors, strict=True)
    }


def _fallback(root: Path, manifest: Manifest, before: Manifest | None) -> str:
    """The generation before, if it may answer: whole, and without any document removed since."""
    if before is None or before.id == manifest.id or not _is_whole(root, before):
        return ""
    return before.id if before.documents.keys() <= manifest.documents.keys() else ""
