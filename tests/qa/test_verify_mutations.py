"""Every sentence of the corpus passes against its clause; changed in one thing, it is caught."""

from pathlib import Path

import pytest

from eval.mutations import Tally, corpus, mutations, variants
from qa.verify import check, figures, unsupported_figures

DOCUMENTS = Path(__file__).resolve().parents[2] / "documents"
FLOORS = {"figure": 0.99, "year": 0.99, "date": 0.99}


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    return mutations(DOCUMENTS)


@pytest.mark.parametrize(
    "kind",
    ["figure", "unit", "year", "date", "comparator", "swap", "department", "place", "quotation",
     "number", "force", "negation", "aspiration"],
)  # fmt: skip
def test_mutations_are_caught(kind: str, tallies: dict[str, Tally]) -> None:
    tally = tallies[kind]
    assert tally.tried > 0
    assert tally.rate >= FLOORS.get(kind, 0.95), tally.missed[:3]


def test_true_sentences_pass_in_every_writing() -> None:
    for name, tally in variants(DOCUMENTS).items():
        assert tally.missed == [], name


def test_the_two_looks_at_figures_agree_on_the_corpus() -> None:
    for sentence, source in corpus(DOCUMENTS):
        if figures(sentence):
            assert unsupported_figures(sentence, [source]) == ()
            assert check(sentence, [source]).verdict == "supported"
