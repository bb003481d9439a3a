"""Never a good score for a bad system: the figures rank systems as a person would."""

from itertools import pairwise

import pytest

from eval.judges.verifier import VerifierJudge
from eval.metrics.metric import Metric
from eval.metrics.suite import suite
from eval.metrics.worth import WORTH
from eval.statistics.bootstrap import difference
from tests.eval.metrics import systems
from tests.eval.metrics.systems import System, answers

BAD: tuple[System, ...] = (
    systems.always_refuses,
    systems.cites_everything,
    systems.never_cites,
    systems.dumps_ten_clauses,
    systems.copies_the_top_clause,
    systems.guesses,
)
METRICS: dict[str, Metric[float]] = {metric.name: metric for metric in suite(VerifierJudge())}


def value(name: str, system: System) -> float:
    found = METRICS[name].value(answers(system))
    assert found is not None
    return found


def test_the_oracle_is_perfect() -> None:
    for name in ("worth", "passed", "right", "completeness", "cited", "article_recall",
                 "article_precision", "refusal_f1", "citation_recall"):  # fmt: skip
        assert value(name, systems.oracle) == 1.0, name
    for name in ("strays", "wrongly_refused"):
        assert value(name, systems.oracle) == 0.0, name


@pytest.mark.parametrize("bad", BAD)
def test_the_oracle_is_first_by_far(bad: System) -> None:
    assert value("worth", systems.oracle) - value("worth", bad) > 0.5
    found = difference(WORTH, answers(bad), answers(systems.oracle))
    assert found is not None
    assert found.better


def test_the_order_a_person_would_give() -> None:
    """Unhelpful but harmless above misleading; a lucky copier above a mere guesser."""
    worths = [value("worth", s) for s in (
        systems.oracle, systems.always_refuses, systems.dumps_ten_clauses, systems.guesses,
    )]  # fmt: skip
    assert all(first > second for first, second in pairwise(worths))
    refuses = value("worth", systems.always_refuses)
    for harmless in (systems.cites_everything, systems.never_cites):
        assert value("worth", harmless) == pytest.approx(refuses)
    assert refuses > value("worth", systems.copies_the_top_clause) > worths[-1]


@pytest.mark.parametrize(
    ("bad", "name", "at_most"),
    [
        (systems.always_refuses, "right", 0.0),
        (systems.always_refuses, "refusal_precision", 0.3),
        (systems.cites_everything, "article_precision", 0.05),
        (systems.never_cites, "cited", 0.0),
        (systems.never_cites, "citation_recall", 0.0),
        (systems.dumps_ten_clauses, "article_precision", 0.2),
        (systems.dumps_ten_clauses, "refusal_recall", 0.0),
        (systems.copies_the_top_clause, "refusal_recall", 0.0),
        (systems.copies_the_top_clause, "right", 0.8),
        (systems.guesses, "right", 0.0),
        (systems.guesses, "cited", 0.2),
    ],
)
def test_what_is_bad_about_it_shows_in_another_figure(
    bad: System, name: str, at_most: float
) -> None:
    assert value(name, bad) <= at_most


@pytest.mark.parametrize(
    ("bad", "name"),
    [
        (systems.always_refuses, "wrongly_refused"),
        (systems.never_cites, "strays"),
        (systems.guesses, "strays"),
    ],
)
def test_what_must_be_low_is_high(bad: System, name: str) -> None:
    assert value(name, bad) > 0.5


@pytest.mark.parametrize("bad", BAD)
def test_nobody_bad_passes_often(bad: System) -> None:
    assert value("passed", bad) < 0.6
