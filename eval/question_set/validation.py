"""Holding questions to the documents, so that a slip in a set never counts against a system."""

from collections.abc import Iterable, Iterator

from eval.question_set.corpus import Corpus
from eval.question_set.question import Gold, Question, SearchQuestion, comparable
from eval.question_set.reading import Placed
from index.clause import Clause, Document
from index.errors import QuestionError

_SENTENCE_ENDS = "。；;\n"
# Reasons for which the corpus can be searched for what is asked.
_SEARCHABLE = frozenset({"wrong_region", "wrong_year", "absent_topic", "missing_detail"})


def hold(placed: Iterable[Placed[Question]], corpus: Corpus) -> None:
    """Refuse a set that does not fit the corpus.

    Raises:
        QuestionError: names every line that is wrong, and with what.
    """
    if problems := problems_of(placed, corpus):
        raise QuestionError("\n".join(problems))


def problems_of(placed: Iterable[Placed[Question]], corpus: Corpus) -> tuple[str, ...]:
    """Every problem, with file, line and id; a set for other documents is told in one line."""
    placed = tuple(placed)
    golds = [(gold.document, each) for each in placed for gold in each.question.gold]
    named = {document for document, _ in golds}
    if named and not named & corpus.documents.keys():
        _, first = golds[0]
        return (
            f"{first.place}：题集属于另一批文件 {sorted(named)[:4]}，索引里是 "
            f"{sorted(corpus.documents)[:4]} （a set for another corpus）",
        )
    return tuple(
        f"{each.place}：{problem}" for each in placed for problem in validate(each.question, corpus)
    )


def validate(question: Question | SearchQuestion, corpus: Corpus) -> tuple[str, ...]:
    """What is wrong with one question, nothing when it is right.

    A gold quote stands verbatim and once in its document, inside the clause it is cited by; of
    every fact one alternative is in the gold quotes; no forbidden string is in the sentences that
    the quotes stand in (an answer in the clause's own words must be able to pass) nor in a fact;
    what an unanswerable question names as absent stands in no clause.
    """
    problems = [p for gold in question.gold if (p := _gold_problem(gold, corpus))]
    if not problems and isinstance(question, Question):
        problems = [
            *_fact_problems(question),
            *_forbidden_problems(question, corpus),
            *_absent_problems(question, corpus),
        ]
    return tuple(problems)


def unsearched(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Unanswerable questions that name no words by which the corpus could be searched."""
    return tuple(q for q in questions if q.reason in _SEARCHABLE and not q.absent)


def _gold_problem(gold: Gold, corpus: Corpus) -> str:
    document = corpus.documents.get(gold.document)
    if document is None:
        return f"没有文件 {gold.document!r}，有的是 {sorted(corpus.documents)[:8]} （no document）"
    count = document.text.count(gold.quote) if gold.quote else 0
    if count != 1:
        return (
            f"原文 {gold.quote!r} 在 {gold.document} 中有 {count} 处，须恰好一处 （must be once）"
        )
    clauses = corpus.clauses_of(gold.document)
    labelled = [c for c in clauses if comparable(c.label) == comparable(gold.label)]
    if any(_inside(document, clause, gold.quote) for clause in labelled):
        return ""
    right = [c.label for c in clauses if _inside(document, c, gold.quote)]
    if not labelled:
        return f"{gold.document} 没有条款 {gold.label!r}，原文在 {right} （no such article）"
    return f"原文 {gold.quote!r} 不在 {gold.label!r}，在 {right} （stands in another article）"


def _inside(document: Document, clause: Clause, quote: str) -> bool:
    start = document.text.index(quote)
    return clause.start <= start and start + len(quote) <= clause.end


def _fact_problems(question: Question) -> Iterator[str]:
    quotes = [comparable(gold.quote) for gold in question.gold]
    for group in question.facts:
        if not any(comparable(text) in quote for text in group for quote in quotes):
            yield f"fact {list(group)} 不在任何 gold 原文中 （in none of the gold quotes）"


def _forbidden_problems(question: Question, corpus: Corpus) -> Iterator[str]:
    needed = [comparable(_sentences_around(gold, corpus)) for gold in question.gold]
    needed += [comparable(text) for group in question.facts for text in group]
    for text in question.forbidden:
        if any(comparable(text) in words for words in needed):
            yield f"forbidden {text!r} 在答案所在的句子或 fact 中，请删 （the answer needs it）"


def _absent_problems(question: Question, corpus: Corpus) -> Iterator[str]:
    for words in question.absent:
        held = [clause for clause in corpus.clauses() if _holds(clause, words)]
        if held:
            where = [f"{clause.document_id} {clause.label}" for clause in held[:3]]
            yield f"absent {list(words)} 见于 {where}；题目或许有答案 （stands in the corpus）"


def _holds(clause: Clause, words: Iterable[str]) -> bool:
    """Whether a clause, with the title and headings above it, holds all of the words."""
    text = comparable("\n".join((*clause.path, clause.text)))
    return all(comparable(word) in text for word in words)


def _sentences_around(gold: Gold, corpus: Corpus) -> str:
    """The whole sentences that the quote stands in; the quote must be in the text."""
    text = corpus.documents[gold.document].text
    start = text.index(gold.quote)
    # The quote's own last character is looked at too: it may be the full stop.
    end = start + len(gold.quote) - 1
    left = max(text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    right = min((at for mark in _SENTENCE_ENDS if (at := text.find(mark, end)) >= 0), default=-1)
    return text[left:] if right < 0 else text[left : right + 1]
