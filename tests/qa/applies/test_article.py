"""Sentences of laws: who must, who must not, who is helped; and what binds nobody."""

import re

import pytest

from qa.applies.article import Spoken, of_article
from qa.applies.reading import Reading

_FORCES = {"应当": "义务", "必须": "义务", "不得": "禁止", "禁止": "禁止", "鼓励": "鼓励"}


def _read(text: str, before: Reading | None = None) -> Reading | None:
    spoken: list[Spoken] = [
        (_FORCES[match.group()], *match.span()) for match in re.finditer("|".join(_FORCES), text)
    ]
    return of_article(text, spoken, before)


@pytest.mark.parametrize(
    ("text", "kind", "trades", "roles"),
    [
        ("第五条　食品生产企业应当建立进货查验记录制度。", "义务", {"食品"}, {"生产"}),
        ("食品生产者采购原料，应当查验供货者的许可证。", "义务", {"食品"}, {"生产"}),
        ("施工单位不得擅自修改工程设计。", "禁止", set(), {"施工"}),
        ("国家鼓励化妆品生产企业采用先进标准。", "支持", {"化妆品"}, {"生产"}),
        ("预包装食品的包装上应当有标签。", "义务", {"食品"}, set()),
        ("禁止生产经营下列食品：", "禁止", {"食品"}, {"生产", "销售"}),
    ],
)
def test_whom_it_binds(text: str, kind: str, trades: set[str], roles: set[str]) -> None:
    reading = _read(text)
    assert reading is not None
    assert reading.kind == kind
    assert reading.parties[0].trades == trades
    assert reading.parties[0].roles >= roles if kind != "禁止" else True


@pytest.mark.parametrize(
    "text",
    [
        "市场监督管理部门应当对食品生产企业进行监督检查。",
        "食品生产企业有前款情形的，市场监督管理部门应当及时处理。",
        "食品生产企业的主管部门应当编制规划。",
        "监督管理部门的工作人员玩忽职守的，依法给予处分。",
        "（三）企业应当说明的其他情况。",
        "审查组应当告知企业。",
        "与市场主体密切相关的行政法规，应当公开征求意见。",
        "本法所称食品，是指供人食用的成品。",
    ],
)
def test_what_binds_no_enterprise(text: str) -> None:
    assert _read(text) is None


def test_a_sentence_that_names_nobody_goes_on_about_the_same() -> None:
    before = _read("食品生产企业应当建立记录制度。")
    reading = _read("保存期限不得少于二年。", before)
    assert reading is not None
    assert reading.kind == "义务"
    assert reading.parties[0].trades == {"食品"}
    assert _read("检查人员应当出示证件。", before) is None


def test_a_reward_is_help() -> None:
    reading = _read("对采用先进技术的中小企业，给予资金补助。")
    assert reading is not None
    assert reading.kind == "支持"
    assert reading.parties[0].sizes == {"中小微"}


def test_a_penalty_is_for_whom_it_names_and_no_duty() -> None:
    reading = _read("食品生产者违反本法规定的，由有关部门责令改正，处五万元罚款。")
    assert reading is not None
    assert reading.kind == "处罚"
    assert reading.parties[0].trades == {"食品"}
    assert _read("情节严重的，吊销许可证。", reading) == reading
    assert _read("应当及时处理。", reading) is None
