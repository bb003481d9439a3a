"""Tokens that the language model read and wrote for an answer."""

from collections.abc import Sequence
from statistics import median
from typing import Literal

from eval.metrics.metric import Metric
from eval.runs.record import Record

Of = Literal["prompt", "answer"]

_MEANING: dict[Of, str] = {
    "prompt": "提示词元 p50 (tokens of the prompts)",
    "answer": "答案词元 p50 (tokens of the answers)",
}


def tokens(of: Of) -> Metric[float]:
    """The median number of tokens in the prompts, or in the answers, of the model."""

    def score(record: Record) -> float | None:
        return record.tokens.get(of)

    return Metric(f"{of}_tokens_p50", _MEANING[of], score, _median, unit="count", better="lower")


def _median(scores: Sequence[float]) -> float | None:
    return float(median(scores)) if scores else None
