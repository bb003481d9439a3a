"""Slips as people make them: inside words that the evidence says."""

import pytest

from eval.corpora.corpus import CorpusQuestion
from eval.question_set.question import Gold
from eval.writing.ways import WAYS, Typist
from eval.writing.words import places_that_matter, word_places

TYPIST = Typist.of(["食品实是频贫市场"], lambda word: {"抽查": 9.0}.get(word, 1.0))
SLIPS = ["同音字 homophone", "拼音 pinyin", "重字 doubled", "颠倒 swapped"]


def asked(question: str, *quotes: str) -> CorpusQuestion:
    return CorpusQuestion("q", question, tuple(Gold("d", quote, "") for quote in quotes))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("产品质量由谁监督", ["产品", "质量", "监督"]),  # no 品质
        ("食品ABC安全", ["食品", "安全"]),
        ("", []),
        ("甲", []),
    ],
)
def test_a_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert [text[place : place + 2] for place in word_places(text)] == words


def test_only_words_of_the_evidence_matter_the_rarest_first() -> None:
    question = "质量抽查由谁监督"
    gold = asked(question, "产品品質與抽查", "監督機構").gold
    assert places_that_matter(question, gold, TYPIST.rarity) == (2, 6)


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_inside_a_word_that_matters(name: str) -> None:
    question = asked("本市食品由谁管", "食品由市场监管部门管")
    typed = {WAYS[name](TYPIST, question, str(seed)) for seed in range(8)}
    assert question.question not in typed
    assert all(text.startswith("本市") and text.endswith("由谁管") for text in typed)


@pytest.mark.parametrize("name", SLIPS)
def test_a_question_without_such_a_word_stays(name: str) -> None:
    question = asked("本市食品由谁管", "粮食由粮食局管")
    assert WAYS[name](TYPIST, question, "1") == question.question
