"""A passage counts by the words it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.containment import LEAST, bare, holds, ranks, relevant
from tests.eval.metrics.made import gold, passage

ARTICLE = "第二十一条　私募基金管理人运用私募基金财产进行投资的，应当注明私募基金名称。"


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("前言。" + ARTICLE + "后文", ARTICLE),
        ("第二十一条 私募基金管理人运用\n私募基金财产进行投资的应当注明私募基金名称", ARTICLE),
        ("合格率９６．５％", "合格率96.5%"),
        ("私募基金管理人运用私募基金财产", ARTICLE),  # inside longer evidence
        ("ＡＢ_Ｃ", "AB C"),
    ],
)
def test_held(text: str, evidence: str) -> None:
    assert holds(text, evidence)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        (ARTICLE.replace("应当", "可以"), ARTICLE),
        ("第二十一条", ARTICLE),  # inside it, but a heading
        ("", ARTICLE),
        (ARTICLE, ""),
        (ARTICLE, "。，"),
    ],
)
def test_not_held(text: str, evidence: str) -> None:
    assert not holds(text, evidence)


def test_what_lies_inside_evidence_needs_a_sensible_length() -> None:
    words = bare(ARTICLE)
    assert holds(words[:LEAST], ARTICLE)
    assert not holds(words[: LEAST - 1], ARTICLE)


@given(st.text(max_size=30), st.text(min_size=1, max_size=20), st.text(max_size=30))
def test_whatever_stands_around_evidence(before: str, evidence: str, after: str) -> None:
    text = bare(before) + " " + bare(evidence) + "，" + bare(after)
    assert holds(text, bare(evidence)) == bool(bare(evidence))


def test_relevant_by_label_or_by_words_but_only_in_its_document() -> None:
    assert relevant(passage(text="别的话"), gold())
    assert relevant(passage(label="一、 (二)", text="别的话"), gold())
    assert relevant(passage(label=""), gold())
    assert relevant(passage(label="二、（三）"), gold())
    assert not relevant(passage(label="二、（三）", text="别的话"), gold())
    assert not relevant(passage(label="", text="别的话"), gold(label=""))
    assert not relevant(passage(document="shanwei-2023-quality-draft"), gold())


def test_the_first_relevant_passage_gives_a_gold_its_rank() -> None:
    found = [passage("九、", "甲"), passage(), passage("二、", "乙"), passage()]
    golds = [gold(), gold(label="二、", quote="丙丙丙"), gold(label="三、", quote="丁丁丁")]
    assert ranks(found, golds) == (2, 3, 0)
    assert ranks([], golds) == (0, 0, 0)
    assert ranks(found, []) == ()
