"""Rightness as a judge sees it: paraphrases that the facts' words do not cover, meaning turned."""

from eval.judges.judge import AnswerJudge
from eval.metrics.metric import Metric, mean
from eval.runs.record import Record


def judged_right(judge: AnswerJudge) -> Metric[float]:
    """The share of answerable questions that the judge finds answered rightly."""

    def score(record: Record) -> float | None:
        verdict = judge.right(record) if record.question.answerable else None
        return None if verdict is None else float(verdict)

    return Metric("judged_right", "评判模型认为答对 (right, as the judge sees it)", score, mean)
