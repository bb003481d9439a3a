# ruff: noqa: E501
"""A sentence beside the clause it restates: what differs in its place, what only looks different."""

import pytest

from qa.verify import Source, check

LAW = Source(
    "第五条　用人单位应当自用工之日起三十日内向劳动者支付报酬，并可以与劳动者约定试用期，试用期不得超过六个月。\n"
    "未经县级以上人民政府教育行政部门批准，任何单位或者个人不得举办托育机构；鼓励企业举办托育机构。\n"
    "违反前款规定的，由教育行政部门责令改正，处五万元以上十万元以下罚款，情节严重的，吊销许可证。\n"
    "生产日期、保质期、贮存条件和食品名称应当标明。",
    "劳动与托育条例\n第五条",
)
POLICY = Source(
    "到2025年，甲类产品、乙类产品抽检合格率分别达到96%、98%。研发投入增长5%—10%。"
    "支持有条件的县（市）开展托育试点。（市教育局、市卫生健康局、市民政局按职责分工负责）",
    "汕尾市托育服务方案\n汕尾市",
)

TRUE = [
    (LAW, "用人单位必须自用工之日起30天内向劳动者支付报酬。"),
    (LAW, "用人单位应自用工之日起三十日之内向劳动者支付报酬，试用期最多6个月。"),
    (LAW, "试用期最长不得超过六个月。"),
    (LAW, "处50000元以上100,000元以下罚款。"),
    (LAW, "违反前款规定的，由教育行政部门责令改正，处5万元以上10万元以下罚款。"),
    (LAW, "没有经过县级以上人民政府教育行政部门批准，任何单位或个人不能举办托育机构。"),
    (LAW, "保质期、生产日期、贮存条件和食品名称必须标明。"),
    (LAW, "根据第五条，提倡企业举办托育机构。"),
    (LAW, "用人單位應當自用工之日起三十日內向勞動者支付報酬。"),
    (POLICY, "到2025年底，甲类产品、乙类产品抽检合格率分别达到百分之九十六、百分之九十八。"),
    (POLICY, "研发投入增长5％至10％。"),
    (POLICY, "支持有条件的县开展托育试点。"),
    (POLICY, "由市教育局、市卫生健康局和市民政局按职责分工负责。"),
]

FALSE = [
    (LAW, "劳动者应当自用工之日起三十日内向用人单位支付报酬。"),
    (LAW, "用人单位可以自用工之日起三十日内向劳动者支付报酬。"),
    (LAW, "用人单位应当自用工之日前三十日内向劳动者支付报酬。"),
    (LAW, "用人单位应当自用工之日起三十个工作日内向劳动者支付报酬。"),
    (LAW, "未经县级以上人民政府民政部门批准，任何单位或者个人不得举办托育机构。"),
    (LAW, "未经省级以上人民政府教育行政部门批准，任何单位或者个人不得举办托育机构。"),
    (LAW, "未经县级以上人民政府教育行政部门批准，任何单位和个人不得举办托育机构。"),
    (LAW, "经县级以上人民政府教育行政部门批准，任何单位或者个人不得举办托育机构。"),
    (LAW, "企业必须举办托育机构。"),
    (LAW, "违反前款规定的，由教育行政部门责令改正，处五万元以上二十万元以下罚款。"),
    (LAW, "违反前款规定的，由教育行政部门责令改正，处五万元以下罚款。"),
    (LAW, "生产日期、保质期、贮存条件、生产批号和食品名称应当标明。"),
    (POLICY, "到2025年，甲类产品、乙类产品抽检合格率分别达到98%、96%。"),
    (POLICY, "到2025年，乙类产品、甲类产品抽检合格率分别达到96%、98%。"),
    (POLICY, "研发投入增长5%—12%。"),
    (POLICY, "没有开展托育试点。"),
    (POLICY, "要求所有县（市）开展托育试点。"),
    (POLICY, "由市民政局负责。"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "sentence"), TRUE)
def test_what_says_the_same_passes(source: Source, sentence: str) -> None:
    assert check(sentence, [source]).failures == ()


@pytest.mark.parametrize(("source", "sentence"), FALSE)
def test_what_differs_in_one_thing_is_caught(source: Source, sentence: str) -> None:
    assert check(sentence, [source]).failed


def test_the_message_names_both_sides() -> None:
    finding = check("违反前款规定的，由民政部门责令改正，处五万元以上十万元以下罚款。", [LAW])
    assert finding.failures == ("句中为“民政”，所引条款为“教育行政”",)
