"""Two runs side by side: what counts as a regression, what changed, what is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from eval.judges.verifier import VerifierJudge
from eval.reports.comparison import Comparison, compare
from eval.reports.comparison_page import comparison_page
from eval.reports.comparison_text import text
from eval.runs.record import Citing, Record
from eval.runs.run import Run
from index.errors import QuestionError
from tests.eval.reports.standin import AWARD, HEADER, HOSTILE, RIGHT, RUN, WRONG, many

LATER = replace(HEADER, id="later", commit="f" * 40, prompts={"answer": "4 33cc", "judge": "1"})


def _compared(before: tuple[Record, ...], after: tuple[Record, ...]) -> Comparison:
    return compare(Run(HEADER, before), Run(LATER, after))


def _changed(**fields: object) -> Comparison:
    return _compared((RIGHT,), (replace(RIGHT, **fields),))  # type: ignore[arg-type]


@pytest.mark.parametrize(("wrong", "regressed"), [(0, False), (1, False), (5, False), (6, True)])
def test_a_perfect_slice_of_forty(wrong: int, regressed: bool) -> None:
    found = _compared(many(0, 40), many(wrong, 40))
    assert ("right" in found.regressed) is regressed
    assert ("passed" in found.regressed) is regressed
    assert found.improved == ()
    assert "cited" not in found.regressed


def test_better_is_no_regression_and_less_can_be_better() -> None:
    found = _compared(many(8, 40), many(0, 40))
    assert found.regressed == ()
    assert {"right", "strays", "worth"} <= set(found.improved)
    worse = _compared(many(0, 40), many(8, 40))
    assert "strays" in worse.regressed


def test_time_and_tokens_never_decide() -> None:
    fast = tuple(replace(r, tokens={"prompt": 10, "answer": 9}) for r in many(0, 40))
    slow = tuple(
        replace(r, seconds={"whole": 99.0}, tokens={"prompt": 999, "answer": 999}) for r in fast
    )
    found = _compared(fast, slow)
    assert found.regressed == ()
    shown = {change.metric.name: change.difference for change in found.metrics}
    assert shown["whole_p50"] is not None
    assert shown["whole_p50"].worse


def test_questions_that_changed() -> None:
    (broken,) = _compared(many(0, 1), many(1, 1)).questions
    assert broken.changes == ("broken", "text")
    (mended,) = _compared(many(1, 1), many(0, 1)).questions
    assert mended.changes == ("mended", "text")
    (worded,) = _changed(text="达到92%以上[1]。").questions
    assert worded.changes == ("text",)
    (cited,) = _changed(cited=(*RIGHT.cited, Citing(2, AWARD, "50万元"))).questions
    assert cited.changes == ("citations",)
    assert _changed(seconds={"whole": 5.0}).questions == ()


def test_where_the_runs_were_made_differently() -> None:
    lines = {str(c.name): (c.before, c.after) for c in _compared((RIGHT,), (RIGHT,)).circumstances}
    assert lines["提示词 answer (prompt)"] == ("3 22bb", "4 33cc")
    assert lines["提示词 judge (prompt)"] == ("", "1")
    assert lines["代码版本 (commit)"][1].startswith("f" * 12)
    assert len(lines) == 3


def test_no_question_in_common() -> None:
    with pytest.raises(QuestionError, match="没有相同的题目") as error:
        _compared((RIGHT,), (WRONG,))
    assert "\n" not in str(error.value)


def test_only_the_common_questions_are_compared() -> None:
    found = _compared((RIGHT, WRONG), (RIGHT, *many(2, 3)))
    assert (found.shared, found.only_before, found.only_after) == (1, 1, 3)
    assert found.questions == ()
    assert "1 题只在前一次" in text(found)


def test_the_same_id_for_other_words_is_another_question() -> None:
    other = replace(RIGHT, question=replace(RIGHT.question, question="别的问题？"))
    found = _compared((RIGHT, WRONG), (other, WRONG))
    assert (found.shared, found.reworded) == (1, 1)


def test_both_are_held_against_the_newer_gold() -> None:
    stricter = replace(RIGHT.question, facts=(("没有的词",),))
    found = _compared((RIGHT,), (replace(RIGHT, question=stricter),))
    assert (found.regraded, found.questions, found.regressed) == (1, (), ())


def test_the_text_ends_with_its_outcome() -> None:
    said = text(_compared(many(0, 40), many(30, 40)))
    assert said.rstrip().splitlines()[-1].startswith("退步：")
    assert "答对 (right)" in said.rstrip().splitlines()[-1]
    assert "另 18 题" in said
    alike = text(_compared(many(0, 4), many(0, 4)))
    assert alike.rstrip().splitlines()[-1].startswith("没有指标退步")


def test_a_metric_that_one_run_lacks_is_left_out() -> None:
    refused = replace(RIGHT, status="refused", cited=())
    found = compare(Run(HEADER, (RIGHT,)), Run(LATER, (refused,)), VerifierJudge())
    assert "strays" not in text(found)
    assert "strays" not in found.regressed


def test_the_page_shows_both_answers_as_data(tmp_path: Path) -> None:
    after = replace(RUN.records[1], text="不知道[1]。" + HOSTILE)
    found = compare(RUN, Run(LATER, (RUN.records[0], after)))
    html = comparison_page(found, tmp_path / "new" / "c.html").read_text(encoding="utf-8")
    assert HOSTILE not in html
    assert "&lt;script&gt;" in html
    assert "80万元" in html
    assert "不知道" in html
    assert list((tmp_path / "new").iterdir()) == [tmp_path / "new" / "c.html"]
