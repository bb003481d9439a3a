"""Statements are numbered and written: markers, citations, closing marks."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qa.statement import Statement, short_name, where, write
from tests.qa.conftest import MARKER, evidence

FIRST = evidence("合格率达到94%。", 1)
SECOND = evidence("指数达到82.5。", 2)
THIRD = evidence("由市场监管局负责。", 3)


def test_a_small_answer() -> None:
    text, citations = write(
        [Statement("开头"), Statement("乙。", (SECOND, FIRST)), Statement("甲", (FIRST,))]
    )
    assert text == "开头。\n乙。[1][2]\n甲。[2]"
    assert [(c.n, c.clause_id, c.quote) for c in citations] == [
        (1, "doc/1-2", "指数达到82.5。"),
        (2, "doc/1-1", "合格率达到94%。"),
    ]
    assert (citations[0].document, citations[0].number) == ("质量意见", "甲政发〔2021〕3号")


def test_nothing_said_nothing_cited() -> None:
    assert write([]) == ("", ())


def test_the_same_evidence_twice_in_a_statement_is_one_marker() -> None:
    text, citations = write([Statement("甲", (FIRST, FIRST))])
    assert (text, len(citations)) == ("甲。[1]", 1)


def test_the_evidence_number_of_the_prompt_does_not_matter() -> None:
    text, citations = write([Statement("甲", (replace(FIRST, n=5),)), Statement("乙", (FIRST,))])
    assert (text, len(citations)) == ("甲。[1]\n乙。[1]", 1)


def test_two_sentences_of_one_clause_are_two_citations() -> None:
    sentence = replace(FIRST.sentence, text="94%", start=4, end=7)
    other = replace(FIRST, sentence=sentence)
    _, citations = write([Statement("甲", (FIRST,)), Statement("乙", (other,))])
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
    text, citations = write(statements)
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
