"""A folder in BEIR's format (Thakur et al., 2021), in which most retrieval sets are published.

``corpus.jsonl`` {_id, title, text}, ``queries.jsonl`` {_id, text}, ``qrels/<split>.tsv`` with a
head (query-id, corpus-id, score); each may be gzipped. An entry of the corpus becomes a file, and
ranks count entries, as BEIR's do. Judgments are taken as relevant or not (score > 0).
"""

from collections.abc import Iterator
from pathlib import Path

from eval.corpora.corpus import Corpus, CorpusQuestion
from eval.corpora.document_files import id_in_index, write_documents
from eval.corpora.json_lines import lines_of, rows_of, unique
from eval.question_set.question import Gold
from index.errors import DocumentError

HEAD = ("query-id", "corpus-id", "score")
_NONE_RELEVANT = "没有相关条目 (no entry is judged relevant)"


def open_beir(folder: Path, work: Path, split: str = "test") -> Corpus:
    """The corpus in ``folder``; its entries are written as files to ``work/documents``.

    Questions of other splits are not in it; those of which no entry is relevant are left out.

    Raises:
        DocumentError: a file is missing, or the named line is not of the format.
    """
    entries = _found(folder, "corpus.jsonl")
    judgments = _found(folder / "qrels", f"{split}.tsv")
    known = _ids(entries)
    asked = _questions(_found(folder, "queries.jsonl"))
    golds = _golds(judgments, known, asked)
    questions = tuple(
        CorpusQuestion(identity, asked[identity], tuple(dict.fromkeys(found)))
        for identity, found in golds.items()
        if found
    )
    left_out = {identity: _NONE_RELEVANT for identity, found in golds.items() if not found}
    documents = write_documents(work, [entries], lambda: _documents(entries))
    return Corpus(
        folder.resolve().name, documents, questions, "documents", named=False, left_out=left_out
    )


def _found(folder: Path, name: str) -> Path:
    """The file of that name, or its gzipped form."""
    for path in (folder / name, folder / f"{name}.gz"):
        if path.is_file():
            return path
    others = sorted(each.name for each in folder.glob("*")) if folder.is_dir() else []
    raise DocumentError(
        f"BEIR 文件夹里没有 {folder / name}；现有 {others} （no such file, gzipped or not）"
    )


def _ids(path: Path) -> set[str]:
    """The ids of the corpus; every line is looked at before any file is written."""
    ids: set[str] = set()
    for row in rows_of(path):
        unique(ids, row, "_id")
        row.text("title", default="")
        row.text("text")
    return ids


def _documents(path: Path) -> Iterator[tuple[str, str]]:
    for row in rows_of(path):
        title, text = row.text("title", default="").strip(), row.text("text").strip()
        yield row.name("_id"), f"{title}\n\n{text}\n" if title else f"{text}\n"


def _questions(path: Path) -> dict[str, str]:
    ids: set[str] = set()
    return {unique(ids, row, "_id"): row.name("text") for row in rows_of(path)}


def _golds(path: Path, entries: set[str], asked: dict[str, str]) -> dict[str, list[Gold]]:
    """The relevant entries of each question that is judged, by the question's id."""
    golds: dict[str, list[Gold]] = {}
    lines = lines_of(path)
    number, head = next(lines, (1, ""))
    if tuple(head.split("\t")) != HEAD:
        raise DocumentError(
            f"{path}:{number}：首行须为 {' '.join(HEAD)}（制表符分隔），现为 {head[:80]!r} "
            "（the first line must be this head）"
        )
    for number, line in lines:
        fields = line.split("\t")
        problem = _problem(fields, entries, asked)
        if problem:
            raise DocumentError(f"{path}:{number}：{problem}；现为 {line[:80]!r}")
        found = golds.setdefault(fields[0], [])
        if int(fields[2]) > 0:
            found.append(Gold(id_in_index(fields[1]), quote="", label=""))
    return golds


def _problem(fields: list[str], entries: set[str], asked: dict[str, str]) -> str:
    """What is wrong with a judgment, "" when nothing is."""
    if len(fields) != len(HEAD):
        return f"须有 {len(HEAD)} 列 （must have {len(HEAD)} columns）"
    if fields[0] not in asked:
        return f"queries.jsonl 中没有问题 {fields[0]!r} （no such question）"
    if fields[1] not in entries:
        return f"corpus.jsonl 中没有条目 {fields[1]!r} （no such entry）"
    try:
        int(fields[2])
    except ValueError:
        return f"score {fields[2]!r} 不是整数 （the score is no whole number）"
    return ""
