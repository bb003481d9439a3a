"""Shares, percentiles, curves and how figures are written."""

import pytest

from eval.metrics.right import RIGHT as RIGHT_METRIC
from eval.reports.breakdown import by_kind, by_style, wilson
from eval.reports.charts import Plot, Scale, Seconds
from eval.reports.curves import recall_curve, reliability_curve
from eval.reports.figures import shown, shown_change, shown_range, topic
from eval.reports.names import Name, parted
from eval.reports.stages import duration, stages
from eval.reports.verdict import verdict
from tests.eval.reports.standin import FOLLOWED, REFUSED, RIGHT, RUN, WRONG


def test_wilson_as_in_the_textbook() -> None:
    assert wilson(12, 12) == pytest.approx((0.7575, 1.0), abs=1e-4)
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 5)[0] == 0.0


def test_shares_by_kind_and_style() -> None:
    verdicts = [verdict(record) for record in RUN.records]
    kinds = {share.key: (share.passed, share.n) for share in by_kind(verdicts)}
    assert kinds == {
        "fact": (1, 1),
        "department": (0, 1),
        "follow_up": (1, 1),
        "unanswerable": (1, 1),
    }
    assert [(s.key, s.passed, s.n) for s in by_style(verdicts)] == [
        ("plain", 3, 3),
        ("colloquial", 0, 1),
    ]


def test_stages_and_the_model_apart() -> None:
    rows = {stage.key: stage for stage in stages(RUN.records)}
    assert list(rows) == [
        "search",
        "evidence",
        "first_word",
        "whole",
        "first_word_written",
        "whole_written",
    ]
    assert rows["search"].p50 == pytest.approx(0.04)
    assert (rows["first_word"].n, rows["whole"].n, rows["whole_written"].n) == (3, 4, 1)
    assert rows["whole_written"].metric(95) == "whole_p95_written"
    assert rows["whole"].metric(50) == "whole_p50"


def test_where_the_model_wrote_all_it_does_not_stand_apart() -> None:
    assert [stage.key for stage in stages([WRONG])] == ["search", "evidence", "first_word", "whole"]


def test_recall_rises_with_k() -> None:
    points = recall_curve(RUN.records)
    assert [point.k for point in points] == list(range(1, 11))
    assert [point.value for point in points][:4] == pytest.approx([2 / 3, 2 / 3, 1, 1])
    assert points[0].n == 3
    assert recall_curve([REFUSED]) == ()


def test_reliability_is_of_being_answerable() -> None:
    points = reliability_curve([RIGHT, REFUSED, FOLLOWED])
    assert [(round(p.confidence, 6), p.share, p.n) for p in points] == [
        (0.1, 0.0, 1),
        (0.8, 1.0, 1),
        (0.95, 1.0, 1),
    ]


def test_axes() -> None:
    assert Scale(-0.2, 0.2).whisker(0.0, -0.4, 0.1).low == 0.0
    assert Scale(-0.2, 0.2).at(0.1) == 75.0
    plot = Plot()
    assert plot.x(0) == plot.left
    assert plot.y(1) == plot.top
    seconds = Seconds(stages(RUN.records))
    assert [tick.label for tick in seconds.ticks] == ["10 ms", "100 ms", "1 s", "10 s", "100 s"]
    assert [tick.at for tick in seconds.ticks] == [0, 25, 50, 75, 100]
    assert seconds.at(0.0) == 0


def test_figures_in_words() -> None:
    assert [duration(s) for s in (0.0042, 0.25, 3.14159, 72)] == [
        "4.2 ms",
        "250 ms",
        "3.1 s",
        "72 s",
    ]
    assert shown_range(0.912, 0.984, "share") == "91.2–98.4%"
    assert shown_range(-0.5, 1.0, "index") == "-0.500 – 1.000"
    assert [shown_change(c, "share") for c in (-0.025, 0.1, 0.0, -0.0001)] == [
        "-2.5",
        "+10.0",
        "0.0",
        "0.0",
    ]
    assert (shown(1234.5, "count"), shown_change(1.5, "seconds")) == ("1,234", "+1.5 s")


def test_names_in_both_languages() -> None:
    assert parted("首字 (first word) p50，模型所写 (written by the model)") == Name(
        "首字 p50，模型所写", "first word, written by the model"
    )
    assert parted("只有中文") == Name("只有中文")
    assert str(topic(RIGHT_METRIC)) == "回答与引用 (answers and citations)"
