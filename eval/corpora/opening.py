"""Corpora by name or by folder: what a folder holds tells which kind it is."""

from pathlib import Path

from eval.corpora import legal_dc, stard
from eval.corpora.beir import open_beir
from eval.corpora.corpus import Corpus
from index.errors import DocumentError
from index.settings import ROOT

DATA = ROOT.parent / "shared" / "data"
"""Where the corpora that are measured with lie; they are no part of the project."""


def corpora_in(home: Path) -> Path:
    """The folder below ``home`` in which corpora are prepared, one folder each."""
    return home / "eval" / "corpora"


def open_corpus(name: str, home: Path, split: str = "test") -> Corpus:
    """The corpus of that name below ``DATA`` (legal_dc, stard), or the one in a folder.

    What has to be written for it goes below ``home``. ``split`` chooses among a BEIR folder's
    judgments.

    Raises:
        DocumentError: there is no such folder, it is no corpus, or a line in it is wrong.
    """
    folder = DATA / name if (DATA / name).is_dir() else Path(name)
    work = corpora_in(home) / folder.resolve().name
    if (folder / legal_dc.DOCUMENTS).is_dir() and (folder / legal_dc.QUESTIONS).is_file():
        return legal_dc.open_legal_dc(folder)
    if (folder / stard.JUDGMENTS).is_file():
        return stard.open_stard(folder, work)
    if (folder / "qrels").is_dir():
        return open_beir(folder, work, split)
    if folder.is_dir():
        raise DocumentError(
            f"{folder} 不是语料：须有 documents/ 与 {legal_dc.QUESTIONS}、{stard.JUDGMENTS} 或 "
            "qrels/ （no corpus: neither Legal-DC, STARD nor BEIR）"
        )
    raise DocumentError(
        f"没有语料 {name!r}：{DATA / name} 和 {folder.absolute()} 都不是文件夹；"
        "请给出文件夹 （no such corpus; name its folder）"
    )
