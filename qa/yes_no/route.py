"""Answers to yes-or-no questions: the word, what it rests on, and the citation, in one sentence."""

from collections.abc import Sequence
from dataclasses import replace

from index.normalise import comparable
from qa import extract
from qa.answer import Evidence
from qa.case import ENOUGH, Candidate, Case, Outcome, enough, evidence, judged
from qa.coverage import covered
from qa.language import words
from qa.relevance import subject
from qa.vouch import source
from qa.yes_no.binding import denies, without_binding
from qa.yes_no.claim import Claim, claim_of
from qa.yes_no.contrary import opposed
from qa.yes_no.departments import claimed_departments, judge_department
from qa.yes_no.figures import judge_figures
from qa.yes_no.judging import Passage, judge
from qa.yes_no.listed import listing_of, under_lead
from qa.yes_no.opening import opened

_HITS = 6
_PLAIN = 0.45  # fit of a segment from which its figure is the one that is claimed
_BETTER = 0.1  # how much more of the claim a sentence of another year must say
_READ = 3  # sentences that are asked whether they decide


def by_claimed_department(case: Case) -> Outcome | None:
    """A department that the question claims to be responsible: borne out, or put right."""
    named = claimed_departments(case.query.text)
    claim = case.asked.claim
    if claim is None or not named:
        return None
    focus = case.query.focus
    for name in named:
        focus = focus.replace(comparable(name.text), " ")
    query = replace(case.query, focus=focus, text=case.query.text.replace(named[0].text, ""))
    own = replace(case, query=query, hits=case.searcher.search(query, _HITS))
    best = next(
        (c for c in judged(own, own.hits) if c.score >= ENOUGH and c.hit.clause.departments), None
    )
    statement = extract.departments(evidence([best])[0]) if best else None
    if best is None or statement is None:
        return None
    right = any(judge_department(n.text, best.hit.clause.departments) for n in named)
    return Outcome("answered", (opened(claim, right, statement),))


def by_claimed_year(case: Case) -> Outcome | None:
    """A year that the question claims, where the documents say the same of another year."""
    claim = case.asked.claim
    if claim is None or not case.query.years:
        return None
    query = replace(case.query, years=())
    own = replace(case, query=query, hits=case.searcher.search(query, _HITS))
    about = _about(case)
    ranked = [c for c in judged(own, own.hits) if enough(c)]
    within = [c for c in judged(case, case.hits) if enough(c)]
    best = max(ranked, key=lambda c: covered(about, c.sentence.text, case.idf), default=None)
    if best is None or not best.sentence.years or set(best.sentence.years) & set(case.query.years):
        return None
    share = covered(about, best.sentence.text, case.idf)
    there = max((covered(about, c.sentence.text, case.idf) for c in within), default=0.0)
    if share < _SURE or share < there + _BETTER:
        return None
    statement = extract.sentence_statement(evidence([best])[0])
    return Outcome("answered", (opened(claim, False, statement),))


_SURE = 0.6  # share of a claim that a sentence of another year must say


def by_claim(case: Case, ranked: Sequence[Candidate]) -> Outcome | None:
    """A claim borne out or not by the best sentence that decides it; else the best one, quoted."""
    claim = case.asked.claim
    items = evidence([c for c in ranked if enough(c)], most=_READ)
    if claim is None or not items:
        return None
    if (outcome := _by_figure(case, claim, items)) is not None:
        return outcome
    narrowed = claim_of(case.query.focus) or claim
    for item in items:
        verdict = judge(narrowed, _passage(case, item), case.idf)
        if verdict is not None:
            first, *more = under_lead(case.searcher, item)
            return Outcome("answered", (opened(claim, verdict, first), *more))
    if other_way := _opposed(narrowed, ranked):
        no = opened(claim, False, extract.sentence_statement(other_way))
        return Outcome("answered", (no,))
    quoted = extract.sentence_statement(items[0])
    unsaid = words("zh").unsaid
    return Outcome("answered", (replace(quoted, text=f"{unsaid}，{quoted.text}"),))


def _opposed(claim: Claim, ranked: Sequence[Candidate]) -> Evidence | None:
    """The sentence beside the best one, in its clause, that has the thing done another way."""
    clause = ranked[0].hit.clause.id
    beside = (c for c in ranked if c.hit.clause.id == clause)
    found = next((c for c in beside if opposed(claim.text, comparable(c.sentence.text))), None)
    return evidence([found])[0] if found else None


def _by_figure(case: Case, claim: Claim, items: tuple[Evidence, ...]) -> Outcome | None:
    """A figure that is claimed, held against the one that stands by the same indicator."""
    if claim.form == "may":  # a figure that allows is a limit, not a target
        return None
    best = case.targets(items)
    verdict = judge_figures(claim.text, best)
    if verdict is None or best[0].fit < _PLAIN:
        return None
    if verdict and denies(claim.text) != denies(best[0].text):  # 不含地产食品
        return None
    first, *more = (extract.segment_statement(segment) for segment in best[:2])
    return Outcome("answered", (opened(claim, verdict, first), *more))


def _passage(case: Case, item: Evidence) -> Passage:
    clause = item.clause
    lead = clause.text[: max(item.sentence.start - clause.start, 0)]
    listing = listing_of(case.searcher, item)
    listed = item.document.text[slice(*listing.lead)] if listing else ""
    headings = " ".join((item.document.title, *clause.path[1:]))
    return Passage(item.sentence.text, lead, headings, source(item), item.score, listed)


def _about(case: Case) -> str:
    claim = claim_of(case.query.focus) or case.asked.claim
    return subject(without_binding(comparable(claim.text))) if claim else case.about
