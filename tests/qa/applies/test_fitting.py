"""Whether a rule is for somebody, not for them, or hangs on what they did not say."""

import pytest

from index.clause import Clause, Document, Sentence
from qa.applies.article import of_article
from qa.applies.fitting import fit
from qa.applies.profile import profile_of
from qa.applies.survey import Rule, field_of


def _rule(title: str, text: str) -> Rule:
    at = text.index("应当")
    reading = of_article(text, [("义务", at, at + 2)])
    assert reading is not None
    document = Document("d", title, "", "", "", "国家", "", "现行", "d.txt", "", text)
    clause = Clause("d/1", "d", "第一条", (title, "第一条"), "", text, 0, len(text))
    return Rule(
        document, clause, Sentence("d/1", text, 0, len(text)), reading, field_of(title), True
    )


@pytest.mark.parametrize(
    ("who", "title", "text", "hangs_on"),
    [
        ("乳品生产企业", "食品安全法", "食品生产企业应当自查。", ""),
        ("食品生产企业", "食品安全法", "乳品生产企业应当自查。", "是否涉及乳品"),
        ("食品生产企业", "食品安全法", "食品经营者应当自查。", None),
        ("食品生产企业", "安全生产法", "生产经营单位应当培训。", ""),
        ("食品生产企业", "拍卖法", "企业应当登记。", None),
        ("食品生产企业", "检验检测机构管理办法", "机构人员和企业应当登记。", None),
        ("食品生产企业", "商法", "外商投资企业应当登记。", "是否为外商投资企业"),
        ("食品生产企业", "节能法", "大型企业应当审计。", "企业的规模"),
        ("中小食品生产企业", "节能法", "大型企业应当审计。", None),
        ("食品生产企业", "电子商务法", "电子商务经营者应当亮照。", "是否涉及网络交易"),
        ("食品企业", "食品安全法", "食品生产者应当自查。", "是生产、销售还是其他角色"),
        ("餐馆", "食品安全法", "食品经营者应当自查。", ""),
        ("餐馆", "工业产品规定", "销售单位应当自查。", None),
        ("超市", "工业产品规定", "销售单位应当自查。", ""),
    ],
)
def test_for_whom(who: str, title: str, text: str, hangs_on: str | None) -> None:
    profile = profile_of(f"我们是一家{who}，要遵守哪些规定？")
    assert profile is not None
    found = fit(_rule(title, text), profile)
    assert (found and found.hangs_on) == hangs_on
