"""A corpus from elsewhere: documents as files, and questions with the words that answer them.

Nothing in it depends on how a system cuts documents: evidence is words of a document, and a passage
counts when it holds them (``eval.metrics.containment``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from eval.question_set.question import Gold

Counts = Literal["passages", "documents"]


@dataclass(frozen=True, slots=True)
class CorpusQuestion:
    """A question and its evidence: each ``gold`` is one passage that answers it, or a part of it.

    A gold's ``label`` is empty; its ``quote`` is empty too where the whole document is evidence.
    """

    id: str
    question: str
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents and the questions to them.

    ``folder`` holds the documents as files, to be indexed as any others; a gold names them by the
    id that the index will give them. ``counts`` tells what a rank counts: every passage, or each
    document once, at its best passage. ``left_out`` are the ids of questions that cannot be
    measured, with why. Where documents are not ``named`` by people, as the entries of a web corpus,
    a question is searched in all of them, whatever titles it says.
    """

    name: str
    folder: Path
    questions: tuple[CorpusQuestion, ...]
    counts: Counts = "passages"
    named: bool = True
    left_out: Mapping[str, str] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        """One line for people: how many questions, how many are left out and why."""
        line = f"{self.name}：{len(self.questions)} 题 questions"
        if not self.left_out:
            return line
        reasons = dict.fromkeys(self.left_out.values())
        return f"{line}；未测 left out {len(self.left_out)}：{'；'.join(reasons)}"
