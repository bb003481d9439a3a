"""Reading facts leaves everything else of a clause as it is."""

from dataclasses import fields, replace

from index.clause import Clause
from index.facts.fact import Facts
from index.facts.read import with_facts
from tests.index.facts.said import document


def test_only_the_facts_of_a_clause_change() -> None:
    text = "生产者应当建立制度。"
    bare = Clause(
        id="plan/t1-1",
        document_id="plan",
        label="第1行",
        path=("质量强市工作方案", "任务"),
        heading="任务",
        text=text,
        start=3,
        end=3 + len(text),
        page=2,
        columns=("任务",),
        parts=((3, 8), (8, 13)),
    )
    unset = [f.name for f in fields(Clause) if getattr(bare, f.name) == f.default]
    assert unset == ["facts"]  # a field that is added must be set above
    (read,) = with_facts(replace(document(text), clauses=(bare,))).clauses
    assert [force.word for force in read.facts.forces] == ["应当"]
    assert replace(read, facts=Facts()) == bare


def test_a_clause_that_says_nothing_stays_itself() -> None:
    parsed = document("质量工作简介。")
    assert with_facts(parsed).clauses[0] is parsed.clauses[0]
