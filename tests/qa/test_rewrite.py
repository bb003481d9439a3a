"""Follow-ups stand alone after rewriting; a question that says all of its own is left alone."""

from dataclasses import dataclass

import pytest

from index.query import Catalog
from qa.rewrite import rewrite


@dataclass(frozen=True, slots=True)
class Turn:
    before: tuple[str, ...]
    question: str
    has: tuple[str, ...]
    lacks: tuple[str, ...] = ()


MANUFACTURING = "内蒙古2025年制造业产品质量合格率要达到多少？"
FOLLOW_UPS = (
    # the topic changes, the rest stays
    Turn(
        (MANUFACTURING,),
        "那消费品呢？",
        ("内蒙古", "2025", "消费品", "合格率", "多少"),
        ("制造业",),
    ),
    Turn((MANUFACTURING,), "农畜产品呢", ("内蒙古", "2025", "农畜产品", "多少"), ("制造业",)),
    Turn(
        ("兵团的建筑工程质量由哪个部门牵头？",), "水利的呢", ("兵团", "水利", "哪个部门"), ("建筑",)
    ),
    Turn(("兵团餐饮服务质量由谁负责？",), "那养老服务呢？", ("兵团", "养老服务", "谁"), ("餐饮",)),
    Turn(
        ("汕尾2025年食品抽检合格率达到多少？",),
        "农产品的呢？",
        ("汕尾", "2025", "农产品", "多少"),
        ("食品抽检",),
    ),
    Turn(
        ("内蒙古要建多少个自治区级质量标准实验室？",),
        "那国家级的呢？",
        ("内蒙古", "国家级质量标准实验室", "多少"),
        ("自治区级",),
    ),
    Turn(
        ("内蒙古规上工业企业关键工序数控化率多少？",),
        "那工业互联网平台普及率呢？",
        ("内蒙古", "工业互联网平台普及率"),
        ("数控化率",),
    ),
    Turn(
        ("克州2020年服务业满意度多少？",),
        "验收合格率呢",
        ("克州", "2020", "验收合格率"),
        ("满意度",),
    ),
    # the place changes
    Turn(
        ("兵团2020年工业产品监督抽查合格率目标是多少？",),
        "克州呢？",
        ("克州", "2020", "工业产品监督抽查合格率"),
        ("兵团",),
    ),
    Turn((MANUFACTURING,), "汕尾呢？", ("汕尾", "2025", "制造业产品质量合格率"), ("内蒙古",)),
    Turn(
        ("兵团2020年工程竣工验收合格率多少？",),
        "内蒙古呢？",
        ("内蒙古", "合格率"),
        ("兵团", "2020"),
    ),
    Turn(
        ("克州到2020年要有几个国家地理标志产品？",),
        "内蒙古有类似的目标吗",
        ("内蒙古", "地理标志"),
        ("克州",),
    ),
    Turn(("汕尾如何强化工程质量保障？",), "兵团呢", ("兵团", "工程质量保障"), ("汕尾",)),
    # the year changes
    Turn((MANUFACTURING,), "2035年呢？", ("内蒙古", "2035", "制造业产品质量合格率"), ("2025",)),
    Turn(("克州2020年要达到什么水平？",), "到2025年呢？", ("克州", "2025"), ("2020",)),
    # what is asked changes
    Turn(
        ("汕尾对外墙保温材料、水泥、电线电缆怎么监管？",),
        "由谁负责？",
        ("汕尾", "外墙保温材料", "谁负责"),
    ),
    Turn(
        ("兵团怎么加强质量人才队伍建设？",),
        "这条的责任部门是哪些？",
        ("兵团", "质量人才队伍建设", "责任部门"),
    ),
    Turn(
        ("内蒙古要培育多少个区域公用品牌？",),
        "有效注册商标要有多少件？",
        ("内蒙古", "有效注册商标", "多少件"),
        ("区域公用品牌",),
    ),
    Turn(
        ("汕尾怎样健全首席质量官制度？",), "食品安全怎么管？", ("汕尾", "食品安全"), ("首席质量官",)
    ),
    # the document itself
    Turn(
        ("克州质量强州的意见里，2025年要达到什么水平？",),
        "它的文号是多少",
        ("州", "文号"),
        ("2025",),
    ),
    Turn(("汕尾征求意见到什么时候截止？",), "电话打哪个？", ("汕尾", "电话"), ("截止",)),
    Turn(("汕尾制造业合格率目标是多少？",), "反馈邮箱是什么？", ("汕尾", "邮箱"), ("制造业",)),
    Turn(("兵团养老服务怎么提升？",), "这份文件什么时候印发的？", ("兵团", "印发"), ("养老",)),
    # an article
    Turn(("克州意见第（十八）条讲什么？",), "第（十九）条呢？", ("克州", "十九"), ("十八",)),
    Turn(("汕尾的意见有几条？",), "那第（三）条讲了什么", ("汕尾", "（三）")),
    # over several turns
    Turn(
        ("内蒙古要培育多少个区域公用品牌？", "那有效注册商标呢？"),
        "地理标志呢？",
        ("内蒙古", "地理标志", "多少"),
        ("注册商标", "区域公用品牌"),
    ),
    Turn(
        ("兵团2020年工业产品监督抽查合格率目标是多少？", "克州呢？"),
        "那农产品呢？",
        ("克州", "2020", "农产品"),
        ("兵团", "工业产品"),
    ),
    Turn(
        ("汕尾2025年有哪些质量指标？", "农产品例行监测合格率是多少？"),
        "那食品呢，要求高一点吗？",
        ("汕尾", "食品"),
        ("农产品",),
    ),
)

