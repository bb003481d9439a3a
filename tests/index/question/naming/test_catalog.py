"""What a question names: documents, regions, years, articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clause import Document
from index.question.naming.catalog import Catalog
from index.question.naming.regional import regional
from index.question.years import years_in
from index.settings import ROOT
from tests.index.building.small_build import parsed_corpus

BINGTUAN, KEZHOU = "bingtuan-2018-quality-improvement", "kezhou-2017-quality-strategy"
NEIMENGGU, SHANWEI = "neimenggu-quality-outline", "shanwei-2023-quality-draft"
DOCUMENTS = [parsed.document for parsed in parsed_corpus(ROOT / "documents")]
CATALOG = Catalog(DOCUMENTS)


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("克州的目标", [KEZHOU]),
        ("克孜勒苏柯尔克孜自治州怎么做", [KEZHOU]),
        ("质量强州意见", [KEZHOU]),
        ("新疆兵团", [BINGTUAN]),
        ("內蒙古的品牌", [NEIMENGGU]),
        ("质量强区", [NEIMENGGU]),
        ("汕尾和克州，哪个高", [SHANWEI, KEZHOU]),
        ("克州、克州", [KEZHOU]),
        ("兵团质量强区工作领导小组", [BINGTUAN]),  # a region outweighs a programme
        ("广东省质量强省建设纲要", [SHANWEI]),  # by a run of its title
        ("关于开展质量提升行动的意见", [BINGTUAN]),
        ("深圳的目标", []),
        ("农产品由谁负责", []),
        ("", []),
    ],
)
def test_documents_named(question: str, documents: list[str]) -> None:
    assert list(CATALOG.understand(question).documents) == documents


@pytest.mark.parametrize(
    ("question", "elsewhere"),
    [
        ("深圳市的目标", ["深圳市"]),
        ("全国的目标", ["全国"]),
        ("克州的目标", []),
        ("克州和喀什的目标", ["喀什地区"]),
        ("新疆生产建设兵团", []),
        ("内蒙古自治区的目标", []),
    ],
)
def test_regions_of_no_document_are_elsewhere(question: str, elsewhere: list[str]) -> None:
    assert [region.name for region in CATALOG.understand(question).elsewhere] == elsewhere


def test_focus_is_the_question_without_names_and_labels() -> None:
    query = CATALOG.understand("克州第（十八）条的标准化")
    assert query.text == "克州第（十八）条的标准化"
    assert query.focus.split() == ["的标准化"]
    assert [label.numbers for label in query.labels] == [(18,)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("到2025年", (2025,)),
        ("到2025", (2025,)),
        ("2020-2025年", (2020, 2025)),
        ("2023.09.26印发", (2023,)),
        ("二〇二五年和二零三五年", (2025, 2035)),
        ("2025年、2025年", (2025,)),
        ("2025%", ()),
        ("0.2025", ()),
        ("12025", ()),
        ("20251", ()),
        ("1899年", ()),
        ("〔2017〕95号", (2017,)),
        ("", ()),
    ],
)
def test_years_in(text: str, years: tuple[int, ...]) -> None:
    assert years_in(text) == years


def test_years_of_a_question_in_any_width() -> None:
    assert CATALOG.understand("克州２０２０年和二○二一年").years == (2020, 2021)


def test_known_years_are_those_in_the_text() -> None:
    assert CATALOG.knows_years([KEZHOU], [2020])
    assert not CATALOG.knows_years([KEZHOU], [2020, 2049])
    assert CATALOG.knows_years([KEZHOU, SHANWEI], [2020, 2025])


@pytest.mark.parametrize(
    ("name", "expected"),
    [("克州", True), ("克孜勒苏", True), ("州克", False), ("质量强州", False), ("汕尾", False)],
)
def test_a_region_s_abbreviation_keeps_its_characters_in_order(name: str, expected: bool) -> None:
    kezhou = next(document for document in DOCUMENTS if document.id == KEZHOU)
    assert regional(kezhou, name) is expected


def test_each_document_of_a_comparison_is_asked_its_own() -> None:
    parts = CATALOG.parts("比较内蒙古的服务满意度和克州的抽查合格率")
    assert parts == {NEIMENGGU: "服务满意度", KEZHOU: "抽查合格率"}
    assert CATALOG.parts("农产品由谁负责") == {}


@pytest.mark.parametrize(
    ("text", "mention"),
    [("在克州意见里", "克州"), ("质量强区纲要", "质量强区纲要"), ("谁负责", "")],
)
def test_mention_is_the_name_as_it_was_said(text: str, mention: str) -> None:
    assert CATALOG.mention(text).startswith(mention)
    assert bool(CATALOG.mention(text)) is bool(mention)


@given(st.text(max_size=60) | st.text("克州兵团汕尾第一二（）条、.2025年 的和%", max_size=40))
def test_any_text_is_understood(text: str) -> None:
    query = CATALOG.understand(text)
    assert query.text == text
    assert set(query.documents) <= {document.id for document in DOCUMENTS}
    assert CATALOG.parts(text).keys() <= {document.id for document in DOCUMENTS}


def test_an_empty_corpus_names_nothing() -> None:
    empty = Catalog([])
    query = empty.understand("克州2020年第三条")
    assert (query.documents, query.years) == ((), (2020,))
    assert (empty.mention("克州"), empty.parts("克州")) == ("", {})


@pytest.mark.parametrize(
    "question",
    [
        "产品质量法第二十六条讲什么？",
        "《中华人民共和国产品质量法》第二十六条",
        "产品质量法（2018修正）管什么",
    ],
)
def test_a_law_is_named_without_the_name_of_the_state(question: str) -> None:
    title = "中华人民共和国产品质量法（2018修正）"
    document = Document("law", title, "", "", "", "国家", "", "", "law.txt", "", "")
    other = Document("rules", "产品质量法实施细则", "", "", "", "国家", "", "", "r.txt", "", "")
    assert Catalog([document, other]).understand(question).documents == ("law",)
    assert Catalog([document, other]).understand("产品质量法实施细则第三条").documents == ("rules",)
