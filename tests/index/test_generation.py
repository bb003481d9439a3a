"""A generation on disk: whatever is damaged is refused by name, or the one before answers."""

import hashlib
import json
import os
import pickle
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.errors import IndexDamaged, IndexMissing
from index.generation import (
    LAYOUT,
    Manifest,
    check_files,
    current_id,
    fallback_id,
    hash_files,
    publish,
    read_manifest,
    sha256_of,
)
from index.search.searcher import Searcher
from tests.index.bigram_encoder import BigramEncoder, bigram_embedder
from tests.index.building.small_build import small_build
from tests.index.small_corpus import write_corpus

FILES = (
    "vectors.npy",
    "rows.npy",
    "corpus.sqlite",
    "lexical/bounds.npy",
    "lexical/holders.npy",
    "lexical/vocabulary.json",
    "lexical/weights.npy",
    "places.npy",
    "letters/bounds.npy",
    "letters/codes.npy",
    "vocabulary/pair_counts.npy",
    "vocabulary/pairs.npy",
    "vocabulary/triple_counts.npy",
    "vocabulary/triples.npy",
)


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")


DAMAGES = (flip, truncate, lengthen, Path.unlink)
Damage = Callable[[Path], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An index of one generation."""
    small_build(write_corpus(tmp_path / "documents"), tmp_path / "index")
    return tmp_path / "index"


@pytest.fixture
def previous(root: Path, tmp_path: Path) -> str:
    """The id of a generation before the current one of ``root``."""
    before = current_id(root)
    (tmp_path / "documents" / "ding.txt").write_text("一、新增内容。开展检查。", encoding="utf-8")
    small_build(tmp_path / "documents", root)
    assert current_id(root) != before
    return before


def opened(root: Path) -> Searcher:
    return Searcher.open(root, bigram_embedder())


# Damage


def test_the_files_named_here_are_all_there_are(root: Path) -> None:
    folder = root / current_id(root)
    assert set(hash_files(folder)) == set(FILES) == set(read_manifest(folder).files)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_refused_by_name(root: Path, name: str, damage: Damage) -> None:
    damage(root / current_id(root) / name)
    with pytest.raises(IndexDamaged, match=name) as caught:
        opened(root)
    assert "python -m index build" in str(caught.value)


@pytest.mark.parametrize("name", [*FILES, "manifest.json"])
def test_the_previous_generation_answers_and_says_so(root: Path, previous: str, name: str) -> None:
    flip(root / current_id(root) / name)
    searcher = opened(root)
    assert searcher.generation == previous
    assert name in searcher.notice
    assert previous in searcher.notice
    assert searcher.search("乙县第三条")[0].clause.id == "yi/art3"


def test_when_both_are_damaged_the_current_one_is_named(root: Path, previous: str) -> None:
    for generation in (current_id(root), previous):
        flip(root / generation / "vectors.npy")
    with pytest.raises(IndexDamaged, match=current_id(root)):
        opened(root)


def outcome(folder: Path) -> Manifest | str:
    """The manifest that is read, or why it is refused."""
    try:
        return read_manifest(folder)
    except IndexDamaged as error:
        return str(error)


def test_a_flipped_byte_anywhere_in_the_manifest_is_refused_or_means_nothing(root: Path) -> None:
    path = root / current_id(root) / "manifest.json"
    whole, manifest = path.read_bytes(), read_manifest(path.parent)
    understood = 0
    for at in range(len(whole)):
        for bit in (1, 64):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
            read = outcome(path.parent)
            assert read == manifest or (isinstance(read, str) and str(path.parent) in read)
            understood += read == manifest
    assert understood < len(whole) / 100


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"id": 3}', b'{"files": "all"}']
)
def test_a_manifest_that_is_none_is_refused_in_one_line(root: Path, content: bytes) -> None:
    path = root / current_id(root) / "manifest.json"
    path.write_bytes(content)
    with pytest.raises(IndexDamaged, match=r"manifest\.json") as caught:
        opened(root)
    assert "\n" not in str(caught.value)


def test_another_layout_is_refused(root: Path) -> None:
    path = root / current_id(root) / "manifest.json"
    fields = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**fields, "layout": 99}), encoding="utf-8")
    with pytest.raises(IndexDamaged, match="99"):
        opened(root)


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"\xff\xfe", b"\x00", b".", b"../..", b"/etc", b"0" * 15, b"0123456789ABCDEF"],
)
def test_a_garbled_pointer_is_refused_by_name_or_a_whole_generation_answers(
    root: Path, content: bytes
) -> None:
    generation = current_id(root)
    (root / "CURRENT").write_bytes(content)
    with pytest.raises(IndexDamaged, match="CURRENT"):
        current_id(root)
    searcher = opened(root)
    assert searcher.generation == generation
    assert "CURRENT" in searcher.notice
    flip(root / generation / "vectors.npy")
    with pytest.raises(IndexDamaged, match="CURRENT"):
        opened(root)


def test_a_pointer_to_nothing_is_refused_by_name_or_the_one_before_answers(
    root: Path, previous: str
) -> None:
    (root / current_id(root)).rename(root / ".away")
    assert opened(root).generation == previous
    (root / "CURRENT").write_text("0123456789abcdef\n", encoding="ascii")
    with pytest.raises(IndexDamaged, match="0123456789abcdef"):
        opened(root)


# Removed is removed


@pytest.mark.parametrize("damaged", ["vectors.npy", "manifest.json", "CURRENT", "the folder"])
def test_a_removed_document_does_not_come_back_with_the_one_before(
    root: Path, tmp_path: Path, damaged: str
) -> None:
    before = current_id(root)
    shutil.copytree(root / before, tmp_path / "kept")
    (tmp_path / "documents" / "yi.txt").unlink()
    small_build(tmp_path / "documents", root)
    current = current_id(root)
    assert fallback_id(root) == ""
    # As if the build had been killed before it took the old one away.
    shutil.copytree(tmp_path / "kept", root / before)
    os.utime(root / before, (0, 0))
    if damaged == "CURRENT":
        (root / "CURRENT").write_bytes(b"?")
        assert "yi" not in opened(root).documents
        return
    if damaged == "the folder":
        shutil.rmtree(root / current)
    else:
        flip(root / current / damaged)
    with pytest.raises(IndexDamaged):
        opened(root)
    small_build(tmp_path / "documents", root)
    assert {path.name for path in root.iterdir() if path.is_dir()} == {current}
    assert "yi" not in opened(root).documents


def test_no_index_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="python -m index build"):
        opened(tmp_path)


# Another embedder


def test_another_embedder_is_refused_by_name(root: Path) -> None:
    with pytest.raises(IndexDamaged, match="bigrams"):
        Searcher.open(root, bigram_embedder(weights="1" * 64))
    with pytest.raises(IndexDamaged, match="bigrams"):
        Searcher.open(root, bigram_embedder(BigramEncoder(dimension=32)))


class Shifted(BigramEncoder):
    """Claims to be the same model and gives other vectors."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.roll(super().encode(texts), 1, axis=1)


def test_an_embedder_that_gives_other_vectors_is_refused(root: Path) -> None:
    with pytest.raises(IndexDamaged, match="other vectors"):
        Searcher.open(root, bigram_embedder(Shifted()))


# No pickle


def test_nothing_on_disk_is_pickled(root: Path) -> None:
    folder = root / current_id(root)
    for path in (path for path in folder.rglob("*") if path.is_file()):
        if path.suffix == ".npy":
            assert np.load(path, allow_pickle=False).dtype.kind in "fiu"
        elif path.suffix == ".json":
            json.loads(path.read_text(encoding="utf-8"))
        else:
            assert path.name in {"corpus.sqlite"}
            assert not path.read_bytes().startswith(b"\x80")


class Exploding:
    def __reduce__(self) -> tuple[Callable[..., None], tuple[str]]:
        return pytest.fail, ("a pickle was loaded",)


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".npy")])
def test_a_pickle_with_the_right_hash_is_not_loaded(root: Path, name: str) -> None:
    folder = root / current_id(root)
    header = b"\x93NUMPY\x01\x00" + (118).to_bytes(2, "little")
    header += b"{'descr': '|O', 'fortran_order': False, 'shape': (1,), }".ljust(117) + b"\n"
    (folder / name).write_bytes(header + pickle.dumps([Exploding()]))
    fields = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    fields["files"][name] = sha256_of(folder / name)
    fields["sha256"] = ""
    (folder / "manifest.json").write_text(json.dumps(fields), encoding="utf-8")
    with pytest.raises((ValueError, IndexDamaged), match=r"allow_pickle|Python objects"):
        opened(root)


