"""A build killed at any point leaves an index that answers, and the next build succeeds."""

import random
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from index.building.build import WORKSHOP
from index.building.workshop import Workshop
from index.errors import IndexMissing
from index.generation import Manifest, current_id, read_manifest
from index.search.searcher import Searcher
from tests.index.bigram_encoder import bigram_embedder
from tests.index.building.crashing_build import die_after, die_at_change
from tests.index.building.small_build import parsed_corpus, small_build
from tests.index.small_corpus import change, write_corpus


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "documents")


def opened(root: Path) -> Searcher:
    return Searcher.open(root, bigram_embedder())


def first_build(documents: Path, root: Path) -> set[str]:
    """Nothing there yet. Returns the generations that may answer after a killed build."""
    return set()


def update(documents: Path, root: Path) -> set[str]:
    small_build(documents, root)
    change(documents, "bing.txt", "滑雪场5个", "滑雪场8个")
    return {current_id(root)}


def update_and_back(documents: Path, root: Path) -> set[str]:
    """The generation to be built is there already, as the one before the current."""
    update(documents, root)
    small_build(documents, root)
    change(documents, "bing.txt", "滑雪场8个", "滑雪场5个")
    return {current_id(root)}


def repair(documents: Path, root: Path) -> set[str]:
    """The generation to be built is the current one, and damaged."""
    before = update(documents, root)
    small_build(documents, root)
    (root / current_id(root) / "vectors.npy").write_bytes(b"")
    return before


Prepare = Callable[[Path, Path], set[str]]
SITUATIONS = pytest.mark.parametrize("prepare", [first_build, update_and_back, repair])


def assert_answers_and_builds(
    documents: Path, root: Path, before: set[str], damaged: bool = False
) -> None:
    """After a kill: what was there answers, or already the new; the next build succeeds."""
    figure = (documents / "bing.txt").read_text(encoding="utf-8").partition("滑雪场")[2][:2]
    try:
        searcher = opened(root)
    except IndexMissing:
        assert not before
    else:
        assert searcher.search("冰雪旅游滑雪场")[0].clause.id == "bing/1"
        assert searcher.notice == "" or damaged
        if searcher.generation not in before:
            assert f"滑雪场{figure}" in searcher.search("滑雪场")[0].clause.text
    report = small_build(documents, root)
    searcher = opened(root)
    assert (searcher.generation, searcher.notice) == (report.generation, "")
    assert f"滑雪场{figure}" in searcher.search("滑雪场")[0].clause.text
    assert not [path for path in root.iterdir() if path.is_dir() and path.name.startswith(".")]
    assert {clause.id for each in searcher.documents for clause in searcher.clauses_of(each)} == {
        clause.id for parsed in parsed_corpus(documents) for clause in parsed.clauses
    }
    with Workshop(root / WORKSHOP) as workshop:
        assert not workshop.unfinished
    assert searcher.manifest.files == uninterrupted(documents).files


@cache
def _built_at_once(texts: tuple[str, ...]) -> Manifest:
    with TemporaryDirectory() as folder:
        root = Path(folder) / "index"
        documents = write_corpus(Path(folder) / "documents")
        for path, text in zip(sorted(documents.iterdir()), texts, strict=True):
            path.write_text(text, encoding="utf-8")
        small_build(documents, root)
        return read_manifest(root / current_id(root))


def uninterrupted(documents: Path) -> Manifest:
    """What a build of these documents says about itself that nothing came in the way of."""
    paths = sorted(documents.iterdir())
    return _built_at_once(tuple(path.read_text(encoding="utf-8") for path in paths))


STRIDE = 4  # 1 tries every change to the disk and takes minutes


@SITUATIONS
def test_killed_before_any_change_to_the_disk(
    documents: Path, tmp_path: Path, prepare: Prepare
) -> None:
    before = prepare(documents, tmp_path / "prepared")
    number, killed = SITUATIONS.args[1].index(prepare) - STRIDE + 1, True
    while killed:
        number += STRIDE
        root = tmp_path / f"killed-{number}"
        if before:
            shutil.copytree(tmp_path / "prepared", root)
        killed = die_at_change(documents, root, number)
        assert_answers_and_builds(documents, root, before, damaged=prepare is repair)
        shutil.rmtree(root)
    assert number > 50  # files, folders, renames: all of them were tried


def test_killed_at_random_moments(documents: Path, tmp_path: Path) -> None:
    before = update(documents, tmp_path / "prepared")
    moments = random.Random(7)
    for number in range(8):
        root = tmp_path / f"killed-{number}"
        shutil.copytree(tmp_path / "prepared", root)
        die_after(documents, root, moments.uniform(0, 0.06))
        assert_answers_and_builds(documents, root, before)
