"""Every sentence of the corpus passes against its clause; changed in one thing, it is caught."""

from functools import lru_cache
from pathlib import Path

import pytest

from eval.mutations.change import Kind
from eval.mutations.pair import Pair, draw
from eval.mutations.right import RIGHT
from eval.mutations.trial import try_right, try_wrong
from eval.mutations.wrong import WRONG
from qa.verify import check, figures, unsupported_figures

DOCUMENTS = Path(__file__).resolve().parents[2] / "documents"
EACH = 60  # of each kind; the documents have fewer of some


@lru_cache
def pairs() -> list[Pair]:
    return draw([DOCUMENTS], seed=1)


@pytest.mark.parametrize("kind", WRONG, ids=lambda kind: kind.name)
def test_what_is_false_is_caught(kind: Kind) -> None:
    result = try_wrong(kind, pairs(), EACH, 1)
    assert result.met, [trial.changed for trial in result.misjudged]


@pytest.mark.parametrize("kind", RIGHT, ids=lambda kind: kind.name)
def test_what_is_true_passes(kind: Kind) -> None:
    result = try_right(kind, pairs(), EACH, 1)
    assert result.met, [(trial.changed, trial.failures) for trial in result.misjudged]


def test_the_two_looks_at_figures_agree_on_the_corpus() -> None:
    for pair in pairs():
        if figures(pair.sentence):
            assert unsupported_figures(pair.sentence, [pair.source]) == ()
            assert check(pair.sentence, [pair.source]).verdict == "supported"
