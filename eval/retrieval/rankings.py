"""What a search made of a set of questions: the ranks of what is right, kept as JSON lines.

From them every figure can be computed again, and two searches compared question by question.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from eval.corpora.corpus import Counts
from eval.replacing import replace_file
from index.errors import QuestionError
from index.search.ranking import Ranking


@dataclass(frozen=True, slots=True)
class Ranked:
    """One question: for each of its golds the rank, from 1, of what holds it first, 0 for none."""

    id: str
    group: str  # shared by the same question in other words
    ranks: tuple[int, ...]
    ms: float  # of the search alone


@dataclass(frozen=True, slots=True)
class Rankings:
    """All questions of a set, searched in one way."""

    name: str  # of the set
    ranking: Ranking
    generation: str  # of the index
    embedder: str
    k: int  # how many were looked at
    counts: Counts  # what a rank counts
    documents: int
    clauses: int
    questions: tuple[Ranked, ...]

    @property
    def sides(self) -> str:
        """How it was searched, in a word or two for the head of a column."""
        both = self.ranking.dense and self.ranking.lexical
        side = "融合 fused" if both else "语义 dense" if self.ranking.dense else "词面 lexical"
        return side if self.ranking.sentences else f"{side} 无句 −sentences"


_HEAD = TypeAdapter(Rankings)
_QUESTION = TypeAdapter(Ranked)


def save(rankings: Rankings, path: Path) -> None:
    """Write a first line about the search and then a line for each question, beside and renamed."""
    head = _HEAD.dump_python(rankings, exclude={"questions"})
    lines = [head, *_HEAD.dump_python(rankings, include={"questions"})["questions"]]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    replace_file(path, text.encode())


def load(path: Path) -> Rankings:
    """What ``save`` wrote.

    Raises:
        QuestionError: the file cannot be read, or the named line is not what it should be.
    """
    number = 1
    try:
        text = path.read_text(encoding="utf-8")
        lines = text.removesuffix("\n").split("\n")  # not at U+0085 inside a string
        head = json.loads(lines[0])
        questions = []
        for number, line in enumerate(lines[1:], start=2):  # noqa: B007 -- named in the error
            questions.append(_QUESTION.validate_json(line))
        number = 1
        return _HEAD.validate_python({**head, "questions": questions})
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{path}：不可读 （cannot be read: {error}）") from error
    except (ValidationError, ValueError, TypeError) as error:
        why = " ".join(str(error).split())[:200]
        raise QuestionError(f"{path}:{number}：不是检索结果 （no rankings: {why}）") from error
