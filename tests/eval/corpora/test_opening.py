"""A corpus by its folder: what kind it is, and what is said when it is none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from eval.corpora.opening import open_corpus
from index.errors import DocumentError
from tests.eval.corpora.small_sets import legal_row, write_beir, write_legal_dc, write_stard


@pytest.mark.parametrize(
    ("write", "name"),
    [
        (lambda folder: write_legal_dc(folder, [legal_row()]), "legal_dc"),
        (write_stard, "stard"),
        (write_beir, "some"),
    ],
)
def test_the_kind_is_seen_from_the_files(
    tmp_path: Path, write: Callable[[Path], Path], name: str
) -> None:
    corpus = open_corpus(str(write(tmp_path / "some")), tmp_path / "home")
    assert corpus.name == name
    assert corpus.questions


def test_what_is_prepared_lies_below_home(tmp_path: Path) -> None:
    corpus = open_corpus(str(write_beir(tmp_path / "some")), tmp_path / "home")
    assert corpus.folder == tmp_path / "home" / "eval" / "corpora" / "some" / "documents"


@pytest.mark.parametrize("there", [True, False])
def test_what_is_no_corpus_is_one_line(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "nothing"
    if there:
        folder.mkdir()
    with pytest.raises(DocumentError, match="nothing") as raised:
        open_corpus(str(folder), tmp_path / "home")
    assert "\n" not in str(raised.value)
