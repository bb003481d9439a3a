"""Sentences of plans: whom they reach, and what they only mention."""

import pytest

from qa.applies.plan import of_plan


@pytest.mark.parametrize(
    ("text", "kind", "trades"),
    [
        ("推动全市乳品企业开展体系认证。", "义务", {"乳品"}),
        ("鼓励拍卖行建立信用制度。", "支持", {"拍卖"}),
        ("严厉打击典当行违规放贷行为。", "禁止", {"典当"}),
        ("加大水泥监督抽查力度。", "义务", {"水泥"}),
        ("对获得质量奖项的生产企业,在土地、金融等方面予以政策支持。", "支持", set()),
    ],
)
def test_whom_it_reaches(text: str, kind: str, trades: set[str]) -> None:
    (reading,) = of_plan(text)
    assert reading.kind == kind
    assert reading.parties[0].trades == trades


@pytest.mark.parametrize(
    "text",
    [
        "打造一批影响力大的企业品牌。",
        "质量是产业和企业核心竞争力的集中体现。",
        "各县(市)人民政府要加大对食品企业的服务力度。",
        "完善食品安全监管体系。",
        "加强质量教育。",
    ],
)
def test_what_it_only_mentions(text: str) -> None:
    assert of_plan(text) == ()


def test_the_verb_of_the_segment_before_governs() -> None:
    (reading,) = of_plan("鼓励养老机构投保责任保险,食品生产经营者投保食品安全责任保险。")
    assert reading.kind == "支持"
    assert [sorted(party.trades) for party in reading.parties] == [["养老托育"], ["食品"]]


def test_a_figure_is_a_target_and_the_rest_stays_what_it_is() -> None:
    text = "督促食品生产企业落实主体责任,保健食品企业抽查比例不低于20%。"
    start = text.index("保健食品企业")
    readings = {reading.kind: reading for reading in of_plan(text, [(start, len(text) - 1)])}
    assert {"目标", "义务"} == readings.keys()
    assert readings["目标"].parties[0].trades == {"保健食品"}
    assert readings["义务"].parties[0].trades == {"食品"}


def test_under_a_heading_of_a_trade_a_duty_needs_no_name() -> None:
    text = "严格执行终身责任书面承诺制。"
    assert of_plan(text) == ()
    (reading,) = of_plan(text, (), frozenset({"建筑工程"}))
    assert reading.parties[0].standing == "thing"
