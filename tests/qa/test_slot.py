"""What a text holds of what is asked for: speaking of the subject is not giving the detail."""

import pytest

from qa.slot import holds
from qa.wanted import Wanted


@pytest.mark.parametrize(
    ("wanted", "about", "text"),
    [
        ("place", "灾备中心", "灾备中心设在贵阳市。"),
        ("place", "领导小组办公室", "办公室设在市财政局。"),
        ("naming", "示范企业", "支持甲乙、丙丁等示范企业做大做强。"),
        ("naming", "主题品牌", "打造“海上丝路”主题品牌。"),
        ("naming", "研究机构学校", "与东海大学共建研究院。"),
        ("contact", "投诉电话", "投诉电话：010-12345678。"),
        ("contact", "电子邮箱", "来信寄 abc@example.com 。"),
        ("contact", "网址", "登录 www.example.gov.cn 填报。"),
        ("name", "组长", "组长：王小明"),
        ("name", "组长", "由李强同志任组长。"),
        ("money", "罚款", "并处货值金额三倍以上五倍以下罚款。"),
        ("money", "罚款", "并处货值金额等值以下的罚款。"),
        ("money", "罚款", "处上一年度销售额百分之十以下的罚款。"),
        ("percent", "佣金", "收取不超过拍卖成交价百分之五的佣金。"),
        ("number", "期限", "超过三十日不行使而消灭。"),
        ("department", "调查", "由国务院或者国务院授权有关部门组织调查。"),
        ("date", "保修", "对工程质量终身负责。"),
        ("date", "维护", "每十五日至少维护一次。"),
        ("number", "窗口", "窗口达到50个。"),
        ("text", "窗口", "加强窗口建设。"),
    ],
)
def test_it_is_there(wanted: Wanted, about: str, text: str) -> None:
    assert holds(wanted, about, text)


@pytest.mark.parametrize(
    ("wanted", "about", "text"),
    [
        ("place", "灾备中心", "建成灾备中心2个。"),
        ("naming", "冷链企业", "培育20家以上冷链企业，支持设备、技术更新。"),
        ("naming", "品牌宣传口号", "打造“海上丝路”主题品牌。"),
        ("contact", "邮箱", "通信地址、联系电话、电子邮箱等信息。"),
        ("contact", "网址", "投诉电话：010-12345678。"),
        ("name", "组长", "成立主要领导任组长的领导小组。"),
        ("money", "奖金", "开展质量奖评选表彰。"),
        ("date", "报名", "组织报名参加评选。"),
        ("number", "窗口", "加强窗口建设。"),
        ("department", "调查", "事故由各方共同调查。"),
    ],
)
def test_it_is_not_there(wanted: Wanted, about: str, text: str) -> None:
    assert not holds(wanted, about, text)


def test_the_own_region_of_a_document_is_no_place_asked_for() -> None:
    text = "建设国家碳计量中心（内蒙古）。"
    assert not holds("place", "碳计量中心", text, own="内蒙古自治区")
    assert holds("place", "碳计量中心", text, own="广东省")
