"""Several things asked at once: each is answered by what is found for it alone.

“体系检查会不会查到我们？检查比例怎么定的？” wants two sentences of the same article or of two. One
search for the whole question finds what lies between them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from index.clause import Document, Sentence
from index.facts.departments import department_span
from index.normalise import comparable
from qa.applies.documents import documents_for
from qa.applies.finding import applicable
from qa.applies.fitting import trades_hang
from qa.applies.item import item
from qa.applies.profile import Profile, profile_of, told_in
from qa.applies.survey import field_of
from qa.applies.vocabulary import vocabulary
from qa.case import Candidate, Case, Outcome, answers, enough, evidence, judged
from qa.extract import sentence_statement
from qa.figure_answer import by_department, by_figure
from qa.following.alone import depends
from qa.listed import by_list
from qa.question import asked
from qa.several.beginning import asks_beginning, beginning
from qa.several.parts import Part, parts_of, says_who
from qa.statement import Statement
from qa.yes_no.premise import by_premise
from qa.yes_no.route import by_claim


def by_parts(case: Case) -> Outcome | None:
    """The answer to each of several things that are asked at once.

    None where they ask only one, or where the documents hold none of them.
    """
    query = case.query
    parts = parts_of(query.text)
    if len(parts) < 2 or query.labels or len(query.documents) > 1:
        return None
    said: list[Statement] = []
    missing: list[str] = []
    for part in parts:
        if part.more:
            said[-1:] = map(_whole, said[-1:])
            continue
        answer = (*_found(case, part, _quoted(said)), *_listed(case, part))
        for statement in answer:
            said += [] if _repeats(statement, said) else [statement]
        missing += [] if answer else [part.asked]
    if not said or (missing and not _holds(case)):
        return None
    unsaid = [Statement(f"文件中没有找到：{'；'.join(missing)}")] if missing else []
    return Outcome("partly" if missing else "answered", (*said, *unsaid))


def _holds(case: Case) -> bool:
    """Whether the documents answer the question as a whole, or whoever asks says who they are.

    Else what was found for one part is only the nearest to a question that they do not answer.
    """
    return says_who(case.query.text) or answers(case, judged(case, case.hits))


def _whole(statement: Statement) -> Statement:
    """The whole sentence that a statement took its words from: it says what for, and how high."""
    return sentence_statement(statement.evidence[0]) if statement.evidence else statement


_HITS = 8
_LISTED = 4  # items quoted where a part asks for all that applies
_ALIKE = 0.8  # of the best fit, from which another sentence answers as well
_NEXT = 0.4  # the same where the best one was quoted for another part already


@dataclass(frozen=True, slots=True)
class _Fitting:
    """A sentence for a part of a question, and its ``fit``, 0 to 3: with who asks, and without."""

    candidate: Candidate
    fit: float
    enough: bool


def _listed(case: Case, part: Part) -> tuple[Statement, ...]:
    """The rules nearest to whoever asks, where a part asks for all of them; () where not."""
    profile = profile_of(part.question)
    if profile is None:
        return ()
    found = applicable(case.searcher, documents_for(case), profile)
    near = [each for each in found.sure if each.near][:_LISTED]
    return tuple(item(each).statement for each in near)


def _found(case: Case, part: Part, quoted: Collection[Sentence]) -> tuple[Statement, ...]:
    """What answers one part: a yes or no, a department, a figure, or the sentences that say it.

    A part that leaves unsaid what it is about is searched for with what was said before only.
    """
    if asks_beginning(part.asked) and (counted := beginning(case, quoted)):
        return counted
    within = _asking(case, part.question)
    alone = within if depends(part.asked) else _asking(case, f"{part.asked}？")
    fitting = [each for each in _fitting(within, alone, told_in(part.question)) if each.enough]
    ranked = [each.candidate for each in fitting]
    if not answers(within, ranked):
        return ()
    outcome = (
        by_premise(within)
        or by_department(within, ranked)
        or by_claim(alone, ranked)
        or by_figure(within, evidence(ranked))
        or by_list(within, evidence(ranked))
    )
    if outcome is not None:
        return outcome.statements
    chosen = _chosen(fitting, quoted)
    return tuple(sentence_statement(evidence([each])[0]) for each in chosen)


def _asking(case: Case, question: str) -> Case:
    """A part as a case of its own, in the documents of the whole question."""
    query = replace(
        case.searcher.understand(question),
        documents=case.query.documents,
        named=case.query.named,
        elsewhere=case.query.elsewhere,
        years=case.query.years,
    )
    within = () if query.named else query.documents  # those that the caller chose
    hits = case.searcher.search(query, _HITS, within)
    return Case(query, asked(question, case.asked.language), hits, case.searcher)


def _fitting(within: Case, alone: Case, profile: Profile) -> list[_Fitting]:
    """The sentences that either search brought, best first by both.

    Beside who asks, a sentence on them fits though it answers nothing; alone, one on others does.
    A law on another trade is left out, one on theirs comes first.
    """
    known: dict[tuple[str, int], list[Candidate]] = {}
    for own in (within, alone):
        for candidate in judged(own, own.hits):
            key = (candidate.hit.clause.id, candidate.sentence.start)
            known.setdefault(key, []).append(candidate)
    found = [
        _Fitting(each[0], near + sum(candidate.fit for candidate in each), any(map(enough, each)))
        for each in known.values()
        if (near := _nearness(each[0].hit.document, profile)) is not None
        and not _is_heading(each[0])
        and (within.asked.wanted == "department" or not _names_departments(each[0].sentence))
    ]
    return sorted(found, key=lambda each: -each.fit)


def _nearness(document: Document, profile: Profile) -> float | None:
    """1 for a document on their trade or part, None for one on another trade, else 0."""
    about = field_of(document.title)
    trades = about.trades - vocabulary().apart
    if trades & trades_hang(profile) or (about.roles & profile.roles and not trades):
        return 1.0
    return None if trades and profile.trades else 0.0


def _is_heading(candidate: Candidate) -> bool:
    """Whether a sentence is only the heading of its clause: 13. 提升检验检测认证服务能力。"""
    heading = comparable(candidate.hit.clause.heading).rstrip("。")
    plain = comparable(candidate.sentence.text).rstrip("。")
    return bool(heading) and plain.endswith(heading) and len(plain) - len(heading) < _NUMBER


_NUMBER = 8  # characters that the number in front of a heading takes at most


def _names_departments(sentence: Sentence) -> bool:
    """Whether a sentence is only the bracket of who is responsible."""
    return department_span(sentence.text) == (0, len(sentence.text.rstrip("。")))


def _chosen(fitting: Sequence[_Fitting], quoted: Collection[Sentence]) -> list[Candidate]:
    """The best sentence, and one more that fits as well or says what was not quoted yet."""
    best, *others = fitting
    least = (_NEXT if best.candidate.sentence in quoted else _ALIKE) * best.fit
    return [best.candidate, *(each.candidate for each in others[:1] if each.fit >= least)]


def _repeats(statement: Statement, said: Sequence[Statement]) -> bool:
    """Whether the words of a statement were said already, under whatever heading."""
    words = statement.text.partition("：")[2]
    return any(words in each.text or each.text.partition("：")[2] in words for each in said)


def _quoted(said: Sequence[Statement]) -> list[Sentence]:
    return [item.sentence for statement in said for item in statement.evidence]
