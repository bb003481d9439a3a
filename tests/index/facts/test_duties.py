import pytest

from tests.index.facts.said import START, clause

CASES = {
    "开展试点。（市农业局牵头，市财政局配合）": "牵头市农业局 配合市财政局",
    "开展试点。（牵头单位：市农业局；责任单位：市财政局、教育局）": (
        "牵头市农业局 负责市财政局 负责市教育局"
    ),
    "（省科技厅负责）推动开放。（省商务厅牵头）": "负责省科技厅 牵头省商务厅",
    "推广应用（省科技厅负责）。加强监管（省商务厅负责）。": "负责省科技厅 负责省商务厅",
    "农业：试点。（市农业局负责）\n工业：改造。（市工信局负责）": "负责市农业局 负责市工信局",
    "责任单位：市科技局、市财政局\n完成时限：年底": "负责市科技局 负责市财政局",
    "日常监督由市场监管部门负责，费用自理。": "负责市场监管部门",
    "市财政局负责资金保障。": "负责市财政局",
    "完善机制。\n县级人民政府\n负责治理。": "负责县级人民政府",
    "（市农业局牵头）由市财政局负责资金，市科技局牵头。（市工信局负责）": (
        "牵头市农业局 负责市财政局 牵头市科技局 负责市工信局"
    ),
    "目录由国务院卫生主管部门会同国务院财政部门制定。": (
        "牵头国务院卫生主管部门 配合国务院财政部门"
    ),
    "国务院市场监督管理部门主管全国计量工作。": "负责国务院市场监督管理部门",
    "市城管局牵头，市财政局、市住建局按照职责分工配合。各方要加强配合。": (
        "牵头市城管局 配合市财政局 配合市住建局"
    ),
    "市市场监管局会同有关部门加强督促指导。": "牵头市市场监管局",
    "各级党委和政府要统筹好主要任务。": "负责各级党委 负责各级政府",
    "发挥质量工作领导小组牵头作用，研究部署。": "牵头质量工作领导小组",
    "成立质量工作领导小组，负责统筹推进。": "负责质量工作领导小组",
    "省、自治区、直辖市人民政府卫生主管部门负责登记。": (
        "负责省、自治区、直辖市人民政府卫生主管部门"
    ),
    "（11月底完成，牵头考核单位：市工信局）": "牵头市工信局",
}
NOBODY = [
    "企业法定代表人对产品质量负责。",
    "对直接负责的主管人员依法给予处分。",
    "负责药品监督管理的部门应当公布结果。",
    "由县级以上市场监督管理部门责令改正。",
    "国务院药品监督管理部门会同有关部门责令停产。",
    "落实校长负责制，培养学科负责人。",
    "各有关部门要各司其职。",
    "支持企业牵头承担任务。",
]


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_duties(text: str, expected: str) -> None:
    said = clause(text)
    assert [f"{d.role}{d.department}" for d in said.facts.duties] == expected.split()
    for duty in said.facts.duties:
        assert duty.department.endswith(text[duty.start - START : duty.end - START])


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert clause(text).facts.duties == ()


def test_columns_of_a_table() -> None:
    columns = ("任务", "牵头单位", "配合单位")
    row = clause("| 建平台 | 市教育局 | 市科技局、财政局 |", "第1行", columns)
    assert [f"{d.role}{d.department}" for d in row.facts.duties] == [
        "牵头市教育局",
        "配合市科技局",
        "配合市财政局",
    ]


def test_a_bracket_says_who_and_the_sentences_before_it_do_not() -> None:
    said = clause("各级党委要担负责任。（各级党政按职责分工负责）")
    assert said.departments == ("各级党政",)
