"""Dev and test: which half a question belongs to, by hash, so that nobody chooses."""

import hashlib
from collections.abc import Iterable
from typing import Literal

from eval.question_set.question import Question

Half = Literal["dev", "test"]


def half(question: Question) -> Half:
    """The half of a question; one and its paraphrases are never parted."""
    digest = hashlib.sha256(question.group.encode()).digest()
    return "dev" if digest[0] < 128 else "test"


def of_half(questions: Iterable[Question], wanted: Half) -> tuple[Question, ...]:
    """The questions of one half, in their order."""
    return tuple(question for question in questions if half(question) == wanted)


def drawn(questions: Iterable[Question], count: int) -> tuple[Question, ...]:
    """So many questions, always the same, from all over a set; in the set's order."""
    questions = tuple(questions)
    by_hash = sorted(questions, key=lambda q: hashlib.sha256(f"drawn {q.id}".encode()).digest())
    chosen = {question.id for question in by_hash[:count]}
    return tuple(question for question in questions if question.id in chosen)
