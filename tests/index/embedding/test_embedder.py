"""The embedder that ships: its vectors, what it needs and what it does not."""

import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from index.embedding.embedder import Embedder
from index.errors import ModelError
from index.settings import ROOT, IndexSettings

QUESTION = "到2025年制造业产品质量合格率达到多少？"
PASSAGES = [
    "到2025年，制造业产品质量合格率达到94%以上。",
    "各级人民政府要加强对质量工作的组织领导。",
    "今天天气很好，我们去公园散步。",
]


def test_the_passage_that_answers_comes_first(embedder: Embedder) -> None:
    scores = embedder.encode_passages(PASSAGES) @ embedder.encode_queries([QUESTION])[0]
    assert np.argsort(-scores).tolist() == [0, 1, 2]


def test_vectors_are_float32_of_length_one(embedder: Embedder) -> None:
    vectors = embedder.encode_passages(PASSAGES)
    assert vectors.dtype == np.float32
    assert vectors.shape == (3, embedder.dimension) == (3, 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_vector_does_not_depend_on_what_else_is_in_the_batch(embedder: Embedder) -> None:
    texts = [*PASSAGES, "长" * 2000, *(f"第{i}条　{text}" for i in range(20) for text in PASSAGES)]
    together = embedder.encode_passages(texts)
    alone = np.vstack([embedder.encode_passages([text]) for text in texts])
    assert np.array_equal(together, alone)


def test_langchain_s_interface_gives_the_same_vectors(embedder: Embedder) -> None:
    assert isinstance(embedder, Embeddings)
    assert embedder.embed_query(QUESTION) == embedder.encode_queries([QUESTION])[0].tolist()
    assert embedder.embed_documents(PASSAGES) == embedder.encode_passages(PASSAGES).tolist()


def test_a_question_and_a_passage_are_told_apart(embedder: Embedder) -> None:
    question, passage = embedder.encode_queries([QUESTION]), embedder.encode_passages([QUESTION])
    assert float((question * passage).sum()) < 0.999


@pytest.mark.parametrize("text", ["", " ", "\x00", "𠮷🙂"])
def test_odd_texts_have_a_vector(embedder: Embedder, text: str) -> None:
    assert np.isfinite(embedder.encode_queries([text])).all()


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.encode_passages([]).shape == (0, 384)
    assert embedder.embed_documents([]) == []


def test_threads_get_the_vectors_that_one_would(embedder: Embedder) -> None:
    expected = embedder.encode_queries([QUESTION])
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: embedder.encode_queries([QUESTION]), range(16)))
    assert all(np.array_equal(vectors, expected) for vectors in found)


def test_opening_asks_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the embedded model asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    opened = Embedder.open(IndexSettings(embedder="embedded"))
    assert opened.id == "multilingual-e5-small"


def test_missing_files_say_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="make setup"):
        Embedder.open(IndexSettings(home=tmp_path, embedder="embedded"))


def test_a_name_that_is_nothing_is_refused(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    with pytest.raises(ModelError, match="TIAOWEN_EMBEDDER"):
        Embedder.open(IndexSettings(embedder=str(nothing)))


def test_neither_torch_nor_transformers_is_imported_for_it() -> None:
    program = (
        "import sys; from index.embedding.embedder import Embedder;"
        "from index.settings import IndexSettings;"
        "Embedder.open(IndexSettings(embedder='embedded')).encode_queries(['质量']);"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'onnx'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert (said.returncode, said.stdout.strip()) == (0, "[]")
