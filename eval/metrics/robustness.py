"""Robustness: does the same question in other words get the same articles?

For each question that is also asked in other words: the Jaccard overlap |A ∩ B| / |A ∪ B| of the
articles cited for the two wordings, averaged over the wordings.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.metrics.articles import article_key, articles
from eval.metrics.metric import Metric, mean
from eval.runs.record import Record

_Articles = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class GroupMetric(Metric[float]):
    """A metric that scores a group of questions as a whole; one record alone has no score."""

    def scores(self, records: Sequence[Record]) -> list[tuple[str, float]]:
        """One score for each group that has its base question and another wording of it."""
        groups: dict[str, list[Record]] = {}
        for record in records:
            groups.setdefault(record.question.group, []).append(record)
        overlaps = ((name, overlap(group)) for name, group in groups.items())
        return [(name, score) for name, score in overlaps if score is not None]


def overlap(group: Sequence[Record]) -> float | None:
    """Mean overlap of each wording's articles with the base question's.

    None without a base question or another wording, and when no wording cites anything: to
    refuse alike is judged by the metrics of refusing, and always refusing is not robust.
    """
    base = [_cited(r) for r in group if r.question.id == r.question.group]
    others = [_cited(r) for r in group if r.question.id != r.question.group]
    if not base or not others or not any((*base, *others)):
        return None
    return mean([_jaccard(base[0], other) for other in others])


def _cited(record: Record) -> _Articles:
    return frozenset(article_key(passage) for passage in articles(record))


def _jaccard(first: _Articles, second: _Articles) -> float:
    union = first | second
    return len(first & second) / len(union) if union else 1.0


def _alone(_record: Record) -> float | None:
    return None


ROBUSTNESS: Metric[float] = GroupMetric(
    "robustness",
    "换一种问法，所引条款一致 (same articles for the same question in other words)",
    _alone,
    mean,
    unit="index",
)
"""Mean over groups of the overlap between the wordings of one question."""
