from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from eval.question_set.split import half, of_half
from tests.eval.question_set.sample import question

QUESTION = question("一、（一）", "合格率达到98%", "98%")


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_question_and_its_paraphrases_are_never_parted(first: str, second: str) -> None:
    base = replace(QUESTION, id=first)
    assert half(base) == half(replace(QUESTION, id=second, same_as=first))


def test_the_halves_are_fixed_and_about_equal() -> None:
    questions = [replace(QUESTION, id=f"fact-{n:03}") for n in range(400)]
    dev, test = of_half(questions, "dev"), of_half(questions, "test")
    assert [half(q) for q in questions[:6]] == ["dev", "dev", "test", "test", "test", "test"]
    assert len(dev) + len(test) == 400
    assert 160 < len(dev) < 240
