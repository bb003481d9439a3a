"""Sentences of plans that advance a trade and name no enterprise."""

import pytest

from qa.applies.industry import advanced


@pytest.mark.parametrize(
    ("text", "trades"),
    [
        (
            "加快推进金银珠宝、纺织服装、食品加工等传统制造业转型升级。",
            {"珠宝首饰", "纺织服装", "食品"},
        ),
        ("重点发展乳、肉、绒加工等产业。", {"乳品", "食品"}),
        ("大力发展农业观光旅游等新业态。", {"旅游"}),
        ("推进传统米花、竹器等特色产业发展。", set()),
    ],
)
def test_what_it_advances(text: str, trades: set[str]) -> None:
    party = advanced(text)
    assert party is not None
    assert party.standing == "thing"
    assert party.trades == trades


@pytest.mark.parametrize(
    "text",
    [
        "完善食品安全标准体系。",
        "(市农业局、旅游局按职责分工负责)",
        "加强质量教育,提升全员质量意识。",
    ],
)
def test_what_advances_no_trade(text: str) -> None:
    assert advanced(text) is None
