# ruff: noqa: E501
"""What is taken out of a text: figures, dates, 文号, labels, names, quotations."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.verify import bodies, dates, document_numbers, figures, labels, quotations
from qa.verify.departments import departments, same_department
from qa.verify.folding import compact, fold
from qa.verify.names import terms
from qa.verify.numerals import chinese, chinese_integer, number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("达到98%以上", [("98", "%", ">=")]),
        ("达到９８％以上", [("98", "%", ">=")]),
        ("不低于98%", [("98", "%", ">=")]),
        ("不少于20个", [("20", "个", ">=")]),
        ("至少完成50项标准建设", [("50", "项", ">=")]),
        ("超过40家", [("40", "家", ">=")]),
        ("高于40家", [("40", "家", ">=")]),
        ("50余个", [("50", "个", ">=")]),
        ("不超过20%", [("20", "%", "<=")]),
        ("不得超过20%", [("20", "%", "<=")]),
        ("不高于20%", [("20", "%", "<=")]),
        ("低于20%", [("20", "%", "<=")]),
        ("控制在20%以内", [("20", "%", "<=")]),
        ("约20%", [("20", "%", "~")]),
        ("20%左右", [("20", "%", "~")]),
        ("达到96.5%", [("96.5", "%", "=")]),
        ("百分之十三点五", [("13.5", "%", "=")]),
        ("百分之九十八以上", [("98", "%", ">=")]),
        ("千分之五", [("5", "‰", "=")]),
        ("九成以上", [("90", "%", ">=")]),
        ("五十个", [("50", "个", "=")]),
        ("两家企业", [("2", "家", "=")]),
        ("50万件", [("500000", "件", "=")]),
        ("五十万件", [("500000", "件", "=")]),
        ("1,200元", [("1200", "元", "=")]),
        ("3亿元", [("300000000", "元", "=")]),
        ("指数达到82.5", [("82.5", "", "=")]),
        ("3—5个", [("3", "个", "from"), ("5", "个", "to")]),
        ("90%~95%", [("90", "%", "from"), ("95", "%", "to")]),
        ("提高3个百分点", [("3", "百分点", "=")]),
        ("三年行动", [("3", "年", "=")]),
        ("五大行业", [("5", "大", "=")]),
        ("西50米", [("50", "米", "=")]),
        ("到 100%,", [("100", "%", "=")]),
    ],
)
def test_figures(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(f.value, f.unit, f.comparator) for f in figures(text)] == [
        (Decimal(value), unit, comparator) for value, unit, comparator in expected
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一体化", "三品一标", "第一", "一批", "双随机、一公开", "一站式", "进一步", "5G", "ISO9000", "5A级景区",
        "1+N", "3+2", "（十八）加强", "第三条", "第26条", "1. 提升产品质量", "(1)提升", "2025年", "2018年11月20日",
        "2018-11-20", "克政发〔2017〕95号", "三位一体", "党的二十大", "十九届二中", "第三方", "万元生产总值",
        "0660-3361078", "swsqsb@126.com", "达到目标[1]", "11:58", "六西格玛", "五金", "十分重要", "百千万工程",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_figure(text: str) -> None:
    assert figures(text) == ()


def test_figure_spans_are_of_the_original() -> None:
    text = "合格率达到　９８％以上。"
    (figure,) = figures(text)
    assert text[slice(*figure.span)] == figure.text == "９８％以上"


def test_aspiration_is_a_flag() -> None:
    assert [f.aspiration for f in figures("力争达到94.8%,食品达到98%以上")] == [True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二〇二五年", (2025, None, None)),
        ("二○一八年十一月二十日", (2018, 11, 20)),
        ("一九九九年一月一日", (1999, 1, 1)),
        ("2018-11-20", (2018, 11, 20)),
        ("2018.11.20", (2018, 11, 20)),
        ("２０２３年９月２６日", (2023, 9, 26)),
        ("2023年10月", (2023, 10, None)),
        ("10月26日", (None, 10, 26)),
        ("目标(2025)", (2025, None, None)),
    ],
)
def test_dates(text: str, expected: tuple[int | None, ...]) -> None:
    assert [d.key[:3] for d in dates(text)] == [expected]


def test_a_range_of_years_is_two_years() -> None:
    assert [d.year for d in dates("(2016-2020年)")] == [2016, 2020]


def test_plan_period_and_relation() -> None:
    assert [d.plan for d in dates("“十四五”期间")] == ["十四五"]
    assert [d.relation for d in dates("2023年10月26日前,2024年1月1日起")] == ["before", "after"]


@pytest.mark.parametrize("bracket", ["〔{}〕", "[{}]", "（{}）", "({})", "【{}】", "〔{}"])
def test_document_number_in_any_bracket(bracket: str) -> None:
    text = f"根据克政发{bracket.format(2017)}95号执行"
    assert [r.key for r in document_numbers(text)] == ["克政发2017|95"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("第（十八）条", ["18条"]),
        ("第十八条", ["18条"]),
        ("第26条第二款", ["26条", "2款"]),
        ("六、（十八）", ["6章", "18条"]),
        ("（一）建立机制", []),
    ],
)
def test_labels(text: str, keys: list[str]) -> None:
    assert [r.key for r in labels(text)] == keys


def test_bodies_of_each_kind() -> None:
    text = "兵团市场监管局与汕尾海关、广东工业大学落实《质量强国建设纲要》"
    found = {(n.kind, n.text) for n in bodies(text)}
    assert {
        ("department", "兵团市场监管局"),
        ("institution", "汕尾海关"),
        ("place", "兵团"),
    } <= found
    assert {("institution", "广东工业大学"), ("title", "质量强国建设纲要")} <= found


@pytest.mark.parametrize(
    "text",
    ["发展格局", "优化布局", "全部建成", "实施办法", "围绕中心工作", "科技部门", "教育部署", "金融办理", "农业部分", "大学生", "政府采购"],
)  # fmt: skip
def test_ordinary_words_are_no_bodies(text: str) -> None:
    assert bodies(text) == ()


def test_prefix_is_shared_along_a_list() -> None:
    found = departments("(兵团发展改革委、工信委、商务局〈旅游局〉、交通运输局按职责分工负责)")
    assert {d.prefix for d in found} <= {"兵团", ""}
    assert [d.prefix for d in found[:3]] == ["兵团"] * 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("市市场监管局", "市市场监督管理局", True),
        ("汕尾市市场监管局", "市市场监管局", True),
        ("市工信局", "市工业和信息化局", True),
        ("市卫健局", "市卫生健康局", True),
        ("市文广旅体局", "市文化广电旅游体育局", True),
        ("市人社局", "市人力资源社会保障局", True),
        ("兵团环保局", "兵团环境保护局", True),
        ("市场监管局", "兵团市场监管局", True),
        ("市水务局", "市水利局", False),
        ("市生态环境局", "市环境保护局", False),
        ("自治区市场监管局", "兵团市场监管局", False),
        ("省市场监管局", "市市场监管局", False),
        ("市体育局", "市文化广电旅游体育局", False),
        ("兵团发展改革委", "兵团发展改革局", False),
    ],
)
def test_same_department(one: str, other: str, same: bool) -> None:
    assert same_department(departments(one)[0], departments(other)[0]) is same


def test_terms_with_numerals() -> None:
    assert [n.text for n in terms("5G、ISO9000、“1+N”与第三方")] == ["5G", "ISO9000", "1+N", "第三"]
    assert terms("第二十四条、第十五款") == ()  # labels are no names


def test_quotations_and_nested_titles() -> None:
    found = quotations('《关于《质量纲要》的意见》提出“一站式”、「链主」和"领航"')
    assert [(q.kind, q.text) for q in found] == [
        ("title", "关于《质量纲要》的意见"),
        ("quote", "一站式"),
        ("quote", "链主"),
        ("quote", "领航"),
    ]


@given(st.integers(min_value=0, max_value=9999))
def test_chinese_numerals_round_trip(value: int) -> None:
    assert chinese_integer(chinese(value)) == value


@given(st.integers(min_value=1, max_value=9999), st.sampled_from(["个", "家", "户", "件", "项"]))
def test_a_count_is_the_same_in_any_writing(value: int, unit: str) -> None:
    plain = figures(f"达到{value}{unit}")
    wide = figures(f"达到{str(value).translate({48 + i: 0xFF10 + i for i in range(10)})}{unit}")
    assert plain[0].key == wide[0].key == (Decimal(value), unit)
    if value > 1:
        assert figures(f"达到{chinese(value)}{unit}")[0].key == plain[0].key


@given(st.text(max_size=60))
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert compact(fold(text)) == compact(text)


@given(
    st.text(
        alphabet="二〇一五十百万点分之年月日第条、,。%个家0123456789.-至到(),“”《》", max_size=40
    )
)
def test_no_text_breaks_the_readers(text: str) -> None:
    spans = [f.span for f in figures(text)] + [d.span for d in dates(text)]
    spans += [r.span for r in labels(text, bare=True)] + [q.span for q in quotations(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_mixed_numbers() -> None:
    assert number("50万") == 500000
    assert number("十三点五") == Decimal("13.5")
