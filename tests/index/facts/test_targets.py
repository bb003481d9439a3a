import pytest

from index.facts.figures import figures
from index.facts.indicators import items
from tests.index.facts.said import START, clause, document

CASES = {
    "到2025年，产品质量合格率达到98%以上。": ["产品质量合格率|以上|98|%|2025"],
    "到2025年,产品质量合格率力争达到98.5%以上。": ["产品质量合格率|以上|98.5|%|2025|力争"],
    "到2025年，食品抽检合格率不低于98%。": ["食品抽检合格率|不低于|98|%|2025"],
    "力争到2025年，研发投入强度达到3%左右。": ["研发投入强度|左右|3|%|2025|力争"],
    "到2025年，累计培育专精特新企业100家。": ["专精特新企业|达到|100|家|2025"],
    "到2025年，每万人口发明专利拥有量达到12件。": ["每万人口发明专利拥有量|达到|12|件|2025"],
    "到2025年，工业增加值增长10%。": ["工业增加值|增长|10|%|2025"],
    "到2025年，研发经费年均增长7%以上。": ["研发经费年均增长|以上|7|%|2025"],
    "到2025年，单位能耗比2020年下降13%。": ["单位能耗|下降|13|%|2025"],
    "到2025年，竞争力指数由3.2提高到5。": ["竞争力指数|达到|5||2025"],
    "到2025年，覆盖率由60%提高到80%以上。": ["覆盖率|以上|80|%|2025"],
    "到2025年，合格率达到９８．５％。": ["合格率|达到|98.5|%|2025"],
    "到2025年，覆盖率达到百分之九十以上。": ["覆盖率|以上|90|%|2025"],
    "到2025年，培育3—5个产业集群。": ["产业集群|达到|3-5|个|2025"],
    "到2025年，产值突破1,200亿元，占比重达到20%。": [
        "产值|超过|1200|亿元|2025",
        "产值占比重|达到|20|%|2025",
    ],
    "到2025年，农产品、食品抽检合格率分别达到98%和97%以上。": [
        "农产品抽检合格率|以上|98|%|2025",
        "食品抽检合格率|以上|97|%|2025",
    ],
    "到2025年，种植、收获机械化率分别达到50%、65%。": [
        "种植机械化率|达到|50|%|2025",
        "收获机械化率|达到|65|%|2025",
    ],
    "到2022年、2025年，合格率分别达到95%和98%。": [
        "合格率|达到|95|%|2022",
        "合格率|达到|98|%|2025",
    ],
    "到2025年，建成省级实验室5家、检测中心10个以上。": [
        "省级实验室|达到|5|家|2025",
        "检测中心|以上|10|个|2025",
    ],
    "每年培育600家小巨人企业和200家领军企业。": [
        "小巨人企业|达到|600|家|None",
        "领军企业|达到|200|家|None",
    ],
    "到2025年，产品质量合格率稳步提高，达到98%。": ["产品质量合格率|达到|98|%|2025"],
    "到2025年，80%以上的企业实现数字化转型。": ["企业实现数字化转型|以上|80|%|2025"],
    "到2025年，培育5个以上收入过200亿元的产业集群。": ["收入过200亿元的产业集群|以上|5|个|2025"],
    "至少完成50项计量标准建设。": ["计量标准建设|不低于|50|项|None"],
    "到2025年，能耗控制在1.3以内。": ["能耗|不超过|1.3||2025"],
}
NO_TARGETS = [
    "2017年，产品质量合格率已达到95%。",
    "截至2020年底，培育企业100家。",
    "对年产10万吨以上的企业加强监管。",
    "处一万元以上三万元以下罚款。",
    "对新认定的企业，给予不超过50万元奖励。",
    "依照本办法第26条执行。",
    "自2021年3月5日起施行。",
    "包括标准、计量等5个方面。",
    "在3个工作日内办结。",
    "配套经费比例不低于1:1。",
    "推广5G应用，建设5A级景区。",
]


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_targets(text: str, expected: list[str]) -> None:
    found = clause(text).facts.targets
    shown = [
        f"{t.indicator}|{t.comparator}|{t.value}|{t.unit}|{t.year}{'|力争' if t.aimed else ''}"
        for t in found
    ]
    assert shown == expected
    assert all(t.region == "甲市" for t in found)


@pytest.mark.parametrize("text", NO_TARGETS)
def test_no_targets(text: str) -> None:
    assert clause(text).facts.targets == ()


def test_a_law_requires_and_aims_at_nothing() -> None:
    text = "第五条　专职人员不少于3人，抽检合格率达到98%。"
    assert clause(text, label="第五条").facts.targets == ()
    aimed = "第五条　到2025年，抽检合格率达到98%。"
    assert [t.value for t in clause(aimed, label="第五条").facts.targets] == ["98"]


def test_years_before_the_document_are_the_past() -> None:
    assert clause("到2019年，合格率达到98%。").facts.targets == ()


def test_a_region_in_front_is_the_targets() -> None:
    (target,) = clause("到2025年，珠海市研发投入强度达到3%。").facts.targets
    assert target.region == "珠海市"
    (brand,) = clause("到2025年，培育新疆名牌产品2个。").facts.targets
    assert brand.region == "甲市"


def test_the_span_runs_from_the_indicator_to_the_figure() -> None:
    text = "到2025年，合格率达到98%以上，确保安全。"
    (target,) = clause(text).facts.targets
    assert text[target.start - START : target.end - START] == "合格率达到98%以上"


def test_items_of_a_lead_have_its_year() -> None:
    text = "一、目标\n到2025年，质量明显提升。\n——产品。合格率达到98%。\n——品牌。培育品牌50个。"
    parsed = document(text)
    years = [t.year for c in parsed.clauses for t in c.facts.targets]
    assert years == [2025, 2025]


def test_a_table_of_indicators() -> None:
    columns = ("序号", "指标", "2020年", "2025年目标")
    row = clause("| 1 | 抽检合格率（%） | 96 | ≥98 |", "第1行", columns)
    (target,) = row.facts.targets
    assert (target.indicator, target.comparator, target.value) == ("抽检合格率", "不低于", "98")
    assert (target.unit, target.year) == ("%", 2025)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("约1,200万元", [("1200", "万元")]),
        ("百分之三点五", [("3.5", "%")]),
        ("第26条第5项", []),
        ("到2025，", []),
    ],
)
def test_figures(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.value, f.unit) for f in figures(text)] == expected


def test_a_list_whose_names_are_whole() -> None:
    assert items("普及率和覆盖率") == ("普及率", "覆盖率")
