"""Whole answers judged by hand in a report's page, against what the metrics made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

from pydantic import ConfigDict, TypeAdapter

from eval.metrics.passed import faults
from eval.runs.record import Record
from eval.statistics.kappa import Agreement, agreement
from eval.typed_lines import typed_lines
from index.errors import QuestionError


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a person said of one answer: ``question`` is its id."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    question: str
    verdict: Literal["right", "partly", "wrong"]
    by: str


def load_opinions(path: Path, records: Sequence[Record]) -> dict[str, Opinion]:
    """The opinions of a file by question; a later line on the same question replaces.

    Raises:
        QuestionError: the file cannot be read, a line is no opinion, or on no answer of the run.
    """
    known = {record.question.id for record in records}
    opinions: dict[str, Opinion] = {}
    for line, opinion in typed_lines(path, TypeAdapter(Opinion)):
        if opinion.question not in known:
            raise QuestionError(
                f"{path}:{line}：{opinion.question!r} 不是这次评测的题 （not asked in this run）"
            )
        opinions[opinion.question] = opinion
    if not opinions:
        raise QuestionError(f"{path}：没有判断 （holds no opinion）")
    return opinions


def with_metrics(records: Sequence[Record], opinions: Mapping[str, Opinion]) -> Agreement:
    """Cohen's κ of ``passed`` with the opinions; an answer that is right in part did not pass."""
    judged = [record for record in records if record.question.id in opinions]
    by_hand = [opinions[record.question.id].verdict == "right" for record in judged]
    return agreement(by_hand, [not faults(record) for record in judged])


def disagreements(records: Sequence[Record], opinions: Mapping[str, Opinion]) -> tuple[Record, ...]:
    """The answers of which person and metrics think otherwise."""
    return tuple(
        record
        for record in records
        if (opinion := opinions.get(record.question.id))
        and (opinion.verdict == "right") == bool(faults(record))
    )
