"""What an answer counts of itself is no claim, as far as the count can be true."""

import pytest

from eval.metrics.own_counts import claims
from eval.question_set.question import Question
from eval.runs.record import Record


def _record(text: str, rows: int) -> Record:
    question = Question(id="q", kind="reverse", question="问", gold=(), facts=(), why="")
    return Record(question, "answered", text, "问", rows=rows)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "条款共 6 条（兵团 2 条、汕尾 4 条）。\n第一条。[1]",
            "条款共  条（兵团  条、汕尾  条）。\n第一条。[1]",
        ),
        ("共 7 条。", "共 7 条。"),  # more than there are
        ("合格率95%，共 6 条。", "合格率95%，共  条。"),
        ("至少 5 条生产线。[1]", "至少 5 条生产线。[1]"),  # cited: a claim
    ],
)
def test_counts_of_rows_that_lines_without_a_citation_give(text: str, left: str) -> None:
    assert claims(_record(text, rows=6)) == left
