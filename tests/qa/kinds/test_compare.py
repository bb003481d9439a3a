"""Comparisons: figures first, a column for each document, silence said and left empty."""

from qa.answerer import Answerer
from qa.kinds.indicators import alike
from tests.qa.kinds.conftest import answered


def test_figures_are_said_first_in_one_sentence(answerer: Answerer) -> None:
    answer = answered(answerer, "比较深圳市和广州市的制造业产品质量合格率")
    first = answer.text.splitlines()[0]
    assert first.startswith(
        "制造业产品质量合格率：深圳市到2025年达到96.5%，广州市到2025年力争达到95%"
    )
    (row,) = answer.tables[0].rows
    assert answer.tables[0].columns == ("项目", "深圳市", "广州市")
    assert row[1].text == "到2025年：制造业产品质量合格率达到96.5%"
    assert row[2].citations != row[1].citations
    assert all(check.verdict == "supported" for check in answer.checks)


def test_a_document_that_is_silent_has_an_empty_cell(answerer: Answerer) -> None:
    answer = answered(answerer, "比较深圳市和广州市的消费品合格率")
    assert answer.status == "partly"
    assert "在广州市中没有找到“消费品合格率”的数字" in answer.text
    assert answer.tables[0].rows[0][2].text == ""


def test_words_that_only_one_says(answerer: Answerer) -> None:
    answer = answered(answerer, "深圳市和广州市对首席质量官的规定有什么不同？")
    assert "广州市没有提到“首席质量官”" in answer.text
    assert {citation.document_id for citation in answer.citations} == {"plan"}


def test_without_a_theme_all_indicators_are_compared(answerer: Answerer) -> None:
    answer = answered(answerer, "比较深圳市和广州市的目标")
    names = [row[0].text for row in answer.tables[0].rows]
    assert names == ["制造业产品质量合格率", "消费品合格率"]
    assert answer.tables[0].rows[1][2].text == ""


def test_a_region_without_a_document_is_said_to_have_none(answerer: Answerer) -> None:
    answer = answered(answerer, "比较深圳市和北京市的制造业产品质量合格率")
    assert answer.status == "partly"
    assert "没有北京市的文件" in answer.text


def test_indicators_of_two_documents_that_are_one() -> None:
    assert alike("农畜产品质量安全例行监测合格率", "农产品质量安全例行监测合格率")
    assert not alike("消费品质量合格率", "制造业产品质量合格率")


def test_the_years_of_targets_are_put_side_by_side(rules: Answerer) -> None:
    answer = answered(rules, "兵团和汕尾的目标各定到哪年？")
    assert answer.status == "answered"
    (row,) = answer.tables[0].rows
    assert "2020年" in row[1].text
    assert [line.startswith("汕尾：20") for line in answer.text.splitlines()[1:]] == [True, True]


def test_a_silent_side_has_its_nearest_figure_named_as_another(rules: Answerer) -> None:
    answer = answered(rules, "对比汕尾和内蒙古的食品抽检合格率")
    assert "在内蒙古中没有找到“食品抽检合格率”的数字" in answer.text
    assert "另一种指标，内蒙古到2025年：食品抽检问题处置率达到100%" in answer.text


def test_each_side_is_held_to_its_own_part_of_the_question(rules: Answerer) -> None:
    answer = answered(rules, "克州实行的“一票否决”和兵团的环保追责有何差异？")
    assert "没有提到" not in answer.text
    assert "环境保护责任追究" in answer.text
