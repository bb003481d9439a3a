"""A case made of feedback: the question as it was asked, its gold from what the answer cited."""

from collections.abc import Sequence

from eval.question_set.corpus import Corpus
from eval.question_set.question import Gold, Kind, Question, Reason, comparable
from eval.review.queue import SHORT
from eval.review.quote import figures_in_both, shortest
from qa.feedback import VERDICTS, WHATS, Cited, Feedback

Facts = tuple[tuple[str, ...], ...]


def facts_of(arguments: Sequence[str]) -> Facts:
    """Facts as they are typed: one an argument, its alternatives between bars.

    >>> facts_of(["92%|百分之九十二", "市场监管局"])
    (('92%', '百分之九十二'), ('市场监管局',))
    """
    return tuple(tuple(each.strip() for each in one.split("|")) for one in arguments)


def case_of(
    feedback: Feedback, corpus: Corpus, kind: Kind, facts: Facts = (), reason: Reason = ""
) -> Question:
    """The case as far as it can be made without a person; what is wanting is left empty."""
    gold = () if kind == "unanswerable" else _golds(feedback, corpus, facts)
    return Question(
        id=f"page-{feedback.id[:SHORT]}",
        kind=kind,
        question=feedback.question,
        gold=gold,
        facts=facts,
        why=f"From a reader's feedback: {_said(feedback)}.",
        turns=feedback.turns,
        reason=reason,
    )


def doubts(feedback: Feedback, question: Question) -> tuple[str, ...]:
    """What a person should look at although it may be formally right."""
    if feedback.what == "citation" and question.gold:
        return ("读者说引用不对：请核对 gold 后再收 (the citations are in doubt; check the gold)",)
    return ()


def _said(feedback: Feedback) -> str:
    if feedback.what:
        return WHATS[feedback.what][1].lower()
    return "useful" if feedback.verdict == "useful" else VERDICTS[feedback.verdict]


def _golds(feedback: Feedback, corpus: Corpus, facts: Facts) -> tuple[Gold, ...]:
    """What was cited; where facts are given, only what holds one of them, if anything does."""
    golds = dict.fromkeys(
        gold for cited in feedback.citations if (gold := _gold(cited, feedback, corpus, facts))
    )
    bearing = tuple(gold for gold in golds if _held(facts, gold.quote))
    return bearing or tuple(golds)


def _gold(cited: Cited, feedback: Feedback, corpus: Corpus, facts: Facts) -> Gold | None:
    """The citation as gold, from the documents as they are now; None when they lack the words."""
    document = corpus.documents.get(cited.document)
    if document is None:
        return None
    clauses = [clause for clause in corpus.clauses_of(cited.document) if cited.quote in clause.text]
    if not clauses:
        return None
    clause = next((each for each in clauses if each.id == cited.clause_id), clauses[0])
    needed: Facts = _held(facts, cited.quote)
    if not facts:
        needed = tuple((figure,) for figure in figures_in_both(feedback.text, cited.quote))
    quote = shortest(cited.quote, document.text, needed)
    # Words that stand elsewhere too: as much of the clause around them as tells them apart.
    quote = quote or shortest(clause.text, document.text, ((cited.quote,),))
    return Gold(document=cited.document, quote=quote, label=clause.label) if quote else None


def _held(facts: Facts, quote: str) -> Facts:
    """The facts of which the quotation holds an alternative."""
    words = comparable(quote)
    return tuple(group for group in facts if any(comparable(each) in words for each in group))
