import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.clause import Clause, ParsedDocument
from index.errors import DocumentError
from index.manifest import ManifestEntry, load_manifest
from index.parsing.numbering import number_of, number_value
from index.parsing.parse import document_id, parse_file, parse_text
from index.parsing.parts import MAX_PART
from index.parsing.sentences import document_sentences
from index.settings import ROOT

DOCUMENTS = ROOT / "documents"
MANIFEST = load_manifest(DOCUMENTS)
EXPECTED: dict[str, list[list[str]]] = json.loads(
    (Path(__file__).parent / "expected_labels.json").read_text(encoding="utf-8")
)
DATA = ROOT.parent / "shared" / "data"

LAW = """产品质量法
（1993年2月22日第七届全国人民代表大会常务委员会第三十次会议通过）
目　录
第一章　总则
第二章　责任
第一章　总则
第一条　为了加强监督，制定本法。
第二条 生产者应当：
（一）保证质量；
（二）如实标明：
1.名称；
2.厂址。
第五条规定的产品，适用前款。
第二章　责任
第一节　生产者
第二条之一　生产者对其产品质量负责。
"""


def labels(parsed: ParsedDocument) -> list[list[str]]:
    return [[clause.id.split("/")[1], clause.label] for clause in parsed.clauses]


def clause(name: str, key: str) -> Clause:
    parsed = parse_file(DOCUMENTS / name, MANIFEST)
    return next(each for each in parsed.clauses if each.id.endswith(f"/{key}"))


def assert_tiles(parsed: ParsedDocument) -> None:
    text, at = parsed.document.text, 0
    for block in parsed.blocks:
        assert block.start == at < block.end
        at = block.end
    assert at == len(text)
    blocks = [(b.clause_id, b.start, b.end) for b in parsed.blocks if b.kind == "clause"]
    assert blocks == [(c.id, c.start, c.end) for c in parsed.clauses]
    assert len({c.id for c in parsed.clauses}) == len(parsed.clauses)
    for each in parsed.clauses:
        assert each.text == text[each.start : each.end] == each.text.strip() != ""


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_clause_of_the_corpus(name: str) -> None:
    parsed = parse_file(DOCUMENTS / name, MANIFEST)
    assert labels(parsed) == EXPECTED[name]
    assert_tiles(parsed)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_no_word_of_the_corpus_is_lost_outside_clauses(name: str) -> None:
    """What is no clause is a heading, white space or one of the pages' known remains."""
    parsed = parse_file(DOCUMENTS / name, MANIFEST)
    asides = [parsed.document.text[b.start : b.end] for b in parsed.blocks if b.kind == "aside"]
    said = {line.strip() for aside in asides for line in aside.splitlines()} - {""}
    assert {line[:6] for line in said} <= {
        "中央政府门户",
        "(此件公开发",
        "1. 当前位",
        "2. 首页\xa0",
        "3. > 正",
        "解读文章",
        "您访问的链接",
    }


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_other_line_ends_change_no_label(name: str) -> None:
    text = (DOCUMENTS / name).read_text(encoding="utf-8")
    for end in ("\r\n", "\r"):
        parsed = parse_text(text.replace("\n", end), name, MANIFEST[name])
        assert labels(parsed) == EXPECTED[name]
        assert_tiles(parsed)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_other_encodings_change_nothing_but_the_hash(tmp_path: Path, encoding: str) -> None:
    name = "kezhou-2017-quality-strategy.txt"
    original = parse_file(DOCUMENTS / name, MANIFEST)
    (tmp_path / name).write_bytes(original.document.text.encode(encoding))
    again = parse_file(tmp_path / name, MANIFEST)
    assert again.clauses == original.clauses
    assert again.document.text == original.document.text
    assert again.document.sha256 != original.document.sha256


