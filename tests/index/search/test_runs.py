"""Runs: how much of a question a text says in one piece."""

import random

import numpy as np
import pytest
from numpy.typing import NDArray

from index.search.letters import letters
from index.search.runs import said_in_runs


def _said(question: str, texts: list[str]) -> NDArray[np.float32]:
    return said_in_runs(letters(question), [letters(text) for text in texts])


def _slowly(question: str, text: str) -> float:
    """The definition, character by character."""
    best = [0] * len(question)
    for start in range(len(question)):
        for end in range(start + 1, len(question) + 1):
            if question[start:end] in text:
                best[start:end] = [max(each, end - start) for each in best[start:end]]
    return sum(min(each, 6) for each in best) / 6 / len(question)


@pytest.mark.parametrize("seed", range(8))
def test_it_is_what_its_definition_says(seed: int) -> None:
    draw = random.Random(seed)
    question = "".join(draw.choices("甲乙丙丁", k=12))
    texts = ["".join(draw.choices("甲乙丙丁", k=draw.randint(0, 40))) for _ in range(6)]
    expected = [_slowly(question, text) for text in texts]
    assert np.allclose(_said(question, texts), expected)


def test_writing_and_punctuation_do_not_matter() -> None:
    found = _said("產品質量９５％", ["产品、质量95%"])
    assert found.tolist() == [1.0]


def test_a_question_of_punctuation_alone_is_said_nowhere() -> None:
    assert _said("？！", ["产品"]).tolist() == [0]
    assert _said("产品", []).tolist() == []
