"""The language of a question, and an answer told in it with its quotations as they stand."""

from dataclasses import fields

import pytest

from qa.case import Outcome
from qa.language import Language, language_of, words
from qa.language.english import asking, claims
from qa.language.telling import english_name, told
from qa.statement import Statement
from tests.qa.conftest import evidence

QUOTE = "制造业产品质量合格率达到94%。"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("合格率是多少？", "zh"),
        ("合格率達到多少？", "zh-Hant"),
        ("What is the pass rate in 汕尾?", "en"),
        ("ISO 9001怎么规定", "zh"),
        ("BIM技術的應用", "zh-Hant"),
        ("zhiliang hegelv", "zh"),
    ],
)
def test_the_language_of_a_question(question: str, language: Language) -> None:
    assert language_of(question) == language


@pytest.mark.parametrize(
    ("question", "chinese"),
    [
        ("Which department leads on catering?", "由哪个部门牵头负责？"),
        ("By when must the plan be filed?", "是什么时候？"),
        ("How many brands are to be built?", "是多少？"),
        ("What is the region's target for the pass rate?", "是多少？"),
        ("Does the law require registration?", "吗？"),
        ("And the target for consumer goods?", "呢？"),
    ],
)
def test_what_an_english_question_asks(question: str, chinese: str) -> None:
    assert asking(question) == chinese
    assert claims(question) == (chinese == "吗？")


def test_every_word_is_there_in_every_language() -> None:
    for language in ("zh", "zh-Hant", "en"):
        said = words(language)
        assert all(getattr(said, field.name) for field in fields(said))


def statement(text: str) -> Statement:
    return Statement(text, (evidence(QUOTE),))


def test_a_quotation_stays_in_the_original() -> None:
    outcome = Outcome("answered", (statement(f"不对，甲市到2025年：{QUOTE}"),))
    (hant,) = told(outcome, "zh-Hant").statements
    assert hant.text == f"不對，甲市到2025年：{QUOTE}"
    (english,) = told(outcome, "en").statements
    assert english.text.startswith("No: According to ")
    assert english.text.endswith(f"“{QUOTE.rstrip('。')}”.")
    assert told(outcome, "zh") == outcome


def test_a_refusal_in_traditional_characters_keeps_titles() -> None:
    outcome = Outcome("refused", refusal="没有找到：《质量发展纲要》没有规定")
    assert told(outcome, "zh-Hant").refusal == "沒有找到：《质量发展纲要》沒有規定"


def test_names_in_english() -> None:
    assert english_name("内蒙古") == "Inner Mongolia"
    assert english_name("汕尾") == "Shanwei"
    assert english_name("《食品安全法》") == "《食品安全法》"
