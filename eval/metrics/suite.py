"""All metrics of answers, in the order of a report: worth first, cost last."""

from typing import Any

from eval.judges.judge import AnswerJudge, Judge
from eval.metrics.articles import ARTICLE_PRECISION, ARTICLE_RECALL, CITED
from eval.metrics.calibration import ECE
from eval.metrics.citation_precision import citation_precision
from eval.metrics.citation_recall import citation_recall
from eval.metrics.completeness import COMPLETENESS
from eval.metrics.hit import hit_at
from eval.metrics.judged_right import judged_right
from eval.metrics.latency import latencies
from eval.metrics.metric import Metric
from eval.metrics.ndcg import ndcg_at
from eval.metrics.passed import PASSED
from eval.metrics.polarity import POLARITY
from eval.metrics.recall import recall_at
from eval.metrics.reciprocal_rank import reciprocal_rank_at
from eval.metrics.refusal import REFUSAL_F1, REFUSAL_PRECISION, REFUSAL_RECALL, WRONGLY_REFUSED
from eval.metrics.right import RIGHT
from eval.metrics.robustness import ROBUSTNESS
from eval.metrics.strays import STRAYS
from eval.metrics.tokens import tokens
from eval.metrics.worth import WORTH

_ANSWERS = (
    *(WORTH, PASSED, RIGHT, COMPLETENESS, POLARITY, STRAYS),
    *(CITED, ARTICLE_RECALL, ARTICLE_PRECISION),
)
_REFUSING = (REFUSAL_PRECISION, REFUSAL_RECALL, REFUSAL_F1, WRONGLY_REFUSED, ECE, ROBUSTNESS)
_SEARCH = (
    *(hit_at(k) for k in (1, 5, 10)),
    *(recall_at(k) for k in (5, 10)),
    reciprocal_rank_at(10),
    ndcg_at(10),
)
_COST = (*latencies(), tokens("prompt"), tokens("answer"))


def suite(judge: Judge | None = None) -> tuple[Metric[Any], ...]:
    """Every metric; those that need a judge only with one."""
    return (*_ANSWERS, *(judged(judge) if judge else ()), *_REFUSING, *_SEARCH, *_COST)


def judged(judge: Judge) -> tuple[Metric[Any], ...]:
    """The metrics that ask a judge: of single citations, and of whole answers where it can tell."""
    citations = (citation_recall(judge), citation_precision(judge))
    return (judged_right(judge), *citations) if isinstance(judge, AnswerJudge) else citations
