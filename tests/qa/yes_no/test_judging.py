"""A claim against a passage: borne out, contradicted, or left to the reader."""

import pytest

from qa.verify import Source
from qa.yes_no.binding import bindings, denies
from qa.yes_no.claim import claim_of
from qa.yes_no.judging import Passage, judge


def verdict(question: str, text: str, listed: str = "") -> bool | None:
    claim = claim_of(question)
    assert claim is not None
    source = Source(text, listed)
    return judge(claim, Passage(text, listed, "", source, listed=listed), lambda term: 1.0)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("认证标志可以转让吗？", "任何单位和个人不得转让认证标志。", False),
        ("认证标志不得转让，对吗？", "任何单位和个人不得转让认证标志。", True),
        ("生产企业需要备案吗？", "生产企业应当向主管部门备案。", True),
        ("生产企业需要备案吗？", "生产企业无需备案。", False),
        ("养老机构必须投保责任保险吗？", "鼓励养老机构投保责任保险。", False),
        ("养老机构可以投保责任保险吗？", "鼓励养老机构投保责任保险。", True),
        ("是不是全面推行缺陷保险？", "试点推行缺陷保险。", False),
        ("企业有没有推行缺陷保险制度？", "企业推行缺陷保险制度。", True),
        ("抽查只查线下商品，对吗？", "抽查覆盖线下商品和线上商品。", None),
        ("企业上云有补贴吗？", "引导企业上云。", None),
        ("监理单位可以转让监理业务吗？", "监理单位转让监理业务的，责令改正。", False),
        ("处方药可以做广告吗？", "处方药与非处方药可以做广告。", None),
        ("医疗器械经营要许可证吗？", "医疗器械经营许可证有效期为5年。", None),
        ("搞不搞环保一票否决？", "实行环境保护“一票否决”制度。", True),
        ("民营机构可以平等参与竞争吗？", "鼓励不同所有制机构平等参与竞争。", True),
        ("兵团不支持协会制定标准，对吧？", "支持协会制定标准。", False),
        ("计量器具都要强制检定，对吗？", "贸易结算的计量器具实行强制检定。", None),
        ("产品出口需要许可证吗？", "加强人才队伍建设。", None),
        ("工作组由李四领导吗？", "工作组由专家组成。", None),
    ],
)
def test_the_verdict(question: str, text: str, expected: bool | None) -> None:
    assert verdict(question, text) is expected


def test_a_ban_before_a_list_holds_for_its_items() -> None:
    lead = "国有独资公司不得有下列行为："
    assert (
        verdict("国有独资公司可以为关联方提供担保吗？", "（二）为关联方提供担保。", lead) is False
    )


def test_how_a_text_binds() -> None:
    assert bindings("无需取得许可") == ("exempt",)
    assert bindings("不得低于20%") == ("said",)
    assert bindings("加强质量管理") == ("said",)
    assert denies("没有正式印发")
    assert not denies("不同所有制")


def test_a_must_that_the_text_does_not_say_is_not_borne_out() -> None:
    assert verdict("企业必须健全追溯制度，对吗？", "健全企业追溯制度。") is None
    assert verdict("企业必须健全追溯制度，对吗？", "企业应当健全追溯制度。") is True


def test_leave_for_one_act_is_none_for_another() -> None:
    assert verdict("商场可以不设母婴室吗？", "母婴室应当配备座椅，商场母婴室应当保洁。") is None


def test_what_follows_a_phrase_does_not_bind_it() -> None:
    assert verdict("要不要建立人才库？", "建立人才库，引导企业培养技术能手。") is not False