def test_path_and_heading_are_verbatim() -> None:
    quality = clause("kezhou-2017-quality-strategy.txt", "3-4")
    assert quality.heading == "全面提升产品质量"
    assert quality.path == (
        "关于实施质量强州战略的意见",
        "三、服务供给侧结构性改革,提升供给质量",
        "(四)全面提升产品质量",
    )
    products = clause("bingtuan-2018-quality-improvement.txt", "3-1-1-p1")
    assert products.path[2:] == (
        "(一)广泛开展质量提升行动,提高质量供给水平",
        "1.\xa0提升产品质量",
        "农产品",
    )


def test_a_clause_is_cut_where_the_next_begins() -> None:
    lead = clause("neimenggu-quality-outline.txt", "1-2")
    assert lead.text.startswith("(二)主要目标\n到2025年")
    assert lead.text.endswith("质量强区建设取得阶段性成效。")
    assert clause("neimenggu-quality-outline.txt", "1-2-end").text.startswith("到2035年")
    goals = clause("kezhou-2017-quality-strategy.txt", "1-3")
    assert "2020年,全州" in goals.text
    assert goals.text.endswith("奠定坚实的质量基础。")
    notice = clause("shanwei-2023-quality-draft.txt", "notice")
    assert notice.text.endswith("2023年9月26日")
    assert "swsqsb@126.com" in notice.text
    signature = clause("bingtuan-2018-quality-improvement.txt", "signature")
    assert signature.text == "中共新疆生产建设兵团委员会办公厅\n\n2018年11月20日印发"


def test_a_law_is_cited_by_its_articles() -> None:
    parsed = parse_text(LAW, "产品 质量法.txt")
    assert_tiles(parsed)
    assert parsed.document.title == "产品质量法"
    assert [(c.id, c.label) for c in parsed.clauses] == [
        ("产品-质量法/about", "文件信息"),
        ("产品-质量法/art1", "第一条"),
        ("产品-质量法/art2", "第二条"),
        ("产品-质量法/art2.1", "第二条之一"),
    ]
    assert parsed.clauses[2].text.endswith("第五条规定的产品，适用前款。")
    assert parsed.clauses[2].path == ("产品质量法", "第一章　总则", "第二条")
    assert parsed.clauses[3].path == (
        "产品质量法",
        "第二章　责任",
        "第一节　生产者",
        "第二条之一",
    )


def test_a_file_without_an_entry_says_what_it_is() -> None:
    name = "kezhou-2017-quality-strategy.txt"
    document = parse_file(DOCUMENTS / name).document
    assert (document.title, document.number) == ("关于实施质量强州战略的意见", "克政发〔2017〕95号")
    assert (document.issuer, document.issued) == ("克州人民政府", "2017-12-06")
    assert (document.level, document.region) == ("地市", "克孜勒苏柯尔克孜自治州")


def test_a_draft_without_an_entry_is_known_as_one() -> None:
    parsed = parse_file(DOCUMENTS / "shanwei-2023-quality-draft.txt")
    assert parsed.document.status == "征求意见稿"
    assert parsed.document.title == "关于深入贯彻落实《广东省质量强省建设纲要》的实施意见"
    assert labels(parsed) == EXPECTED["shanwei-2023-quality-draft.txt"]


def test_a_text_without_numbers_is_cited_by_paragraph() -> None:
    parsed = parse_text("会议在北京召开。\n\n与会者一百人。\n", "news.txt")
    assert labels(parsed) == [["p1", "第1段"], ["p2", "第2段"]]
    assert parsed.document.title == "news"


def test_an_appendix_numbers_anew() -> None:
    text = "一、任务\n做好工作。\n二、要求\n抓好落实。\n附件1\n一、表格\n填写表格。\n"
    assert labels(parse_text(text, "a.txt")) == [
        ["1", "一、"],
        ["2", "二、"],
        ["app1-1", "附件1一、"],
    ]


def test_one_named_line_is_no_clause_of_its_own() -> None:
    text = "一、任务\n重点任务如下:推进农业标准化生产示范创建工作。\n二、要求\n抓好落实。\n"
    assert labels(parse_text(text, "a.txt")) == [["1", "一、"], ["2", "二、"]]


