"""Reading question sets: JSONL files, one question a line.

A set is refused as a whole at the first line that is no question, so that nothing is asked, let
alone stored, of a set that is half understood.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter

from eval.question_set.question import Question, SearchQuestion, comparable
from eval.typed_lines import typed_lines
from index.errors import QuestionError

AnyQuestion = TypeVar("AnyQuestion", Question, SearchQuestion)


@dataclass(frozen=True, slots=True)
class Placed(Generic[AnyQuestion]):
    """A question and where it stands."""

    path: Path
    line: int
    question: AnyQuestion

    @property
    def place(self) -> str:
        """File, line and id, as a message names them."""
        return f"{self.path}:{self.line}: {self.question.id}"


def load(path: Path) -> tuple[Question, ...]:
    """The questions of a file, or of all ``*.jsonl`` files of a folder.

    Raises:
        QuestionError: a file cannot be read, or the named line is no question, or an id stands
            twice.
    """
    return tuple(placed.question for placed in read(path))


def load_search(path: Path) -> tuple[SearchQuestion, ...]:
    """Read a set of search questions; the same errors as ``load``."""
    placed = _read_file(path, TypeAdapter(SearchQuestion))
    _unique(placed)
    return tuple(each.question for each in placed)


def read(path: Path) -> tuple[Placed[Question], ...]:
    """``load``, each question with its place."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    placed = [each for file in files for each in _read_file(file, TypeAdapter(Question))]
    if not placed:
        raise QuestionError(f"{path}：没有题目；每行写一个 JSON 对象 （holds no question）")
    _unique(placed)
    _bases_are_there(placed)
    for each in placed:
        if problem := _shape_problem(each.question):
            raise QuestionError(f"{each.place}：{problem}")
    return tuple(placed)


def _read_file(path: Path, adapter: TypeAdapter[AnyQuestion]) -> list[Placed[AnyQuestion]]:
    placed = [Placed(path, line, question) for line, question in typed_lines(path, adapter)]
    for each in placed:
        if not each.question.id.strip() or not each.question.question.strip():
            raise QuestionError(
                f"{path}:{each.line}：id 和 question 不能为空 （must not be empty）"
            )
    return placed


def _unique(placed: Iterable[Placed[AnyQuestion]]) -> None:
    seen: dict[str, Placed[AnyQuestion]] = {}
    for each in placed:
        first = seen.setdefault(each.question.id, each)
        if first is not each:
            raise QuestionError(
                f"{each.path}:{each.line}：id {each.question.id!r} 已用于 {first.path}:{first.line}"
                "；每题的 id 必须不同 （this id is taken; give every question its own）"
            )


def _bases_are_there(placed: Sequence[Placed[Question]]) -> None:
    by_id = {each.question.id: each.question for each in placed}
    for each in placed:
        base = by_id.get(each.question.same_as)
        if each.question.same_as and (base is None or base.same_as):
            raise QuestionError(
                f"{each.place}：same_as {each.question.same_as!r} 不是本题集中的原题 "
                "（must be the id of a question of this set that is no paraphrase itself）"
            )


def _shape_problem(question: Question) -> str:
    """What is missing or too much for the question's kind, "" when nothing is."""
    texts = (*sum(question.facts, ()), *question.forbidden, *sum(question.absent, ()))
    if any(not comparable(text) for text in texts):
        return "facts、forbidden、absent 中有空字符串，任何回答都含它，请删 （an empty string）"
    if (question.kind == "follow_up") != bool(question.turns):
        return "turns 只用于 follow_up，且 follow_up 至少要有一个 （turns belong to follow_up）"
    return _answerable_problem(question) if question.answerable else _refusal_problem(question)


def _refusal_problem(question: Question) -> str:
    if question.gold or question.facts:
        return "unanswerable 却有 gold 或 facts，请删或改 kind （remove gold and facts）"
    return "" if question.reason else "unanswerable 须有 reason （name the reason）"


def _answerable_problem(question: Question) -> str:
    if question.reason or question.absent:
        return "reason、absent 只用于 unanswerable （belong to unanswerable questions only）"
    if not question.gold:
        return "缺 gold：写明答案所在的文件、原文和条款号 （name document, quote and label）"
    if not question.facts or not all(question.facts):
        return "缺 facts：写明答案必须含有的内容 （name what the answer must hold）"
    if question.truth and question.kind != "yes_no":
        return "truth 只用于 yes_no （belongs to yes_no questions only）"
    return ""
