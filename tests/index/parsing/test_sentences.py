import pytest

from index.clause import Clause, Sentence
from index.manifest import load_manifest
from index.parsing.parse import parse_file
from index.parsing.sentences import document_sentences, sentences, target_years
from index.settings import ROOT

DOCUMENTS = ROOT / "documents"
MANIFEST = load_manifest(DOCUMENTS)
BINGTUAN = "bingtuan-2018-quality-improvement.txt"
KEZHOU = "kezhou-2017-quality-strategy.txt"
NEIMENGGU = "neimenggu-quality-outline.txt"
SHANWEI = "shanwei-2023-quality-draft.txt"


def clause_of(text: str, start: int = 0) -> Clause:
    return Clause("d/1", "d", "一、", (), "", text, start, start + len(text))


def texts(text: str) -> list[str]:
    return [each.text for each in sentences(clause_of(text))]


def corpus(name: str) -> tuple[Sentence, ...]:
    return document_sentences(parse_file(DOCUMENTS / name, MANIFEST))


@pytest.mark.parametrize(
    ("name", "words", "years"),
    [
        (BINGTUAN, "兵团大质量工作体系基本形成", (2020,)),
        (BINGTUAN, "工业产品(不含地产食品)监督抽查合格率", (2020,)),
        (BINGTUAN, "围绕农产品、食品药品", ()),
        (BINGTUAN, "规划(2016-2020年)的实施意见》", ()),
        (BINGTUAN, "三年行动计划(2018-2020年)", ()),
        (BINGTUAN, "年11月20日印发", ()),
        (BINGTUAN, "兵团环境保护局、发展改革委、工信委按职责分工负责", ()),
        (KEZHOU, "逐步形成“政府主导", ()),
        (KEZHOU, "工业产品监督抽查合格率达到92%以上", (2020,)),
        (KEZHOU, "主要服务业顾客满意度达到80%以上", (2020,)),
        (KEZHOU, "质量发展成果惠及各族人民群众", (2025,)),
        (KEZHOU, "力争培育区域公共品牌1个以上", (2020,)),
        (KEZHOU, "计量发展规划(2013-2020年)", ()),
        (NEIMENGGU, "公共服务质量满意度达到83分以上", (2025,)),
        (NEIMENGGU, "有效注册商标拥有量达到50万件", (2025,)),
        (NEIMENGGU, "先进质量文化深入人心", (2035,)),
        (NEIMENGGU, "规模以上工业企业生产设备数字化率达到60%", ()),
        (SHANWEI, "食品抽检合格率达到98.5%以上", (2025,)),
        (SHANWEI, "先进质量文化蔚然成风", (2035,)),
        (SHANWEI, "于2023年10月26日前", ()),
    ],
)
def test_the_years_that_govern_a_sentence(name: str, words: str, years: tuple[int, ...]) -> None:
    found = [each for each in corpus(name) if words in each.text]
    assert [each.years for each in found] == [years]


@pytest.mark.parametrize("name", [BINGTUAN, KEZHOU, NEIMENGGU, SHANWEI])
def test_sentences_are_verbatim_and_cover_their_clauses(name: str) -> None:
    parsed = parse_file(DOCUMENTS / name, MANIFEST)
    found = document_sentences(parsed)
    for each in found:
        assert parsed.document.text[each.start : each.end] == each.text
    for clause in parsed.clauses:
        joined = "".join(each.text for each in found if each.clause_id == clause.id)
        assert "".join(joined.split()) == "".join(clause.text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）目标。做好；抓好！\n行吗？", ["（一）目标。", "做好；", "抓好！", "行吗？"]),
        ("推行“甲。乙；丙”制度。第二句。", ["推行“甲。乙；丙”制度。", "第二句。"]),
        ("依据《甲；乙》(丙。丁)办。完", ["依据《甲；乙》(丙。丁)办。", "完"]),
        ("他说：“做好。”下一句。", ["他说：“做好。”", "下一句。"]),
        ("〈甲规划(2013年)〉方案》,加强。完", ["〈甲规划(2013年)〉方案》,加强。", "完"]),
        ("(新政发〔201717号)精神。完。", ["(新政发〔201717号)精神。", "完。"]),
        ("“没有收尾。后面。", ["“没有收尾。", "后面。"]),
        ("做好。(兵团工会、团委按职责分工负责)。", ["做好。", "(兵团工会、团委按职责分工负责)。"]),
        ("做好\n（局负责）", ["做好", "（局负责）"]),
        ("", []),
    ],
)  # fmt: skip
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_spans_are_in_the_document() -> None:
    (first, second) = sentences(clause_of("做好。 抓好。\r\n", start=100))
    assert (first.start, first.end) == (100, 103)
    assert (second.start, second.end) == (104, 107)


def test_lead_years_govern_until_a_year_is_named() -> None:
    found = sentences(clause_of("更好。到2030年，最好。再好。\n又好。"), lead_years=(2025,))
    assert [each.years for each in found] == [(2025,), (2030,), (2030,), (2025,)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("到2025年和2035年，分别达到", (2025, 2035)),
        ("2023—2025年，每年培育", (2023, 2025)),
        ("二〇二五年底前完成", (2025,)),
        ("力争2025年达到98%", (2025,)),
        ("自2018年以来，", ()),
        ("2018年1月1日起施行", ()),
        ("2018年度考核", ()),
        ("中发〔2017〕24号", ()),
        ("比2015年提高", ()),
        ("编号120202年", ()),
    ],
)
def test_target_years(text: str, years: tuple[int, ...]) -> None:
    assert target_years(text) == years
