"""The suite as a whole: names, order, any run of any shape."""

from typing import get_args

from eval.judges.verifier import VerifierJudge
from eval.metrics.metric import Better, Unit
from eval.metrics.suite import suite
from tests.eval.metrics.made import record, refusal, unanswerable


def test_names_are_unique_and_words_are_chinese_first() -> None:
    metrics = suite(VerifierJudge())
    assert len({metric.name for metric in metrics}) == len(metrics)
    for metric in metrics:
        assert metric.name.isascii()
        chinese, _, english = metric.meaning.partition(" (")
        assert any("一" <= character <= "龥" for character in chinese)
        assert english.isascii()
        assert metric.unit in get_args(Unit)
        assert metric.better in get_args(Better)


def test_the_figures_that_count_most_come_first_and_a_judge_adds_two() -> None:
    names = [metric.name for metric in suite()]
    assert names[:3] == ["worth", "passed", "right"]
    judged = [metric.name for metric in suite(VerifierJudge())]
    assert [n for n in judged if n not in names] == ["citation_recall", "citation_precision"]
    assert [n for n in judged if n in names] == names


def test_no_metric_minds_an_empty_run_or_one_that_says_nothing() -> None:
    for metric in suite(VerifierJudge()):
        assert metric.value([]) is None
        bare = [record(text="", cited=()), refusal(), refusal(unanswerable())]
        value = metric.value(bare)
        assert value is None or -1 <= value <= 1
