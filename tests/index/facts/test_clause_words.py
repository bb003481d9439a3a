"""Deadlines, binding words and conditions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.index.facts.said import START, clause

DEADLINES = {
    "2025年底前完成。": ["2025年底前完成 2025-12-31"],
    "2018年6月30日前报送。": ["2018年6月30日前 2018-06-30"],
    "于2020年2月底前完成整改。": ["2020年2月底前完成 2020-02-29"],
    "到2025年，质量明显提升。": [],
    "到2025年底，建成平台。": ["2025年底 2025-12-31"],
    "2021年二季度末完成。": ["2021年二季度末完成 2021-06-30"],
    "应当自收到申请之日起三十日内答复。": ["自收到申请之日起三十日内 "],
    "在3个工作日内办结。": ["3个工作日内 "],
    "每年3月底前公布。": ["每年3月底前 "],
    "提前15日告知。": ["提前15日 "],
    "2025年底前完成，三十日内报送，每年6月底前、2026年3月底前公布。": [
        "2025年底前完成 2025-12-31",
        "三十日内 ",
        "每年6月底前 ",
        "2026年3月底前 2026-03-31",
    ],
    "最近三年内没有违法记录。": [],
    "自2019年1月1日起施行。": [],
    "省、自治区政府应当自标准公布之日起30日内备案。": ["自标准公布之日起30日内 "],
}


@pytest.mark.parametrize(("text", "expected"), DEADLINES.items())
def test_deadlines(text: str, expected: list[str]) -> None:
    assert [f"{d.text} {d.date}" for d in clause(text).facts.deadlines] == expected


FORCES = {
    "生产者应当建立制度，不得伪造，严禁掺假。": "义务应当 禁止不得 禁止严禁",
    "鼓励和支持企业创新，必须保证安全。": "鼓励鼓励 鼓励支持 义务必须",
    "各部门要加强监管。": "义务要",
    "力争合格率达到98%。": "目标力争 目标达到",
    "本纲要的主要要求是满足需要，这很重要。": "",
    "适应供应，响应应急，提供技术支持。": "",
    "不准确的不准予登记，业务必须自营。": "义务必须",
    "可以申请复议。": "",
    "积极争取国家资金。": "",
    "产品不应超出范围，须经批准，无须备案。": "禁止不应 义务须",
}


@pytest.mark.parametrize(("text", "expected"), FORCES.items())
def test_forces(text: str, expected: str) -> None:
    assert [f"{f.kind}{f.word}" for f in clause(text).facts.forces] == expected.split()


CONDITIONS = {
    "第五条　有下列情形之一的，责令改正：": ["有下列情形之一的"],
    "未取得许可证从事生产的，由市场监管部门责令停产；情节严重的，吊销执照。": [
        "未取得许可证从事生产的",
        "情节严重的",
    ],
    "对符合条件的企业给予支持。": ["对符合条件的企业"],
    "除法律另有规定外，适用本法。": ["除法律另有规定外"],
    "在紧急情况下，可以先行处置。": ["在紧急情况下"],
    "加大对重点领域的项目支持。": [],
    "这是正确的，大家要坚持。": [],
    "坚持以人民为中心的发展。": [],
    "经营者有以下行为之一的：": ["经营者有以下行为之一的"],
}


@pytest.mark.parametrize(("text", "expected"), CONDITIONS.items())
def test_conditions(text: str, expected: list[str]) -> None:
    assert [c.text for c in clause(text).facts.conditions] == expected


ALPHABET = (
    "应当不得力争达到前年月日内的，。、；：（）《》第条款至本法由负责牵头会同市局要对分别和"
    "20253%％家个以上|\n 一二三十百自起除外附件"
)


@given(st.text(ALPHABET, min_size=1, max_size=120))
def test_any_text_is_read_and_spans_are_verbatim(text: str) -> None:
    said = clause(text)
    facts = said.facts
    kinds = (
        facts.duties,
        facts.targets,
        facts.deadlines,
        facts.forces,
        facts.conditions,
        facts.references,
    )
    for kind in kinds:
        for fact in kind:
            assert said.start <= fact.start < fact.end <= said.end
    quoted = [(each.text, each.start, each.end) for each in facts.deadlines]
    quoted += [(each.text, each.start, each.end) for each in facts.conditions]
    quoted += [(each.text, each.start, each.end) for each in facts.references]
    for words, start, end in quoted:
        assert words == text[start - START : end - START]
    for force in facts.forces:
        assert force.word == text[force.start - START : force.end - START]
    starts = [reference.start for reference in facts.references]
    assert starts == sorted(starts)
