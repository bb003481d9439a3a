"""Which of several cited clauses support something in a sentence."""

from qa.verify import Source, check

RATES = Source("到2025年，制造业产品质量合格率达到96.5%，消费品质量合格率达到94%。")
ZONES = Source("申建“全国质量品牌提升示范区”2个，主席质量奖获奖企业超过40家。")
DUTY = Source("加强农产品监管。（市农业农村局负责）")


def test_an_idle_citation_does_not_bear() -> None:
    finding = check("消费品质量合格率达到94%。", [ZONES, RATES, DUTY])
    assert finding.verdict == "supported"
    assert finding.bearing == (1,)


def test_each_half_may_have_its_own_source() -> None:
    said = "消费品质量合格率达到94%，主席质量奖获奖企业超过40家。"
    assert check(said, [RATES, ZONES]).bearing == (0, 1)


def test_a_source_without_the_figure_does_not_bear() -> None:
    other = Source("消费品质量合格率达到92%。")
    assert check("消费品质量合格率达到94%。", [other, RATES]).bearing == (1,)


def test_a_list_of_departments_is_borne_out_by_who_names_one() -> None:
    assert check("由市农业农村局负责。", [RATES, DUTY]).bearing == (1,)


def test_nothing_bears_on_what_nobody_says() -> None:
    assert check("企业所得税减按优惠税率征收。", [RATES, ZONES]).bearing == ()