NOT_YET = (
    Turn((MANUFACTURING,), "那北京呢？", ("北京", "制造业产品质量合格率"), ("内蒙古",)),
    Turn(("克州要达到什么水平？",), "那2025年的呢", ("克州", "2025", "水平")),
)

ALONE = (
    Turn(
        (MANUFACTURING,),
        "换个话题，兵团的养老服务质量谁牵头",
        ("兵团", "养老"),
        ("内蒙古", "制造业", "2025"),
    ),
    Turn(
        (MANUFACTURING,),
        "克州怎样完善质量激励机制？",
        ("克州", "质量激励机制"),
        ("内蒙古", "制造业", "2025"),
    ),
    Turn((MANUFACTURING,), "汕尾意见第（二十）条讲什么？", ("汕尾", "二十"), ("内蒙古", "2025")),
    Turn(
        ("兵团养老服务由谁负责？",),
        "深圳的食品抽检合格率要求是多少？",
        ("深圳", "食品抽检合格率"),
        ("兵团", "养老"),
    ),
    Turn(
        ("克州意见的文号是什么？",),
        "汕尾2025年水利工程抽检合格率多少？",
        ("汕尾", "水利工程"),
        ("克州", "文号"),
    ),
)


def name(turn: Turn) -> str:
    return f"{turn.before[-1][:8]}-{turn.question}"


@pytest.mark.parametrize("turn", FOLLOW_UPS, ids=name)
def test_follow_ups_stand_alone(turn: Turn, catalog: Catalog) -> None:
    alone = rewrite(turn.question, turn.before, catalog)
    assert [part for part in turn.has if part not in alone] == [], alone
    assert [part for part in turn.lacks if part in alone] == [], alone


@pytest.mark.xfail(strict=True, reason="the topic of the question before is lost")
@pytest.mark.parametrize("turn", NOT_YET, ids=name)
def test_follow_ups_that_lose_their_topic(turn: Turn, catalog: Catalog) -> None:
    test_follow_ups_stand_alone(turn, catalog)


@pytest.mark.parametrize("turn", ALONE, ids=name)
def test_a_change_of_subject_takes_nothing_along(turn: Turn, catalog: Catalog) -> None:
    alone = rewrite(turn.question, turn.before, catalog)
    assert turn.question.split("，")[-1].rstrip("？") in alone
    assert [part for part in turn.lacks if part in alone] == [], alone


@pytest.mark.parametrize("turn", [*FOLLOW_UPS, *ALONE], ids=name)
def test_a_first_question_is_left_as_it_is(turn: Turn, catalog: Catalog) -> None:
    assert rewrite(turn.question, (), catalog) == turn.question


def test_rewriting_is_settled_after_once(catalog: Catalog) -> None:
    alone = rewrite("那消费品呢？", (MANUFACTURING,), catalog)
    assert rewrite(alone, (MANUFACTURING,), catalog) == alone


@pytest.mark.parametrize("odd", ["？", "呢", "。。。", "a", "1", "那那那呢呢", "的", "到2025年"])
def test_odd_turns_do_no_harm(odd: str, catalog: Catalog) -> None:
    assert isinstance(rewrite(odd, (odd,), catalog), str)
    assert isinstance(rewrite(odd, (MANUFACTURING, odd), catalog), str)
    assert "养老" in rewrite("兵团养老服务由谁负责？", (odd, odd), catalog)
