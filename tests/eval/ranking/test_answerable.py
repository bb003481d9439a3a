import numpy as np
import pytest

from eval.ranking.answerable import ANSWERABLE, fit, held_out, mixed, probabilities_of
from eval.ranking.areas import areas, reliability
from eval.ranking.unanswerable import Trial, on_subject
from index.search.probability import CONFIDENCE


def _trial(source: int, can: bool, value: float, right: bool, elsewhere: bool = False) -> Trial:
    known = np.zeros(len(CONFIDENCE))
    known[0] = value
    return Trial(str(source), "answerable" if can else "documents", known, right, elsewhere)


@pytest.fixture
def drawn() -> list[Trial]:
    """Questions that one feature tells apart; of those answerable, the higher are right."""
    draw = np.random.default_rng(0)
    can = [(n, value) for n, value in enumerate(draw.normal(1.5, 1, 400))]
    cannot = [_trial(n, False, value, False) for n, value in enumerate(draw.normal(-1.5, 1, 400))]
    return [
        *(_trial(n, True, v, draw.random() < 1 / (1 + np.exp(-2 * v))) for n, v in can),
        *cannot,
    ]


def test_what_cannot_be_answered_gets_a_lower_probability(drawn: list[Trial]) -> None:
    together = areas(drawn, held_out(drawn))[-1]
    assert together.answerable is not None
    assert 0.97 < together.answerable.value < 0.995  # normals three deviations apart: .983
    assert together.answerable.low < together.answerable.value < together.answerable.high


def test_the_probability_is_the_share_that_is_right(drawn: list[Trial]) -> None:
    error, bins = reliability(drawn, held_out(drawn))
    assert error < 0.05
    assert bins[-1].answerable > bins[0].answerable + 0.7


def test_four_of_five_questions_weigh_as_answerable() -> None:
    weights = mixed([_trial(1, True, 0, True), *(_trial(n, False, 0, False) for n in range(3))])
    assert weights == pytest.approx([ANSWERABLE] + [(1 - ANSWERABLE) / 3] * 3)


def test_what_another_document_answers_is_not_learned_from(drawn: list[Trial]) -> None:
    misleading = [_trial(1000 + n, False, 9.0, False, elsewhere=True) for n in range(300)]
    with_them = probabilities_of(fit([*drawn, *misleading]), drawn)
    assert with_them == pytest.approx(probabilities_of(fit(drawn), drawn))


def test_a_feature_that_never_varies_weighs_nothing(drawn: list[Trial]) -> None:
    assert not fit(drawn).weights[1:].any()


def test_no_documents_are_on_the_subject_of_none() -> None:
    assert on_subject([], {}) == frozenset()
