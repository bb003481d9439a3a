"""Statements are numbered and written: markers, citations, closing marks."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qa.statement import Grid, Statement, Written, short_name, where, write
from tests.qa.conftest import MARKER, evidence

FIRST = evidence("合格率达到94%。", 1)
SECOND = evidence("指数达到82.5。", 2)
THIRD = evidence("由市场监管局负责。", 3)


def test_a_small_answer() -> None:
    written = write(
        [Statement("开头"), Statement("乙。", (SECOND, FIRST)), Statement("甲", (FIRST,))]
    )
    text, citations = written.text, written.citations
    assert text == "开头。\n乙。[1][2]\n甲。[2]"
    assert [(c.n, c.clause_id, c.quote) for c in citations] == [
        (1, "doc/1-2", "指数达到82.5。"),
        (2, "doc/1-1", "合格率达到94%。"),
    ]
    assert (citations[0].document, citations[0].number) == ("质量意见", "甲政发〔2021〕3号")


def test_nothing_said_nothing_cited() -> None:
    assert write([]) == Written("", ())


def test_the_same_evidence_twice_in_a_statement_is_one_marker() -> None:
    written = write([Statement("甲", (FIRST, FIRST))])
    text, citations = written.text, written.citations
    assert (text, len(citations)) == ("甲。[1]", 1)


def test_the_evidence_number_of_the_prompt_does_not_matter() -> None:
    written = write([Statement("甲", (replace(FIRST, n=5),)), Statement("乙", (FIRST,))])
    text, citations = written.text, written.citations
    assert (text, len(citations)) == ("甲。[1]\n乙。[1]", 1)


def test_two_sentences_of_one_clause_are_two_citations() -> None:
    sentence = replace(FIRST.sentence, text="94%", start=4, end=7)
    other = replace(FIRST, sentence=sentence)
    citations = write([Statement("甲", (FIRST,)), Statement("乙", (other,))]).citations
    assert [(c.n, c.start, c.end) for c in citations] == [(1, 0, 9), (2, 4, 7)]


@given(
    st.lists(
        st.tuples(
            st.text(alphabet="质量。！；合格", min_size=1, max_size=6),
            st.lists(st.sampled_from([FIRST, SECOND, THIRD]), max_size=4),
        ),
        max_size=6,
    )
)
def test_numbers_follow_the_order_of_use(said: list[tuple[str, list[object]]]) -> None:
    statements = [Statement(text, tuple(items)) for text, items in said]  # type: ignore[arg-type]
    written = write(statements)
    text, citations = written.text, written.citations
    numbers = [int(n) for n in MARKER.findall(text)]
    assert list(dict.fromkeys(numbers)) == [c.n for c in citations]
    assert [c.n for c in citations] == list(range(1, len(citations) + 1))
    assert len({c.clause_id for c in citations}) == len(citations)
    lines = text.split("\n") if statements else []
    assert len(lines) == len(statements)
    cited = {c.n: c.clause_id for c in citations}
    for line, statement in zip(lines, statements, strict=True):
        assert {cited[int(n)] for n in MARKER.findall(line)} == {
            item.clause.id for item in statement.evidence
        }
        assert re.search(r"[。！；](?:\[\d+\])*$", line)


def test_names_for_a_reader() -> None:
    assert where(FIRST) == "甲市一、（1）"
    nameless = replace(FIRST.document, region="", aliases=())
    assert short_name(nameless) == "《质量意见》"


def test_a_table_is_numbered_after_the_text_and_blank_where_nothing_is_said() -> None:
    grid = Grid(
        "比较",
        ("指标", "甲", "乙"),
        ((Statement("合格率"), Statement("94%", (FIRST,)), Statement("")),),
    )
    written = write([Statement("指数", (SECOND,))], [grid])
    (row,) = written.tables[0].rows
    assert written.text == "指数。[1]"
    cells = [(cell.text, cell.citations) for cell in row]
    assert cells == [
        ("合格率", ()),
        ("94%", (2,)),
        ("", ()),
    ]
    assert [c.quote for c in written.citations] == [SECOND.sentence.text, FIRST.sentence.text]
