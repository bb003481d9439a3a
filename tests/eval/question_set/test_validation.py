from dataclasses import replace
from pathlib import Path

import pytest

from eval.question_set.corpus import Corpus
from eval.question_set.question import Gold, Question, SearchQuestion
from eval.question_set.validation import hold, problems_of, unsearched, validate
from index.errors import QuestionError
from tests.eval.question_set import sample
from tests.eval.question_set.sample import nowhere, placed, question


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return sample.corpus(tmp_path_factory.mktemp("documents"))


@pytest.mark.parametrize(
    ("label", "quote", "fact"),
    [
        ("引言", "制定本意见", "制定"),
        ("一、（一）", "合格率达到98%以上", "９８％"),
        ("一、(一)", "(一)目标", "目标"),
        ("二、（二）", "加强监管", "监管"),
        ("二、（二）1.", "围绕重点产品", "重点产品"),
        ("二、（二）1.", "(农业局牵头负责)", "农业局"),
    ],
)
def test_what_the_text_says_is_accepted(corpus: Corpus, label: str, quote: str, fact: str) -> None:
    assert validate(question(label, quote, fact), corpus) == ()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (question("一、（一）", "合格率达到99%", "99%"), "有 0 处"),
        (question("一、（一）", "质量", "质量"), "须恰好一处"),
        (question("一、（一）", "合格率达到98%", "94%"), "不在任何 gold 原文"),
        (
            question("二、（一）", "合格率达到98%", "98%"),
            "没有条款 '二、（一）'，原文在 ['一、（一）']",
        ),
        (question("引言", "合格率达到98%", "98%"), "不在 '引言'，在 ['一、（一）']"),
        (question("二、（二）1.“畜产品”", "农业局", "农业局"), "没有条款"),
        (question("一、（一）", "合格率达到98%", "98%", forbidden=("2025年",)), "'2025年'"),
        (SearchQuestion("t", "？", "sample", "二、", "加强监管"), "没有条款 '二、'"),
        (nowhere(("标准化",)), "stands in the corpus"),
        (nowhere(("标准化", "农业局")), "stands in the corpus"),
    ],
)
def test_what_is_wrong_is_said(corpus: Corpus, wrong: Question | SearchQuestion, says: str) -> None:
    (problem,) = validate(wrong, corpus)
    assert says in problem


def test_words_that_no_clause_holds_together_are_absent(corpus: Corpus) -> None:
    assert validate(nowhere(("化妆品",), ("标准化", "满意度")), corpus) == ()
    assert unsearched([nowhere(), nowhere(("化妆品",)), nowhere(reason="chat")]) == (nowhere(),)


def test_a_neighbouring_sentence_may_be_forbidden(corpus: Corpus) -> None:
    asked = question("一、（一）", "合格率达到98%以上", "98%", forbidden=("80分",))
    assert validate(asked, corpus) == ()


def test_every_problem_is_told_with_its_line(corpus: Corpus) -> None:
    right = question("一、（一）", "合格率达到98%", "98%")
    wrong = question("一、（一）", "合格率达到99%", "99%")
    with pytest.raises(QuestionError) as refused:
        hold(placed(right, wrong, right, wrong), corpus)
    lines = str(refused.value).splitlines()
    assert [line.split("：")[0] for line in lines] == ["set.jsonl:2: t", "set.jsonl:4: t"]


def test_a_set_for_another_corpus_is_one_line(corpus: Corpus, tmp_path: Path) -> None:
    right = question("一、（一）", "合格率达到98%", "98%")
    strange = replace(right, gold=(Gold("another", "甲", "一、"),))
    (problem,) = problems_of(placed(strange, strange), corpus)
    assert problem.startswith("set.jsonl:1:")  # the first line that is wrong, not the last
    assert "another corpus" in problem
    one_of_two = problems_of(placed(strange, right), corpus)
    assert ["set.jsonl:1" in problem for problem in one_of_two] == [True]
