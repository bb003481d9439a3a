"""The prompts that speed is measured with are Tiaowen's own, and as long as asked for."""

import pytest

from eval.llm_speed.prompts import CASES, prompts
from qa.prompts import prompt


def test_the_sentence_that_answers_comes_first() -> None:
    for messages, (question, answering) in zip(prompts(200), CASES, strict=True):
        system, user = messages
        assert system.text == prompt("answer").system
        assert f"[1] {answering}\n" in user.text
        assert question in user.text


@pytest.mark.parametrize("tokens", [100, 300])
def test_evidence_is_as_long_as_asked_for(tokens: int) -> None:
    for _, user in prompts(tokens):
        evidence = [line[4:] for line in user.text.splitlines() if line.startswith("[")]
        assert tokens * 1.6 <= sum(map(len, evidence)) < tokens * 1.6 + 80
