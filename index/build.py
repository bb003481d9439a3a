"""Build or update an index: parse the documents, embed what is new, publish a generation."""

import fcntl
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.clause import ParsedDocument, Sentence
from index.embedding.embedder import Embedder
from index.errors import DocumentError, IndexDamaged, IndexMissing, TiaowenError
from index.generation import (
    LAYOUT,
    Manifest,
    check_files,
    current_id,
    hash_files,
    publish,
    read_manifest,
)
from index.lexical import LexicalIndex
from index.manifest import load_manifest
from index.parsing.parse import PARSER_VERSION, parse_file
from index.passages import Passage, passages
from index.store import write_store

SUFFIXES = {".txt", ".md"}
_PROBES = (
    "产品质量合格率",
    "由市场监管局牵头负责",
    "到2025年达到98%以上",
    "征求意见",
    "首席质量官",
)
_PROBE_NUMBERS = 8


@dataclass(slots=True)
class BuildReport:
    """What a build did, by source file name."""

    generation: str
    rebuilt: bool
    clauses: int = 0
    embedded: int = 0  # passages that had to be embedded; the others were known
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unreadable: dict[str, str] = field(default_factory=dict)  # file -> why


def build(
    documents: Path, root: Path, open_embedder: Callable[[], Embedder], progress: bool = False
) -> BuildReport:
    """Bring the index under ``root`` up to date with the folder ``documents``.

    Nothing is done when nothing changed. Raises DocumentError when no document can be read, and
    TiaowenError when another build is under way.
    """
    root.mkdir(parents=True, exist_ok=True)
    with _only_builder(root):
        parsed, unreadable = parse_folder(documents)
        if not parsed:
            reasons = "；".join(unreadable.values()) or "文件夹里没有 .txt 或 .md 文件"
            raise DocumentError(f"没有可用的文档：{documents}：{reasons} （no readable document）")
        previous = _previous(root)
        embedder = open_embedder()
        generation = _generation_id(parsed, embedder)
        report = _report(generation, parsed, unreadable, previous)
        if previous and previous.id == generation:
            report.rebuilt = False
            return report
        _write(root, parsed, embedder, report, previous, progress)
        return report


def parse_folder(folder: Path) -> tuple[list[ParsedDocument], dict[str, str]]:
    """Every document of a folder, and for each file that cannot be read, why."""
    if not folder.is_dir():
        raise DocumentError(f"文档文件夹不存在：{folder} （no such folder）")
    manifest = load_manifest(folder)
    parsed: dict[str, ParsedDocument] = {}
    unreadable: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in SUFFIXES or path.name.startswith("."):
            continue
        try:
            document = parse_file(path, manifest)
            _check_citable(document, parsed)
            parsed[document.document.id] = document
        except DocumentError as error:
            unreadable[path.name] = str(error)
    return list(parsed.values()), unreadable


def _check_citable(parsed: ParsedDocument, others: Mapping[str, ParsedDocument]) -> None:
    """A document needs a clause to cite, and an id of its own: a.txt and a.md would share one."""
    document = parsed.document
    if not parsed.clauses:
        raise DocumentError(f"没有可引用的条款：{document.source} （no clause found in it）")
    if document.id in others:
        other = others[document.id].document.source
        raise DocumentError(
            f"{document.source} 与 {other} 只有扩展名或空格不同，条款编号会相同；请改名 "
            f"（its clauses would have the ids of {other}; rename one）"
        )


@contextmanager
def _only_builder(root: Path) -> Iterator[None]:
    with (root / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise TiaowenError(
                f"另一个进程正在建索引：{root}；请等它结束 （another build is running）"
            ) from None
        yield


def _previous(root: Path) -> Manifest | None:
    """The current generation's manifest, if it is whole; a damaged one is built anew."""
    try:
        generation = current_id(root)
        manifest = read_manifest(root / generation)
        check_files(root / generation, manifest)
    except (IndexMissing, IndexDamaged):
        return None
    return manifest


def _generation_id(parsed: Sequence[ParsedDocument], embedder: Embedder) -> str:
    """The same documents, parser and embedder give the same generation.

    Manifest entries count too: a corrected title is a change although the file is not.
    """
    documents = [
        [
            d.id,
            d.sha256,
            d.title,
            d.issuer,
            d.number,
            d.region,
            d.level,
            d.issued,
            d.status,
            d.aliases,
        ]
        for d in (p.document for p in parsed)
    ]
    parts = [LAYOUT, PARSER_VERSION, embedder.id, embedder.weights_sha256, documents]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]


