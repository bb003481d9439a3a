"""A part of a corpus: the first questions' documents, distractors, always the same."""

from pathlib import Path

import pytest

from eval.corpora.corpus import Corpus, CorpusQuestion
from eval.corpora.narrowing import narrowed
from eval.question_set.question import Gold
from index.errors import ConfigurationError


def corpus_of(folder: Path, documents: int = 10) -> Corpus:
    folder.mkdir()
    for number in range(documents):
        (folder / f"d{number}.txt").write_text(f"文件 {number}", encoding="utf-8")
    questions = [
        CorpusQuestion(f"q{number}", "？", (Gold(f"d{number}", "文件", ""),))
        for number in range(documents)
    ]
    both = CorpusQuestion("both", "？", (Gold("d0", "文件", ""), Gold("d9", "文件", "")))
    return Corpus("whole", folder, (*questions, both))


def names(corpus: Corpus) -> set[str]:
    return {path.stem for path in corpus.folder.iterdir()}


@pytest.mark.parametrize("documents", [2, 3, 5, 9])
def test_so_many_documents_with_those_of_the_first_questions(
    tmp_path: Path, documents: int
) -> None:
    part = narrowed(corpus_of(tmp_path / "all"), documents, tmp_path / "home")
    chosen = names(part)
    assert len(chosen) == documents
    assert chosen >= {f"d{number}" for number in range(documents // 2)}
    expected = {f"q{name[1:]}" for name in chosen} | ({"both"} if {"d0", "d9"} <= chosen else set())
    assert {question.id for question in part.questions} == expected
    assert part.name == f"whole-{documents}"


def test_the_part_is_always_the_same(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "all")
    first = narrowed(corpus, 5, tmp_path / "home")
    before = names(first)
    assert narrowed(corpus, 5, tmp_path / "home") == first
    assert names(first) == before
    assert names(narrowed(corpus, 5, tmp_path / "other")) == before


def test_a_corpus_that_is_small_enough_stays_whole(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "all")
    assert narrowed(corpus, 10, tmp_path / "home") is corpus
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("documents", [1, 0, -3])
def test_no_part_without_a_distractor(tmp_path: Path, documents: int) -> None:
    with pytest.raises(ConfigurationError, match=str(documents)):
        narrowed(corpus_of(tmp_path / "all"), documents, tmp_path / "home")
