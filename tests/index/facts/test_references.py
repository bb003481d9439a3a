from dataclasses import replace

import pytest

from index.clause import ParsedDocument
from index.facts.fact import Reference
from index.facts.resolve import resolved, title_key
from tests.index.facts.said import clause, document

CASES = {
    "依照本办法第三条执行。": ["本办法第三条|·|第三条"],
    "违反本法第十条第二款第（三）项的。": ["本法第十条第二款第（三）项|·|第十条"],
    "违反第三条、第五条和第七条规定。": ["第三条|·|第三条", "第五条|·|第五条", "第七条|·|第七条"],
    "适用第三十条至第三十三条。": ["第三十条至第三十三条|·|第三十条至第三十三条"],
    "依照《产品质量法》第二十六条处理。": ["《产品质量法》第二十六条|产品质量法|第二十六条"],
    "根据《关于质量的意见》（国发〔2015〕1号），": [
        "《关于质量的意见》（国发〔2015〕1号）|关于质量的意见|"
    ],
    "依照刑事诉讼法第十五条、第十六条办理。": [
        "刑事诉讼法第十五条|刑事诉讼法|第十五条",
        "第十六条|刑事诉讼法|第十六条",
    ],
    "依照前款规定处理，前两款、前条同。": ["前款|·|前款", "前两款|·|前两款", "前条|·|前条"],
    "依照本法第六章的规定。": ["本法第六章|·|第六章"],
    "符合GB/T 19001—2016要求。": ["GB/T 19001—2016|GB/T 19001|"],
    "详见附件2。": ["附件2|·|附件2"],
    "订阅《半月谈》杂志。": [],
    "第五条　生产者应当负责。": [],
    "按照本条例办理条件。": [],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_references(text: str, expected: list[str]) -> None:
    found = clause(text).facts.references
    assert [f"{r.text}|{r.title or ('·' if r.label else '')}|{r.label}" for r in found] == expected


LAW = """第一章 总则
第一条　为了质量，制定本法。
第二条　适用本法。
第三条　依照前条执行。
第四条　总则如上。
前款所称总则，见第一条至第三条。
第二章 监督
第五条　违反本法第四条的，依照第一章处理。
依照《中华人民共和国计量法》第二条执行。
第六条　依照本法第一章处理。"""


def references_of(parsed: ParsedDocument, label: str) -> tuple[Reference, ...]:
    (found,) = (clause for clause in parsed.clauses if clause.label == label)
    return found.facts.references


def corpus() -> tuple[ParsedDocument, ...]:
    return resolved(
        [
            document(LAW, "law.txt", "中华人民共和国产品质量法"),
            document(
                "第一条　依照《产品质量法》第五条。\n第二条　参照《无此办法》。",
                "jiliang.txt",
                "计量法（2018年修正）",
            ),
        ]
    )


def test_references_within_a_document() -> None:
    law, _ = corpus()
    assert references_of(law, "第三条")[0].clause_ids == ("law/art2",)
    before, span = references_of(law, "第四条")
    assert before.clause_ids == ("law/art4",)
    assert span.clause_ids == ("law/art1", "law/art2", "law/art3")
    assert references_of(law, "第六条")[0].clause_ids == (
        "law/art1",
        "law/art2",
        "law/art3",
        "law/art4",
    )


def test_references_to_another_document() -> None:
    law, other = corpus()
    named = references_of(law, "第五条")[-1]
    assert (named.document_id, named.clause_ids) == ("jiliang", ("jiliang/art2",))
    back = references_of(other, "第一条")[0]
    assert (back.document_id, back.clause_ids) == ("law", ("law/art5",))
    assert references_of(other, "第二条")[0].document_id == ""


def test_a_document_that_another_repeals_is_replaced() -> None:
    old = document("第一条　旧。", "old.txt", "质量管理办法", "2010-01-01")
    new = document("第一条　新。", "new.txt", "质量管理办法", "2020-01-01", ["质量管理办法"])
    found = {each.document.id: each.document for each in resolved([new, old])}
    assert (found["old"].status, found["old"].superseded_by) == ("被替代", "new")
    assert found["new"].superseded_by == ""


def test_a_mere_decision_to_repeal_replaces_nothing() -> None:
    old = document("第一条　旧。", "old.txt", "质量管理办法", "2010-01-01")
    end = document(
        "第一条　废止。", "end.txt", "关于废止部分规章的决定", "2020-01-01", ["质量管理办法"]
    )
    found = {each.document.id: each.document for each in resolved([old, end])}
    assert (found["old"].status, found["old"].superseded_by) == ("废止", "")


@pytest.mark.parametrize(
    "written",
    [
        "中华人民共和国产品质量法",
        "产品质量法（2018修正）",
        "产品质量法(2018年12月29日修正)",
        "产品 质量法",
    ],
)
def test_titles_that_are_one(written: str) -> None:
    assert title_key(written) == title_key("产品质量法")


def test_a_draft_repeals_nothing_and_the_manifest_has_the_last_word() -> None:
    old = document("第一条　旧。", "old.txt", "质量管理办法", "2010-01-01")
    new = document("第一条　新。", "new.txt", "质量管理办法", "2020-01-01", ["质量管理办法"])
    draft = replace(new, document=replace(new.document, status="征求意见稿"))
    for found in (resolved([draft, old]), resolved([new, old], settled={"old"})):
        assert {each.document.superseded_by for each in found} == {""}
