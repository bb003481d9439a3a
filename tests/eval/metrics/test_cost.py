"""Seconds per stage, tokens."""

import pytest

from eval.metrics.latency import latencies, latency
from eval.metrics.tokens import tokens
from tests.eval.metrics.made import record


def test_percentiles_of_a_stage() -> None:
    records = [record(seconds={"search": float(s), "whole": 9.0}) for s in range(1, 102)]
    assert latency("search", 50).value(records) == 51.0
    assert latency("search", 95).value(records) == 96.0
    assert latency("whole", 95).value(records) == 9.0
    assert latency("first_word", 50).value(records) is None


def test_only_what_the_model_wrote() -> None:
    records = [record(seconds={"whole": 1.0}), record(seconds={"whole": 30.0}, model="m")]
    assert latency("whole", 50).value(records) == 15.5
    assert latency("whole", 50, written=True).value(records) == 30.0
    assert latency("whole", 50, written=True).value(records[:1]) is None


def test_every_stage_has_both_percentiles_under_a_name_of_its_own() -> None:
    names = [metric.name for metric in latencies()]
    assert len(set(names)) == len(names) == 12
    assert {"search_p50", "whole_p95", "first_word_p95_written"} <= set(names)


def test_tokens_of_answers_that_a_model_wrote() -> None:
    made = [record(tokens={"prompt": n, "answer": 2 * n}) for n in (100, 200, 900)]
    assert tokens("prompt").value([*made, record()]) == 200
    assert tokens("answer").value(made) == pytest.approx(400)
    assert tokens("prompt").value([record()]) is None
