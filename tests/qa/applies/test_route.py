"""The list as a whole: complete, by region, what hangs on the unsaid apart, each item verbatim."""

from pathlib import Path

import pytest

from index.building.build import build
from index.embedding.embedder import Embedder
from index.search.searcher import Searcher
from qa.answer import Answer
from qa.answerer import Answerer
from qa.applies.item import COLUMNS
from qa.model import ModelSlot
from tests.qa.conftest import MARKER, ask

_LAW = """中华人民共和国糖果管理法

第一章 总则

第一条 为了规范糖果活动，制定本法。

第二条 糖果生产企业应当在每年三月底前报告产量。

第三条 糖果生产企业不得使用废糖。

第四条 糖果经营者应当明码标价。

第五条 市场监督管理部门应当检查糖果生产企业。

第六条 国家鼓励糖果生产企业采用新技术。

第七条 乳品生产企业应当冷藏原料。

第八条 大型糖果企业应当设立实验室。

第九条 玩具生产企业应当标明年龄。

第十条 糖果生产企业违反《禁止废糖规定》的，由主管部门依据该规定处理。

第十一条 糖果生产企业使用废糖的，由主管部门处一万元罚款。
"""
_JIA = """甲市质量意见

一、总体要求

（一）目标。到2025年，糖果合格率达到98%以上。

（二）扶持。支持企业升级设备。（市工信局负责）
"""
_YI = """乙市质量意见

一、总体要求

（一）扶持。支持企业参加展会。
"""
_MANIFEST = """["law.txt"]
title = "中华人民共和国糖果管理法"
level = "国家"
["jia.txt"]
title = "汕尾市质量意见"
region = "汕尾市"
level = "地市"
["yi.txt"]
title = "克拉玛依市质量意见"
region = "克拉玛依市"
level = "地市"
"""


