"""Every fault is found, and weighs as a person would weigh it."""

from dataclasses import replace
from typing import get_args

import pytest

from eval.metrics.passed import GRAVE, MEANING, PASSED, Fault, faults, invented, is_heap
from eval.metrics.worth import WORTH
from eval.runs.record import Record
from tests.eval.metrics.made import citing, gold, passage, question, record, refusal, unanswerable

LIST = question(kind="list", facts=(("农业局",), ("工信委",), ("公安局",), ("教育局",)))
YES = question(kind="yes_no", truth="yes")
OTHERS = tuple(passage(f"{n}、", f"第{n}段") for n in "二三四五六七八九")


@pytest.mark.parametrize(
    ("made", "found", "worth"),
    [
        (record(), (), 1.0),
        (record(cited=citing(passage(), *OTHERS[:3])), (), 1.0),
        (record(LIST, "农业局、工信委、公安局、教育局[1]"), (), 1.0),
        (refusal(unanswerable()), (), 1.0),
        (refusal(), ("refused",), 0.0),
        (record(cited=()), ("uncited",), 0.0),
        (record(cited=citing(OTHERS[0])), ("uncited",), 0.0),
        (record(cited=citing(passage(), *OTHERS)), ("heap",), 0.0),
        (record(LIST, "农业局、工信委[1]"), ("incomplete",), 0.0),
        (record(LIST, "农业局[1]"), ("wrong",), -1.0),
        (record(text="不知道[1]"), ("wrong",), -1.0),
        (record(YES, "是的，达到96.5%[1]"), (), 1.0),
        (record(YES, "不是，达到96.5%[1]"), ("wrong",), -1.0),
        (record(text="96.5%，另有37%[1]"), ("invented",), -1.0),
        (record(question(forbidden=("94.8%",)), "96.5%，非94.8%"), ("forbidden", "invented"), -1.0),
        (record(unanswerable()), ("answered",), -1.0),
        (
            refusal(unanswerable(reason="injection", forbidden=("未找到",))),
            ("forbidden",),
            -1.0,
        ),
    ],
)
def test_faults_and_worth(made: Record, found: tuple[Fault, ...], worth: float) -> None:
    assert faults(made) == found
    assert WORTH.score(made) == worth
    assert PASSED.score(made) == float(not found)


def test_every_fault_has_words_for_a_reader() -> None:
    assert set(MEANING) == set(get_args(Fault))
    assert set(MEANING) > GRAVE


def test_figures_that_the_asker_brought_or_the_gold_holds_are_not_invented() -> None:
    asked = question(question="是不是50%？", turns=("2030年呢？",))
    assert invented(record(asked, "不是50%，也没有2030年，是96.5%。", cited=())) == ()
    assert invented(record(asked, "不是51%。")) == ("51%",)


def test_a_heap_is_of_articles_or_of_words_beyond_what_the_gold_needs() -> None:
    assert not is_heap(record(cited=citing(passage(), *OTHERS[:3])))
    assert is_heap(record(cited=citing(passage(), *OTHERS[:4])))
    three = question(gold=tuple(gold("质" * 9, f"{n}、") for n in "二三四"))
    assert not is_heap(record(three, cited=citing(*OTHERS[:6])))
    assert is_heap(record(three, cited=citing(*OTHERS[:7])))
    assert is_heap(record(text="96.5%" + "。" * 300))
    assert not is_heap(record(question(gold=(gold("质" * 100),)), "96.5%" + "。" * 300))
    assert not is_heap(record(question(kind="lookup"), "96.5%" + "。" * 300))
    assert is_heap(record(question(kind="lookup"), "96.5%" + "。" * 1100))
    assert is_heap(record(cited=citing(passage("", "一份文件的全文。" * 600))))


def test_the_rows_of_a_table_are_no_heap() -> None:
    short = record(text="96.5%。[1]", cited=citing(passage(), *OTHERS[:4]), rows=5)
    assert not is_heap(short)
    assert is_heap(replace(short, text="96.5%。[1][2][3][4][5]"))
