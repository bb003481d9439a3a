"""What is kept between builds: given back as it was, refused when damaged, forgotten in time."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.building.build import WORKSHOP
from index.building.progress import Watch
from index.building.rows import DocumentRows
from index.building.workshop import Workshop
from index.errors import ModelError
from tests.index.bigram_encoder import BigramEncoder, bigram_embedder
from tests.index.building.small_build import InProcess, parsed_corpus, small_build
from tests.index.small_corpus import DOCUMENTS, change, write_corpus

DIGESTS = ("ab" * 32, "cd" * 32)
VECTORS = np.array([[0.25, -1], [3, 0.5]], np.float32)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "documents")


def spoil(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as connection:
        assert connection.execute(statement).rowcount > 0
    connection.close()


def test_what_was_kept_is_given_back(documents: Path, tmp_path: Path) -> None:
    parsed = parsed_corpus(documents)
    problems = {"a.zip/坏.txt": "打不开"}
    with Workshop(tmp_path / "work") as workshop:
        assert workshop.read("key") is None
        kept = workshop.keep_read("key", parsed, problems)
        workshop.keep_vectors("e5", DIGESTS, VECTORS)
    with Workshop(tmp_path / "work") as workshop:
        assert workshop.read("key") == kept
        assert kept.problems == problems
        assert [(card.id, card.clauses) for card in kept.cards] == [
            (each.document.id, len(each.clauses)) for each in parsed
        ]
        pieces = [workshop.piece(card) for card in kept.cards]
        assert tuple(piece.parsed for piece in pieces) == parsed
        for piece, each in zip(pieces, parsed, strict=True):
            assert piece.rows.columns() == DocumentRows.of(each).columns()
        assert workshop.known("e5") == set(DIGESTS)
        assert workshop.known("other") == set()
        vectors = {digest.hex(): list(vector) for digest, vector in workshop.vectors("e5", 2)}
        assert vectors == {DIGESTS[0]: [0.25, -1], DIGESTS[1]: [3, 0.5]}


def test_what_is_not_used_is_forgotten_to_the_last_byte(documents: Path, tmp_path: Path) -> None:
    jia, yi = (each for each in parsed_corpus(documents) if each.document.id in ("jia", "yi"))
    path = tmp_path / "work"
    with Workshop(path) as workshop:
        workshop.note_beginning()
        workshop.keep_read("jia", [jia], {})
        workshop.keep_read("yi", [yi], {})
        workshop.keep_vectors("e5", DIGESTS, VECTORS)
        workshop.keep_vectors("old", DIGESTS, VECTORS)
        workshop.keep_only(["jia"], "e5", DIGESTS[:1])
        assert not workshop.unfinished
        assert workshop.read("yi") is None
        assert workshop.known("e5") == {DIGESTS[0]}
        assert workshop.known("old") == set()
    data = path.read_bytes()
    assert "粮食局".encode() not in data
    assert "市场监管局".encode() in data


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE parsed SET document = replace(document, '98%', '99%')",
        "UPDATE parsed SET digests = zeroblob(length(digests))",
        "UPDATE reads SET read = replace(read, 'jia', 'jjj')",
        "UPDATE vectors SET vector = zeroblob(length(vector))",
        "UPDATE vectors SET vector = x'00'",
        "DELETE FROM parsed",
    ],
)
def test_a_changed_record_is_refused_and_the_build_starts_anew(
    documents: Path, tmp_path: Path, statement: str
) -> None:
    root, said = tmp_path / "index", list[str]()
    small_build(documents, root)
    spoil(root / WORKSHOP, statement)
    change(documents, "bing.txt", "滑雪场5个", "滑雪场8个")
    report = small_build(documents, root, watch=Watch(say=said.append))
    assert len(said) == 1
    assert "damaged" in said[0]
    assert report.changed == ["bing.txt"]
    assert small_build(documents, tmp_path / "other").generation == report.generation


@pytest.mark.parametrize("content", [b"no database", b"", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_workshop_is_thrown_away(
    documents: Path, tmp_path: Path, content: bytes
) -> None:
    root = tmp_path / "index"
    generation = small_build(documents, root).generation
    (root / WORKSHOP).write_bytes(content)
    change(documents, "bing.txt", "滑雪场5个", "滑雪场8个")
    assert small_build(documents, root).generation != generation
    assert not small_build(documents, root).rebuilt


class Interrupted(BigramEncoder):
    """An embedder that gives out after some passages."""

    def __init__(self, passages: int) -> None:
        super().__init__()
        self.left = passages

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        vectors = super().encode(texts)
        self.left -= len(vectors)
        if self.left < 0:
            raise KeyboardInterrupt
        return vectors


def test_an_interrupted_build_is_gone_on_with(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    text = "\n".join(f"第{n}条 合格率达到{n}分。" for n in range(1, 701))
    (folder / "a.txt").write_text(text, encoding="utf-8")
    first = InProcess()
    with pytest.raises(KeyboardInterrupt):
        small_build(
            folder, tmp_path / "index", lambda: bigram_embedder(Interrupted(600)), reader=first
        )
    second, encoder, said = InProcess(), BigramEncoder(), list[str]()
    report = small_build(
        folder,
        tmp_path / "index",
        lambda: bigram_embedder(encoder),
        reader=second,
        watch=Watch(say=said.append),
    )
    assert (first.names, second.names) == (["a.txt"], [])
    assert report.embedded == len(encoder.passages()) == report.rows - 512
    (line,) = said
    assert f"resumed: 512 of {report.rows:,}" in line
    again = list[str]()
    change(folder, "a.txt", "达到700分", "达到701分")
    small_build(folder, tmp_path / "index", watch=Watch(say=again.append))
    assert again == []


def test_a_file_with_a_problem_is_read_again_and_others_are_not(
    documents: Path, tmp_path: Path
) -> None:
    (documents / "empty.txt").write_bytes(b"")
    first, second = InProcess(), InProcess()
    small_build(documents, tmp_path / "index", reader=first)
    report = small_build(documents, tmp_path / "index", reader=second)
    assert sorted(first.names) == ["bing.txt", "empty.txt", "jia.txt", "yi.txt"]
    assert second.names == ["empty.txt"]
    assert not report.rebuilt
    assert "empty" in report.unreadable["empty.txt"]


def test_an_embedder_that_fails_leaves_what_was_there(documents: Path, tmp_path: Path) -> None:
    class Failing(BigramEncoder):
        def encode(self, texts: Sequence[str]) -> np.ndarray:
            raise ModelError("no memory")

    root = tmp_path / "index"
    generation = small_build(documents, root).generation
    change(documents, "bing.txt", "滑雪场5个", "滑雪场8个")
    with pytest.raises(ModelError):
        small_build(documents, root, lambda: bigram_embedder(Failing()))
    assert (root / generation).is_dir()
    assert set(DOCUMENTS) == set(small_build(documents, root).changed) | {"jia.txt", "yi.txt"}
