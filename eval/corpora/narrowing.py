"""A part of a corpus that is small enough for a machine: always the same part."""

import hashlib
import shutil
import tempfile
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from eval.corpora.corpus import Corpus, CorpusQuestion
from eval.corpora.opening import corpora_in
from index.building.corpus import SourceFile, find_files
from index.errors import ConfigurationError
from index.parsing.parse import document_id


def narrowed(corpus: Corpus, documents: int, home: Path) -> Corpus:
    """A corpus of so many documents: those of the first questions, and distractors.

    Half of the documents are those that the first questions name, the others are drawn by the hash
    of their names. The questions are all whose evidence is among them. The files are copied to a
    folder below ``home``. The whole corpus where it is not larger.

    Raises:
        ConfigurationError: fewer than two documents are asked for.
    """
    if documents < 2:
        raise ConfigurationError(f"--documents 至少为 2，得到 {documents} （at least 2）")
    files = {document_id(file.source): file for file in find_files([corpus.folder]).files}
    if documents >= len(files):
        return corpus
    chosen = _chosen(corpus.questions, files, documents)
    name = f"{corpus.name}-{documents}"
    folder = _copied((files[each] for each in sorted(chosen)), corpora_in(home) / name)
    questions = tuple(q for q in corpus.questions if {g.document for g in q.gold} <= chosen)
    return replace(corpus, name=name, folder=folder, questions=questions, left_out={})


def _chosen(
    questions: Iterable[CorpusQuestion], there: Collection[str], documents: int
) -> set[str]:
    """The ids of the documents of the part."""
    chosen: set[str] = set()
    for question in questions:
        wanted = {gold.document for gold in question.gold} & set(there)
        if len(chosen | wanted) > documents // 2:
            break
        chosen |= wanted
    others = sorted(set(there) - chosen, key=lambda name: hashlib.sha256(name.encode()).digest())
    return chosen | set(others[: documents - len(chosen)])


def _copied(files: Iterable[SourceFile], work: Path) -> Path:
    """The files in ``work/documents``, which held nothing or the same part before."""
    work.mkdir(parents=True, exist_ok=True)
    folder = work / "documents"
    with tempfile.TemporaryDirectory(dir=work, prefix=".new-") as name:
        staged = Path(name) / "documents"
        for file in files:
            target = staged / file.source
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file.path, target)
        if folder.exists():
            shutil.move(folder, Path(name) / "before")
        staged.rename(folder)
    return folder
