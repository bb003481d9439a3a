"""What the page says of hits, answers and documents, over the real documents."""

import re
from dataclasses import replace

import pytest

from index.clause import Clause, Document
from index.search.hit import Hit
from qa.answer import Answer, Check, Found, Status
from qa.page import welcome
from qa.page.answer_view import (
    answer_view,
    draft_view,
    failed_view,
    question_view,
    stopped_view,
    summary_of,
)
from qa.page.clause_view import clause_body, excerpt, hit_list
from tests.page.standin import GOAL, StandIn


@pytest.fixture(scope="module")
def engine() -> StandIn:
    return StandIn(pause=0)


@pytest.fixture
def answer(engine: StandIn) -> Answer:
    last = list(engine.stream("快问：合格率<b>？"))[-1]
    assert isinstance(last, Answer)
    return last


@pytest.fixture
def hits(engine: StandIn) -> tuple[Hit, ...]:
    first = next(iter(engine.stream("合格率")))
    assert isinstance(first, Found)
    return first.hits


def test_every_marker_opens_its_own_clause(engine: StandIn, answer: Answer) -> None:
    html = answer_view(answer, engine, "t")
    opened = set(re.findall(r'data-tw-open="([^"]+)"', html))
    stored = re.findall(r'data-tw-clause="([^"]+)"', html)
    assert opened == set(stored) == {"t-c1", "t-c2", "t-c12"}
    assert len(stored) == 3
    assert "没有这一条[7]" in re.sub(r"<[^>]+>", "", html)


def test_the_cited_words_are_marked_in_the_whole_clause(engine: StandIn, answer: Answer) -> None:
    html = answer_view(answer, engine, "t")
    stored = html.split('data-tw-clause="t-c1"')[1].split("data-tw-clause")[0]
    assert re.findall(r"<mark>(.*?)</mark>", stored) == [GOAL]
    for words in ("关于实施质量强州战略的意见", "克政发〔2017〕95号", "现行", "一、总体要求 ›"):
        assert words in stored


def test_a_clause_with_a_script_in_it_shows_it(engine: StandIn) -> None:
    document = replace(engine.documents[0], title="<b>", number='"><img>')
    clause = Clause("d/1", "d", "<i>", ("<u>",), "<s>", "<script>x</script>", 10, 28)
    html = clause_body(document, clause, [(10, 18)])
    assert "<mark>&lt;script&gt;</mark>x&lt;/script&gt;" in html
    assert not re.search(r"<(?:b|i|u|s|img|script)\b", html)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("answered", "已回答"),
        ("partly", "部分回答"),
        ("refused", "未找到"),
        ("degraded", "原文摘录"),
    ],
)
def test_status(engine: StandIn, answer: Answer, status: Status, words: str) -> None:
    assert words in answer_view(replace(answer, status=status), engine, "t")


def test_the_foot_says_what_was_checked(engine: StandIn, answer: Answer) -> None:
    html = answer_view(replace(answer, notice="模型<忙>"), engine, "t")
    assert (
        "核对数字、日期和机构：2 句，1 句保留，1 句换成原文；模型 qwen2.5-1.5b；用时 3.2 秒" in html
    )
    assert "99%：条文里没有（换成原文）" in html
    assert "模型&lt;忙&gt;" in html


def test_summary() -> None:
    kept = Check("甲", (1,), "supported")
    assert summary_of(()) == ""
    assert summary_of((kept,)) == "已逐句核对数字、日期和机构：1 句"
    dropped = Check("乙", (1,), "unsupported", ("x",), "dropped")
    assert summary_of((kept, dropped)).endswith("2 句，1 句保留，1 句无据删去")


def test_the_rewritten_question_is_shown_only_when_it_says_more(
    engine: StandIn, answer: Answer
) -> None:
    same = replace(answer, question="合格率 多少？", rewritten="合格率多少")
    other = replace(same, rewritten="克州合格率多少")
    assert "理解为" not in answer_view(same, engine, "t")
    assert "理解为：克州合格率多少" in answer_view(other, engine, "t")


def test_every_message_is_one_line_of_html(engine: StandIn, answer: Answer) -> None:
    views = [
        question_view("a\n\nb<x>"),
        draft_view("甲[1]\n\n乙", 3),
        stopped_view("甲\n乙"),
        failed_view("<u>\n"),
        answer_view(answer, engine, "t"),
    ]
    assert not [view for view in views if "\n" in view or "<u>" in view or "<x>" in view]


def test_a_draft_links_nothing_and_says_it_is_being_checked() -> None:
    html = draft_view("达到92%[1]", 3)
    assert "核对中" in html
    assert "data-tw-open" not in html


def test_hits_show_the_sentences_that_bear_on_the_question(hits: tuple[Hit, ...]) -> None:
    html = hit_list(hits, "t")
    assert html.count('<li class="tw-hit">') == len(hits) == 6
    for hit in hits:
        assert hit.clause.label in html
        assert f'data-tw-open="t-h{hit.rank}"' in html
    assert "<mark>" in html.split("data-tw-clause")[0]


def test_an_excerpt_begins_with_the_clause_and_leaves_out_what_lies_between() -> None:
    text = "开头" + "一" * 50 + "要点。" + "二" * 50
    clause = Clause("d/1", "d", "一", (), "", text, 100, 100 + len(text))
    assert excerpt(clause, [(152, 155)]) == "开头" + "一" * 32 + " … <mark>要点。</mark> …"
    assert excerpt(clause, []).startswith("开头")


def test_the_documents_are_named_with_number_and_status(engine: StandIn) -> None:
    html = welcome.document_list(engine.documents)
    for document in engine.documents:
        assert document.title in html
    assert html.count("tw-state-draft") == 1
    assert html.count("无文号") == sum(not document.number for document in engine.documents)


def test_a_document_without_a_status_gets_no_label(engine: StandIn) -> None:
    document: Document = replace(engine.documents[0], status="")
    assert "tw-state" not in welcome.document_list([document])


def test_the_line_about_the_model_is_short_and_keeps_the_reason() -> None:
    html = welcome.model_line("语言模型不可用：<file> is missing")
    assert ">语言模型不可用</div>" in html
    assert 'title="语言模型不可用：&lt;file&gt; is missing"' in html
    assert "就绪" in welcome.model_line("")


def test_there_are_six_examples() -> None:
    assert len(set(welcome.EXAMPLES)) == 6
