"""Complete lists: what says a term, and what a body has to do."""

import pytest

from qa.answerer import Answerer
from qa.kinds.mention_question import mention_asked
from qa.kinds.scan import folded, term_pattern
from qa.kinds.task_question import task_asked
from tests.qa.kinds.conftest import answered, labels


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("哪些文件提到首席质量官", ("首席质量官",)),
        ("哪几部法律规定了召回？", ("召回",)),
        ("老字号都在哪儿提过？", ("老字号",)),
        ("那些文件要搞“质量月”活动", ("质量月",)),
        ("“雙隨機、一公開”有哪幾份文件要求推行?", ("双随机、一公开",)),
        ("找出所有与碳达峰有关的条款", ("碳达峰",)),
        ("公益诉讼和责任保险涉及哪些文件和条款", ("公益诉讼和责任保险",)),
        ("屋顶光伏出自哪份文件", ("屋顶光伏",)),
        ("“屋顶光伏”这个说法是哪个地方提的？", ("屋顶光伏",)),
        ("我记得有份文件写过屋顶光伏，是哪份来着", ("屋顶光伏",)),
        ("哪几份文件有屋顶光伏的要求", ("屋顶光伏",)),
        ("谁提到了屋顶光伏", ("屋顶光伏",)),
        ("有没有文件提到屋顶光伏", ("屋顶光伏",)),
    ],
)
def test_a_question_where_something_is_said(question: str, terms: tuple[str, ...]) -> None:
    asked = mention_asked(question)
    assert asked is not None
    assert asked.terms == terms


@pytest.mark.parametrize(
    "question",
    [
        "产品质量合格率是多少？",
        "新党发〔2018〕6号是什么文件？",
        "产品质量法对召回有哪些规定？",
        "申请许可证需要提交哪些文件和材料？",
        "质量法治“五进”都进哪些地方",
        "哪些部门负责标准化？",
        "哪些文件有效期到2025年",
        "复议申请由谁提出？",
        "这个规定是哪个机关的？",
        "汕尾有没有提高标准的计划",
    ],
)
def test_other_questions_are_none(question: str) -> None:
    assert mention_asked(question) is None


@pytest.mark.parametrize(
    ("question", "body", "roles"),
    [
        ("市场监管局牵头哪些任务？", "市场监管局", {"牵头"}),
        ("由工信局配合的任务有哪些", "工信局", {"配合"}),
        ("兵团质监局负责什么", "兵团质监局", {"牵头", "负责"}),
        ("市林业局要参与哪些任务", "市林业局", {"牵头", "负责", "配合"}),
        ("兵团金融办牵头什么?还参与什么?", "兵团金融办", {"牵头", "负责", "配合"}),
        ("市财政局的职责有哪些", "市财政局", {"牵头", "负责", "配合"}),
    ],
)
def test_a_question_for_a_body_s_tasks(question: str, body: str, roles: set[str]) -> None:
    asked = task_asked(question)
    assert asked is not None
    assert (asked.body, set(asked.roles)) == (body, roles)


@pytest.mark.parametrize(
    "question",
    [
        "哪个部门负责标准化？",
        "监理单位要做什么检测？",
        "既然餐饮服务由商务局牵头,他们要抓哪些食堂？",
        "提升公共服务由多少个部门负责?",
        "有关部门负责什么？",
    ],
)
def test_who_is_responsible_is_another_question(question: str) -> None:
    assert task_asked(question) is None


def test_terms_are_found_as_people_write_them() -> None:
    assert term_pattern("雙隨機、一公開").search(folded("推行“双随机、一公\n开”监管"))
    assert not term_pattern("AI").search(folded("the main plan"))
    assert not term_pattern("5%").search(folded("达到95%"))


def test_every_clause_with_the_term_is_listed_with_the_count(answerer: Answerer) -> None:
    answer = answered(answerer, "哪些条款提到质量合格率？")
    assert "共 2 条" in answer.text
    assert len(answer.tables[0].rows) == 2
    assert {citation.document_id for citation in answer.citations} == {"plan", "other"}


def test_only_laws_where_laws_are_asked_for(answerer: Answerer) -> None:
    answer = answered(answerer, "哪几部法律规定了电梯？")
    assert {citation.document for citation in answer.citations} == {"产品质量法"}
    assert "法律以外另有 1 份文件" in answer.text


def test_a_term_that_nothing_says_is_said_to_be_nowhere(answerer: Answerer) -> None:
    answer = answered(answerer, "哪些文件提到“区块链”？")
    assert answer.status == "refused"
    assert "没有一条提到“区块链”" in answer.text


def test_abbreviations_and_roles_of_bodies(answerer: Answerer) -> None:
    leads = answered(answerer, "市场监管局牵头哪些任务？")
    assert "共 1 条" in leads.text
    assert "首席质量官" in leads.tables[0].rows[0][2].text
    has = answered(answerer, "市场监管局参与哪些任务？")
    places = {(row[0].text, row[1].text) for row in has.tables[0].rows}
    assert places == {("广州市", "二、（二）"), ("深圳市", "二、（二）"), ("深圳市", "二、（三）")}
    assists = answered(answerer, "由财政局配合的任务有哪些？")
    assert [row[0].text for row in assists.tables[0].rows] == ["广州市"]


def test_a_region_keeps_to_its_document(answerer: Answerer) -> None:
    answer = answered(answerer, "广州市市场监管局负责哪些任务？")
    assert {citation.document_id for citation in answer.citations} == {"other"}
    assert labels(answer)


def test_a_body_without_a_part_is_said_to_have_none(answerer: Answerer) -> None:
    answer = answered(answerer, "深圳市教育局负责什么？")
    assert answer.status == "refused"
    assert "没有条款写明由深圳市教育局" in answer.text


@pytest.mark.parametrize(
    ("question", "opening", "cited"),
    [
        ("深圳有没有提到首席质量官？", "有，提到“首席质量官”的条款共 1 条", ["二、（二）"]),
        ("广州有没有提首席质量官", "没有，", ["二、（二）"]),
    ],
)
def test_whether_a_document_says_a_word(
    answerer: Answerer, question: str, opening: str, cited: list[str]
) -> None:
    answer = answered(answerer, question)
    assert answer.text.startswith(opening)
    assert list(dict.fromkeys(labels(answer))) == cited


def test_a_word_that_nothing_says(answerer: Answerer) -> None:
    answer = answered(answerer, "有没有文件提到屋顶光伏？")
    assert answer.status == "refused"
    assert "没有一条提到“屋顶光伏”" in answer.text


def test_documents_that_say_two_words_in_two_places(answerer: Answerer) -> None:
    answer = answered(answerer, "哪些文件同时提到制造业和认证机构")
    assert {citation.document_id for citation in answer.citations} == {"other"}


def test_seven_days_are_said_in_two_ways() -> None:
    assert term_pattern("七天无理由").search(folded("适用七日无理由退货"))