@pytest.fixture(scope="module")
def made(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder = tmp_path_factory.mktemp("applies")
    documents = folder / "documents"
    documents.mkdir()
    for name, text in (("law", _LAW), ("jia", _JIA), ("yi", _YI), ("manifest", _MANIFEST)):
        ending = "toml" if name == "manifest" else "txt"
        Path(documents / f"{name}.{ending}").write_text(text, encoding="utf-8")
    build([documents], folder / "index", lambda: embedder)
    return Answerer(Searcher.open(folder / "index", embedder), ModelSlot.of(None))


def _rows(answer: Answer) -> dict[str, str]:
    """Requirement -> kind, of the answer's one table."""
    (table,) = answer.tables
    assert table.columns == COLUMNS
    return {row[1].text: row[0].text for row in table.rows}


def _assert_cited(answer: Answer, answerer: Answerer) -> None:
    """Every item carries a marker that resolves, every quotation is verbatim."""
    known = {citation.n for citation in answer.citations}
    lines = answer.text.splitlines()
    items = [line for line in lines if not line.startswith(("按“", "【", "另有", "为判断"))]
    assert items
    for line in items:
        cited = {int(n) for n in MARKER.findall(line)}
        assert cited
        assert cited <= known
    for citation in answer.citations:
        text = answerer.document(citation.document_id).text
        assert text[citation.start : citation.end] == citation.quote


def test_everything_that_binds_a_maker_here(made: Answerer) -> None:
    answer = ask(made, "我们是汕尾的一家糖果生产企业，有哪些规定适用于我们？").answer
    rows = _rows(answer)
    assert rows == {
        "第二条 糖果生产企业应当在每年三月底前报告产量。": "义务",
        "第三条 糖果生产企业不得使用废糖。": "禁止",
        "到2025年，糖果合格率达到98%以上。": "目标",
        "第六条 国家鼓励糖果生产企业采用新技术。": "支持",
        "支持企业升级设备。": "支持",
        "第七条 乳品生产企业应当冷藏原料。": "义务（取决于是否涉及乳品）",
        "第八条 大型糖果企业应当设立实验室。": "义务（取决于企业的规模）",
    }
    assert "共 5 条：义务 1 条、禁止 1 条、目标 1 条、支持 2 条" in answer.text
    assert answer.text.rstrip().endswith("？")
    _assert_cited(answer, made)


def test_the_kinds_stand_apart(made: Answerer) -> None:
    rows = _rows(ask(made, "我们是汕尾的一家糖果生产企业，有哪些规定适用于我们？").answer)
    decided = [kind for kind in rows.values() if "取决于" not in kind]
    assert decided == ["义务", "禁止", "目标", "支持", "支持"]


def test_deadline_department_and_place(made: Answerer) -> None:
    answer = ask(made, "我们是汕尾的一家糖果生产企业，有哪些规定适用于我们？").answer
    cells = {row[1].text: [cell.text for cell in row] for row in answer.tables[0].rows}
    report = cells["第二条 糖果生产企业应当在每年三月底前报告产量。"]
    assert report[3] == "每年三月底前"
    assert report[5] == "《中华人民共和国糖果管理法》第二条"
    assert cells["支持企业升级设备。"][4] == "市工信局"


def test_a_seller_has_other_duties(made: Answerer) -> None:
    rows = _rows(ask(made, "我在汕尾卖糖果，要遵守哪些规定？").answer)
    assert "第四条 糖果经营者应当明码标价。" in rows
    assert "第二条 糖果生产企业应当在每年三月底前报告产量。" not in rows


def test_what_is_said_is_not_asked_for(made: Answerer) -> None:
    rows = _rows(ask(made, "我们是汕尾的一家大型糖果生产企业，有哪些规定适用于我们？").answer)
    assert rows["第八条 大型糖果企业应当设立实验室。"] == "义务"


def test_only_the_kinds_asked_for(made: Answerer) -> None:
    rows = _rows(ask(made, "我们是汕尾的一家糖果生产企业，能享受哪些支持？").answer)
    assert set(rows.values()) == {"支持"}


def test_penalties_are_told_to_who_asks_for_them(made: Answerer) -> None:
    rows = _rows(ask(made, "我们是汕尾的一家糖果生产企业，违规了会怎么罚？").answer)
    assert rows == {"第十一条 糖果生产企业使用废糖的，由主管部门处一万元罚款。": "处罚"}


def test_without_a_region_the_regional_hangs_on_it(made: Answerer) -> None:
    answer = ask(made, "我们是一家糖果生产企业，有哪些规定适用于我们？").answer
    rows = _rows(answer)
    assert rows["支持企业参加展会。"] == "支持（取决于是否在克拉玛依市）"
    assert rows["第三条 糖果生产企业不得使用废糖。"] == "禁止"
    assert "在哪个地区" in answer.text


def test_chosen_documents_alone_are_read(made: Answerer) -> None:
    chosen = [document.id for document in made.documents if document.region == "汕尾市"]
    answer = ask(made, "我们是一家糖果生产企业，有哪些规定适用于我们？", documents=chosen).answer
    assert {citation.document_id for citation in answer.citations} == set(chosen)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("我们厂在内蒙古生产外墙保温材料，哪些监管会落到我们头上？", "外墙保温材料"),
        ("汕尾的监理公司要做到哪些事？", "监理单位主体责任"),
        ("做建筑施工的，在克州，要做到哪些事？", "鲁班奖"),
        ("我在兵团办养老院，有哪些要求？", "养老院服务质量监管"),
        ("我在汕尾卖金银首饰，能沾上光的有哪些？", "金银珠宝"),
        ("汕尾海丰人，做直播带货卖荔枝，这文件管不管我，有好处没？", "荔枝"),
    ],
)
def test_the_shipped_documents(question: str, said: str, rules: Answerer) -> None:
    answer = ask(rules, question).answer
    assert said in answer.text
    assert all(check.verdict == "supported" for check in answer.checks)
    assert len({citation.document_id for citation in answer.citations}) == 1
    _assert_cited(answer, rules)


def test_whoever_asks_is_answered_from_the_documents_around_their_town(searcher: Searcher) -> None:
    answerer = Answerer(searcher, ModelSlot.of(None))
    answer = answerer.answer("我在包头开了几家养老院，要投保什么险？")
    assert {citation.document_id for citation in answer.citations} == {"neimenggu-quality-outline"}
    assert answerer.answer("包头市的养老机构要投保什么险？").status == "refused"
