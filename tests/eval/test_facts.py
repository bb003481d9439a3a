import json
from pathlib import Path

import pytest

from eval.facts import (
    DOCUMENTS,
    LABELS,
    Labelled,
    load_labels,
    report,
    score_departments,
    score_targets,
)
from index.facts.fact import Target


def target(indicator: str, value: str = "98") -> Target:
    return Target(indicator, "以上", value, "%", 2025, "", False, 0, 1)


def test_departments_are_counted_by_clause() -> None:
    score = score_departments(
        {"1": ("甲局", "乙局"), "2": ("甲局",)}, {"1": Labelled("1", ("甲局", "丙局"))}
    )
    assert (score.found, score.wanted, score.right) == (3, 2, 1)
    assert score.differences == ("+ 1 乙局", "+ 2 甲局", "- 1 丙局")
    assert (round(score.precision, 3), score.recall) == (0.333, 0.5)


def test_a_label_answers_for_one_target() -> None:
    gold = {"1": Labelled("1", targets=(("合格率", "以上", "98", "%", 2025),))}
    score = score_targets({"1": (target("产品合格率"), target("合格率"))}, gold)
    assert (score.found, score.wanted, score.right) == (2, 1, 1)
    assert score_targets({"1": (target("合格率", "97"),)}, gold).right == 0


def test_labels_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"clause": "1", "departments": ["甲局"], "targets": []}]))
    assert load_labels(path) == {"1": Labelled("1", ("甲局",))}


@pytest.mark.skipif(not LABELS.is_dir(), reason="no labels")
def test_the_shipped_documents_are_read_as_labelled() -> None:
    lines = list(report(LABELS, DOCUMENTS))
    for line in lines[-2:]:
        precision, recall = line.split("P ")[1].split()[0], line.split("R ")[1].split()[0]
        assert float(precision) >= 0.95
        assert float(recall) >= 0.95
