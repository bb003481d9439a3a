"""What a question takes for granted, held against the documents before it is answered."""

import re
from dataclasses import replace

from index.normalise import comparable
from qa.case import Case, Outcome, enough, evidence, judged
from qa.extract import quote
from qa.following.corpus import Searched
from qa.language import words
from qa.question import asked
from qa.rewrite import rewrite
from qa.statement import Statement
from qa.yes_no.place import by_claimed_place
from qa.yes_no.quotation import by_claimed_quotation
from qa.yes_no.route import by_claim, by_claimed_department, by_claimed_year

_HITS = 6
_GRANTED = re.compile(
    r"^[^,，。]{0,4}(?:既然|鉴于|考虑到|因为|由于|已知|我知道|我们知道|大家都知道)(?P<said>[^,，。;；?？]{4,60})[,，。;；]"
    r"\s*(?:那么?|所以|因此|请问)?(?P<asked>.{3,})$"
)


def by_premise(case: Case) -> Outcome | None:
    """What a question claims or takes for granted, borne out or put right; None where undecided."""
    return (
        by_claimed_quotation(case)
        or by_claimed_place(case)
        or by_claimed_department(case)
        or by_claimed_year(case)
        or _by_what_is_granted(case)
    )


def _by_what_is_granted(case: Case) -> Outcome | None:
    """既然由商务局牵头，…: where that is wrong it is said first, then the rest is answered."""
    match = _GRANTED.match(comparable(case.query.text))
    if match is None or case.asked.yes_no:
        return None
    denied = _denied(case, match["said"])
    if denied is None:
        return None
    alone = rewrite(match["asked"], [match["said"]], case.searcher.catalog, Searched(case.searcher))
    rest = _quoted(_put(case, alone)) or _quoted(case)
    unique = {statement.text: statement for statement in (*denied.statements, *rest)}
    return Outcome("answered", tuple(unique.values()))


def _quoted(case: Case) -> list[Statement]:
    """The words of the documents that answer a case; none where nothing does."""
    ranked = [each for each in judged(case, case.hits) if enough(each)]
    return quote(case, evidence(ranked)) if ranked else []


def _denied(case: Case, said: str) -> Outcome | None:
    """The outcome that says no to what is taken for granted; None where it is not denied."""
    own = _put(case, f"{said}，对吗？")
    outcome = (
        by_claimed_department(own)
        or by_claimed_year(own)
        or by_claim(own, [each for each in judged(own, own.hits) if enough(each)])
    )
    no = f"{words('zh').wrong}{words('zh').comma}"
    return outcome if outcome and outcome.statements[0].text.startswith(no) else None


def _put(case: Case, text: str) -> Case:
    """A part of the question, put to the same documents."""
    query = case.searcher.understand(text)
    query = replace(query, documents=query.documents or case.query.documents)
    hits = case.searcher.search(query, _HITS)
    return replace(case, query=query, asked=asked(text, case.asked.language), hits=hits)
