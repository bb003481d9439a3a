"""Article accuracy: are the right articles cited, all of them, and few others?

An article that answers as well as the gold ones counts against precision unless the question names
it: precision here is a lower bound, to be compared between systems.
"""

from collections.abc import Iterable

from eval.metrics.containment import relevant
from eval.metrics.metric import Metric, mean
from eval.question_set.question import comparable
from eval.runs.record import Citing, Passage, Record


def articles(record: Record) -> tuple[Passage, ...]:
    """The distinct articles that an answer cites, each once, in order; of a refusal none.

    A passage without a label is told from others by its text.
    """
    return () if record.refused else _distinct(record.cited)


def articles_in_text(record: Record) -> tuple[Passage, ...]:
    """Those of ``articles`` that the text cites; the others stand in the rows of a table."""
    if record.refused:
        return ()
    beside = record.rows > 0
    return _distinct(each for each in record.cited if not beside or f"[{each.n}]" in record.text)


def _distinct(cited: Iterable[Citing]) -> tuple[Passage, ...]:
    distinct: dict[tuple[str, str], Passage] = {}
    for citing in cited:
        distinct.setdefault(article_key(citing.passage), citing.passage)
    return tuple(distinct.values())


def article_key(passage: Passage) -> tuple[str, str]:
    """What tells an article from all others: its document and its label, or its text."""
    return passage.document, comparable(passage.label) or comparable(passage.text)


def golds_cited(record: Record) -> tuple[bool, ...]:
    """For each gold of the question whether an article that holds it is cited."""
    cited = articles(record)
    return tuple(any(relevant(p, gold) for p in cited) for gold in record.question.gold)


def _cited(record: Record) -> float | None:
    return float(all(golds_cited(record))) if record.question.answerable else None


def _recall(record: Record) -> float | None:
    held = golds_cited(record)
    return sum(held) / len(held) if held else None


def _precision(record: Record) -> float | None:
    if not record.question.gold or record.refused:
        return None
    cited = articles(record)
    right = sum(any(relevant(p, gold) for gold in record.question.gold) for p in cited)
    return right / len(cited) if cited else 0.0


CITED = Metric("cited", "正确条款全部引用 (every right article cited)", _cited, mean)
"""The share of answerable questions with all gold articles cited; a refusal cites none."""

ARTICLE_RECALL = Metric("article_recall", "正确条款引用率 (right articles cited)", _recall, mean)
"""Mean share of a question's gold articles that are cited, over answerable questions."""

ARTICLE_PRECISION = Metric(
    "article_precision", "所引条款正确率 (cited articles that are right)", _precision, mean
)
"""Mean share of the cited articles that are gold, over answers; one that cites nothing scores 0."""
