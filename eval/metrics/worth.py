"""One figure by which systems rank as a person would rank them.

+1 for an answer without a fault, or a due refusal; 0 for one that helps nobody and misleads
nobody (wrongly refused, right but not cited, right among a heap); -1 for one that misleads
(answered wrongly, with a figure from nowhere, or where the documents say nothing).

So who always refuses is above who guesses, and far below who knows: to answer is worth it only
when more often right than wrong.
"""

from eval.metrics.metric import Metric, mean
from eval.metrics.passed import GRAVE, faults
from eval.runs.record import Record


def _score(record: Record) -> float:
    found = faults(record)
    if not found:
        return 1.0
    return -1.0 if GRAVE.intersection(found) else 0.0


WORTH = Metric(
    "worth",
    "价值：满意+1，无害0，误导-1 (content +1, harmless 0, misled -1)",
    _score,
    mean,
    "index",
)
"""Mean worth of all answers, from -1 to 1."""
