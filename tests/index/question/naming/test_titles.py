"""Titles in questions: whole, in short, and as parts of longer ones."""

import pytest

from index.question.naming.catalog import Catalog
from tests.index.question.scope.documents import document

CATALOG = Catalog(
    [
        document("contract", "中华人民共和国合同法"),
        document("quality", "产品质量法（2018修正）"),
        document("lifts", "电梯安全管理办法"),
        document("consumers", "消费者权益保护法"),
        document("fire", "消防法"),
        document("penal", "中华人民共和国刑法"),
        document("twelve", "最高人民法院关于适用刑法第十二条几个问题的解释"),
        document("seas", "最高人民法院关于审理发生在我国管辖海域相关案件若干问题的规定（二）"),
        document("farms", "农村土地承包法", text="根据《中华人民共和国劳动法》制定本法。"),
        document("workers", "中华人民共和国劳动模范保护法"),
        document("review", "信息审查发布规定"),
        document("outline", "质量强区建设纲要", region="内蒙古自治区", level="省"),
    ]
)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("劳动合同法第三条", "劳动合同法"),
        ("《劳动合同法》第三条", "劳动合同法"),
        ("老板说劳动合同法里怎么写", "劳动合同法"),
        ("产品质量法实施细则第三条", "产品质量法实施细则"),
        ("广州市电梯安全管理办法第三条", "广州市电梯安全管理办法"),
        ("工业产品质量法第三条", "工业产品质量法"),
        ("违反电子商务产品质量法的后果", "电子商务产品质量法"),
        ("农村土地承包经营合同法第三条", "农村土地承包经营合同法"),
        ("《劳动法》第三条", "劳动法"),  # another document cites it: no short 劳动模范保护法
        ("《中华人民共和国土地法》第三条", "中华人民共和国土地法"),  # whole, for its state
        ("《电梯法》第三条", "电梯法"),  # a 办法 is no 法
    ],
)
def test_a_longer_title_is_another_document_s(question: str, title: str) -> None:
    query = CATALOG.understand(question)
    assert (query.documents, query.unknown) == ((), (title,))


@pytest.mark.parametrize(
    ("question", "document_id"),
    [
        ("请解释合同法第三条", "contract"),
        ("《合同法》第三条", "contract"),
        ("《劳动合同法》第三条和合同法第五条", "contract"),
        ("我国产品质量法第26条", "quality"),
        ("违反合同法第三条怎么办", "contract"),
        ("拖欠货款合同法第三条", "contract"),
        ("国有企业合同法第三条", "contract"),
        ("新合同法第三条", "contract"),
        ("修订后的产品质量法第三条", "quality"),
        ("和产品质量法第三条", "quality"),
        ("电器过热消防法第三条", "fire"),
        ("土地承包法第三条", "farms"),
        ("《产品质量法 第26条》", "quality"),
        ("我在广州，电梯安全管理办法第三条", "lifts"),
        ("消法第二十四条", "consumers"),  # as custom has it, 消防法 fits as well
        ("内蒙古质量强区建设纲要", "outline"),
        ("刑法第十二条", "penal"),
        ("第2条 刑法第十二条几个解释", "twelve"),
        ("发生在我国管辖海域相关案件规定二第8条", "seas"),
    ],
)
def test_the_document_named(question: str, document_id: str) -> None:
    assert CATALOG.understand(question).documents == (document_id,)


def test_a_region_s_document_is_asked_from_below_by_its_own_kind_of_unit() -> None:
    assert CATALOG.understand("我在包头，自治区的目标").documents == ("outline",)
    assert CATALOG.understand("我在包头，全区的目标").documents == ("outline",)
    assert CATALOG.understand("包头全市的目标").documents == ()


@pytest.mark.parametrize(
    "question",
    [
        "广告审查发布规定第三条",  # 查 takes no name in 审查
        "信息登记和发布规定第三条",  # nor does 和 where no document's name stands before it
        "农村土地法规制定工作第三条",  # 法规 is a word
    ],
)
def test_a_part_of_a_longer_name_names_nothing(question: str) -> None:
    assert CATALOG.understand(question).documents == ()


@pytest.mark.parametrize(
    "question",
    ["消防法与合同法", "比较合同法、消防法", "消防法和合同法的区别", "刑法、消防法、合同法"],
)
def test_a_law_beside_another_is_named_too(question: str) -> None:
    assert {"fire", "contract"} <= set(CATALOG.understand(question).documents)