# Publishing


def test_a_manifest_is_read_as_it_was_published(tmp_path: Path) -> None:
    staged = tmp_path / ".staged"
    (staged / "deep").mkdir(parents=True)
    (staged / "deep" / "数.txt").write_bytes("数据".encode())
    manifest = Manifest(
        id="0123456789abcdef",
        layout=LAYOUT,
        parser="1",
        embedder="bigrams",
        embedder_sha256="0" * 64,
        dimension=2,
        documents={"文件.txt": "1" * 64},
        rows=0,
        clauses=0,
        probes={"质量": [0.5, -0.25]},
        files=hash_files(staged),
        unreadable={"坏.txt": "文件是空的"},
    )
    assert manifest.files == {"deep/数.txt": hashlib.sha256("数据".encode()).hexdigest()}
    folder = publish(tmp_path, staged, manifest)
    assert folder == tmp_path / "0123456789abcdef"
    assert current_id(tmp_path) == manifest.id
    read = read_manifest(folder)
    assert replace(read, sha256="") == manifest
    assert len(read.sha256) == 64
    check_files(folder, read)


def test_a_reader_keeps_its_generation_when_it_is_replaced_and_removed(
    root: Path, tmp_path: Path
) -> None:
    reader = opened(root)
    documents = tmp_path / "documents"
    for name in ("yi.txt", "bing.txt"):
        (documents / name).unlink()
        small_build(documents, root)
    assert not (root / reader.generation).exists()
    hit = reader.search("乙县第三条")[0]
    assert (hit.clause.id, hit.sentences[0].sentence.clause_id) == ("yi/art3", "yi/art3")
    assert set(opened(root).documents) == {"jia"}


@pytest.mark.parametrize("name", ["空 格", "a#b", "100%", "what?", "数据&v=1"])
def test_an_index_may_lie_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    root = tmp_path / name / "index"
    small_build(write_corpus(tmp_path / name / "documents"), root)
    assert opened(root).search("乙县第三条")[0].clause.id == "yi/art3"
