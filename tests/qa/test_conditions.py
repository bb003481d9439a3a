"""The conditions of a question: another year or region than its own answers nothing."""

import pytest

from index.question.naming.catalog import Catalog
from index.search.hit import Hit
from qa.answer import Evidence
from qa.conditions import allowed, in_year
from tests.qa.conftest import evidence


def hit(item: Evidence) -> Hit:
    return Hit(item.clause, item.document, 1, 1.0, 0.9, 1.0)


@pytest.mark.parametrize(
    ("text", "governs", "asked", "may"),
    [
        ("到2025年，合格率达到94%。", (2025,), (2025,), True),
        ("到2025年，合格率达到94%。", (2025,), (2020,), False),
        ("合格率达到94%。", (2025,), (2025,), True),
        ("合格率达到94%。", (2025,), (2030,), False),
        ("合格率达到94%。", (2025,), (), True),
        ("合格率达到94%。", (2020, 2025), (2025,), True),
        ("行动计划(2018-2020年)。", (), (2018,), True),
        ("加强质量管理。", (), (2025,), False),  # its document says nothing of 2025
        ("加强质量管理。", (), (), True),
    ],
)
def test_years(text: str, governs: tuple[int, ...], asked: tuple[int, ...], may: bool) -> None:
    item = evidence(text, years=governs)
    assert in_year(item.sentence, item.document, asked) is may


def test_a_sentence_under_no_year_speaks_of_the_years_of_its_document() -> None:
    item = evidence("加强质量管理。", before="到2025年，质量全面提升。")
    assert in_year(item.sentence, item.document, (2025,))
    assert not in_year(item.sentence, item.document, (2030,))


def may_answer(catalog: Catalog, question: str, text: str, for_figures: bool = False) -> bool:
    item = evidence(text)
    return allowed(catalog.understand(question), hit(item), item.sentence, for_figures)


def test_a_region_without_a_document_must_be_named(catalog: Catalog) -> None:
    question = "北京市的合格率要达到多少？"
    assert not may_answer(catalog, question, "合格率达到94%以上。")
    assert may_answer(catalog, question, "与北京市合作建设质检中心。")


def test_for_a_figure_the_region_stands_in_its_own_segment(catalog: Catalog) -> None:
    text = "与北京市合作，合格率达到94%以上。"
    assert may_answer(catalog, "北京市的合格率？", text)
    assert not may_answer(catalog, "北京市的合格率？", text, for_figures=True)


def test_a_region_of_the_corpus_is_no_condition_on_sentences(catalog: Catalog) -> None:
    assert may_answer(catalog, "克州的合格率？", "合格率达到94%以上。", for_figures=True)