def _report(
    generation: str,
    parsed: Sequence[ParsedDocument],
    unreadable: dict[str, str],
    previous: Manifest | None,
) -> BuildReport:
    now = {p.document.source: p.document.sha256 for p in parsed}
    before = previous.documents if previous else {}
    return BuildReport(
        generation,
        rebuilt=True,
        clauses=sum(len(p.clauses) for p in parsed),
        added=sorted(now.keys() - before.keys()),
        changed=sorted(name for name in now.keys() & before.keys() if now[name] != before[name]),
        removed=sorted(before.keys() - now.keys()),
        unreadable=unreadable,
    )


def _write(
    root: Path,
    parsed: Sequence[ParsedDocument],
    embedder: Embedder,
    report: BuildReport,
    previous: Manifest | None,
    progress: bool,
) -> None:
    staged = root / f".{report.generation}.new"
    shutil.rmtree(staged, ignore_errors=True)  # what an interrupted build left
    (staged / "lexical").mkdir(parents=True)
    rows = list(passages(parsed))
    vectors, report.embedded = _vectors(rows, embedder, root, previous, progress)
    np.save(staged / "vectors.npy", vectors, allow_pickle=False)
    np.save(staged / "rows.npy", _row_numbers(rows), allow_pickle=False)
    (staged / "digests.txt").write_text("\n".join(row.digest for row in rows), encoding="ascii")
    LexicalIndex.build([row.text for row in rows]).save(staged / "lexical")
    write_store(staged / "corpus.sqlite", parsed, _sentences(rows))
    probes = embedder.encode_queries(list(_PROBES))
    manifest = Manifest(
        id=report.generation,
        layout=LAYOUT,
        parser=PARSER_VERSION,
        embedder=embedder.id,
        embedder_sha256=embedder.weights_sha256,
        dimension=embedder.dimension,
        documents={p.document.source: p.document.sha256 for p in parsed},
        rows=len(rows),
        clauses=report.clauses,
        probes={
            text: [round(float(x), 5) for x in vector[:_PROBE_NUMBERS]]
            for text, vector in zip(_PROBES, probes, strict=True)
        },
        files=hash_files(staged),
        previous=previous.id if previous else "",
        unreadable=report.unreadable,
    )
    publish(root, staged, manifest)


def _row_numbers(rows: Sequence[Passage]) -> NDArray[np.int32]:
    """(clause number, sentence number or -1) of every row."""
    numbers = np.empty((len(rows), 2), dtype=np.int32)
    clause = sentence = -1
    for row, passage in enumerate(rows):
        if passage.sentence is None:
            clause, sentence = clause + 1, -1
        else:
            sentence += 1
        numbers[row] = clause, sentence
    return numbers


def _sentences(rows: Sequence[Passage]) -> Iterator[tuple[int, int, Sentence]]:
    for (clause, position), passage in zip(_row_numbers(rows), rows, strict=True):
        if passage.sentence is not None:
            yield int(clause), int(position), passage.sentence


def _vectors(
    rows: Sequence[Passage],
    embedder: Embedder,
    root: Path,
    previous: Manifest | None,
    progress: bool,
) -> tuple[NDArray[np.float32], int]:
    """Vectors of all rows, and how many had to be computed: equal text is embedded once."""
    known = _known_vectors(root, previous, embedder)
    fresh = {row.digest: row.text for row in rows if row.digest not in known}
    if fresh:
        encoded = embedder.encode_passages(list(fresh.values()), progress=progress)
        known.update(zip(fresh, encoded, strict=True))
    return np.stack([known[row.digest] for row in rows]).astype(np.float32), len(fresh)


def _known_vectors(
    root: Path, previous: Manifest | None, embedder: Embedder
) -> dict[str, NDArray[np.float32]]:
    if previous is None or previous.embedder_sha256 != embedder.weights_sha256:
        return {}
    folder = root / previous.id
    digests = (folder / "digests.txt").read_text(encoding="ascii").split("\n")
    vectors = np.load(folder / "vectors.npy", mmap_mode="r", allow_pickle=False)
    return dict(zip(digests, vectors, strict=True))
