"""Completeness of lists: how much of what must be enumerated is there?

Facts are what a list enumerates; what a reverse look-up (“which articles mention …”) enumerates
are its articles, so there the gold articles cited are counted.
"""

from eval.metrics.articles import golds_cited
from eval.metrics.metric import Metric, mean
from eval.metrics.right import facts_held
from eval.question_set.question import Kind
from eval.runs.record import Record

ENUMERATED: frozenset[Kind] = frozenset({"list", "applies", "reverse", "compare"})
"""Kinds of questions whose answer is an enumeration: one left out is a gap, not an error."""


def _score(record: Record) -> float | None:
    if record.question.kind not in ENUMERATED:
        return None
    held = golds_cited(record) if record.question.kind == "reverse" else facts_held(record)
    return mean(held)


COMPLETENESS = Metric(
    "completeness", "列举类问题答全的比例 (share of what lists must hold)", _score, mean
)
"""Mean share of what must be enumerated, over questions whose answer is an enumeration."""