def test_the_manifest_title_wins() -> None:
    entry = ManifestEntry(title="甲纲要", region="甲市")
    parsed = parse_text(
        "近日印发。\n甲纲要\n为贯彻精神，制定本纲要。\n一、目标\n达到。", "a.txt", entry
    )
    assert parsed.document.title == "甲纲要"
    assert parsed.document.region == "甲市"
    assert labels(parsed) == [["notice", "文前说明"], ["preamble", "引言"], ["1", "一、"]]


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(DocumentError, match=r"a\.txt"):
        parse_file(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("source", "expected"),
    [("a b/c.txt", "a-b-c"), ("国务院 意见.md", "国务院-意见"), (" x\u3000y .txt", "x-y")],
)
def test_document_ids(source: str, expected: str) -> None:
    assert document_id(source) == expected


@pytest.mark.parametrize(
    ("line", "shown", "key"),
    [
        ("（十八）全面", "（十八）", "18"),
        ("( 三 )全面", "（三）", "3"),
        ("三、\xa0主要任务", "三、", "3"),
        ("12.提升", "12.", "12"),
        ("１、提升", "1.", "1"),
        ("（2）提升", "（2）", "2"),
        ("第一百二十条之一　帮助", "第一百二十条之一", "art120.1"),
        ("第三章 责任", "第三章", "ch3"),
        ("第二分编 物权", "第二分编", "sub2"),
        ("附件2", "附件2", "app2"),
        ("第五条第二款规定的", None, None),
        ("2.5万吨", None, None),
        ("2020年,全州", None, None),
        ("一是加强", "一是", "s1"),
        ("笫五十四条　清算", "第五十四条", "art54"),
        ("第五条所称产品", None, None),
        ("①提升", "①", "c1"),
        ("1\\. 提升", "1.", "1"),
        ("-----", None, None),
    ],
)
def test_numbers(line: str, shown: str | None, key: str | None) -> None:
    number = number_of(line)
    assert (number.shown, number.key) == (shown, key) if number else shown is None


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("十", 10), ("二十六", 26), ("一百零一", 101), ("一百二十", 120), ("二〇二五", 2025),
     ("1200", 1200), ("２６", 26), ("一千二百六十", 1260), ("两", 2)],
)  # fmt: skip
def test_number_values(numeral: str, value: int) -> None:
    assert number_value(numeral) == value


FRAGMENTS = """一、总则
（一）目标。
——更好。
农产品:好好好好好好好好好好好好好好好好好好好好
1. 做好。
（2）乙
附件
2018年1月2日
甲市人民政府
(此件公开发布)
各县要落实。
文号 甲发〔2018〕1号
（局负责）
标题
《甲办法》全文如下。
十、
第零条
百、"""
LINES = st.lists(st.sampled_from([*LAW.splitlines(), *FRAGMENTS.splitlines(), " \u3000"]))


@given(st.one_of(st.text(), LINES.map("\n".join), LINES.map("\r\n".join)))
@example("——甲\n乙")
@example("\u2028一、\x0b二、\r")
def test_any_text_tiles(text: str) -> None:
    parsed = parse_text(text, "a.txt", ManifestEntry(title="甲办法"))
    assert_tiles(parsed)
    assert_tiles(parse_text(text, "a.txt"))
    for sentence in document_sentences(parsed):
        assert sentence.text == text[sentence.start : sentence.end]


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here")
def test_real_documents_tile() -> None:
    """All of some 800 laws and policy documents: no crash, nothing lost, nothing empty."""
    paths = sorted(p for p in DATA.rglob("*") if p.suffix in {".txt", ".md"})
    assert len(paths) > 100
    for path in paths:
        parsed = parse_file(path)
        assert_tiles(parsed)
        assert parsed.clauses, path
        for each in parsed.clauses:
            assert all(end - start <= MAX_PART for start, end in each.parts)
            assert each.parts or len(each.text) <= MAX_PART
