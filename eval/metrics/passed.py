"""What is wrong with an answer as a person would see it, and whether they would be content.

Each answer has its faults named, so that a report can say why it failed and sort by it.
"""

from typing import Literal

from eval.metrics.articles import articles_in_text, golds_cited
from eval.metrics.completeness import ENUMERATED
from eval.metrics.metric import Metric, mean
from eval.metrics.own_counts import claims
from eval.metrics.polarity import contradicts
from eval.metrics.right import facts_held, forbidden_held
from eval.metrics.strays import sources
from eval.question_set.question import Kind, comparable
from eval.runs.record import Record
from qa.verify import Source, unsupported_figures

Fault = Literal[
    "answered", "forbidden", "wrong", "invented", "refused", "incomplete", "uncited", "heap"
]

MEANING: dict[Fault, str] = {
    "answered": "应当拒答 (should have been refused)",
    "forbidden": "含有错误内容 (holds what it must not)",
    "wrong": "答案不对 (not the answer)",
    "invented": "数字无据 (a figure from nowhere)",
    "refused": "不该拒答 (wrongly refused)",
    "incomplete": "列举不全 (a list with gaps)",
    "uncited": "未引正确条款 (a right article is not cited)",
    "heap": "引用或文字成堆 (a heap of citations or words)",
}
"""The faults for a reader, gravest first."""

GRAVE: frozenset[Fault] = frozenset({"answered", "forbidden", "wrong", "invented"})
"""Faults by which somebody is misled; the others only leave them without help."""

# A person checks an answer against its articles: three or four they will read, not ten.
_ARTICLES = 4
# Characters: who asks for a figure, a date, a body wants a sentence or two, not a clause to search.
_SENTENCES = 200
_BRIEF: frozenset[Kind] = frozenset({"fact", "department", "date", "yes_no", "false_premise"})
_PAGE = 1_000  # what an answer of another kind, a list or what an article says, may take
_QUOTES = 4_000  # four whole clauses of the longest kind


def faults(record: Record) -> tuple[Fault, ...]:
    """What is wrong with an answer, gravest first; nothing is wrong with a good one."""
    said = bool(forbidden_held(record))
    if not record.question.answerable:
        return _named({"answered": not record.refused, "forbidden": said})
    if record.refused:
        return ("refused",)
    held = facts_held(record)
    half = record.question.kind in ENUMERATED and 2 * sum(held) >= len(held)
    return _named(
        {
            "forbidden": said,
            "wrong": (not all(held) and not half) or contradicts(record),
            "invented": bool(invented(record)),
            "incomplete": not all(held) and half,
            "uncited": not all(golds_cited(record)),
            "heap": is_heap(record),
        }
    )


def _named(there: dict[Fault, bool]) -> tuple[Fault, ...]:
    return tuple(fault for fault, is_there in there.items() if is_there)


def invented(record: Record) -> tuple[str, ...]:
    """Figures that stand neither in a cited passage nor in the gold nor in what was asked.

    Less strict than ``strays``: a right figure without its citation is a fault of citing, and
    one that the asker brought (“文件没有提到50%”) misleads nobody.
    """
    question = record.question
    known = [gold.quote for gold in question.gold]
    known += [words for alternatives in question.facts for words in alternatives]
    known += [*question.turns, question.question]
    cited = sources(citing.passage for citing in record.cited)
    return unsupported_figures(claims(record), [*cited, Source("\n".join(known))])


def is_heap(record: Record) -> bool:
    """Whether the answer drowns what was asked in articles or in words.

    What the gold itself needs is allowed for: twice its articles, three times its characters. A
    table is no heap: who asks for all that applies to them gets all, in rows, beside a short text.
    """
    gold = record.question.gold
    places = {(one.document, comparable(one.label)) for one in gold}
    text = _SENTENCES if record.question.kind in _BRIEF else _PAGE
    needed = 3 * sum(len(one.quote) for one in gold)
    beside = record.rows > 0
    read = {each.quote for each in record.cited if not beside or f"[{each.n}]" in record.text}
    shown = sum(map(len, read))
    return (
        len(articles_in_text(record)) > max(_ARTICLES, 2 * len(places))
        or len(record.text) > text + needed
        or shown > _QUOTES + needed
    )


PASSED = Metric(
    "passed",
    "令人满意的回答 (answers a person would be content with)",
    lambda record: float(not faults(record)),
    mean,
)
"""The share of questions answered, or refused, without a fault."""
