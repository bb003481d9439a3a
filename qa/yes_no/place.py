"""Where a question claims something to stand, borne out or put right: 一票否决是第七条规定的吧."""

import re

from qa.answer import Evidence
from qa.case import Case, Outcome
from qa.kinds.listing import line
from qa.kinds.scan import Scanned, folded, scan, term_pattern
from qa.question import content
from qa.verify import figures
from qa.yes_no.binding import denies
from qa.yes_no.claim import Claim
from qa.yes_no.opening import opened

_SHORTEST = 3  # characters of what is said to stand somewhere
_BESIDE = 3  # characters that may stand beside the name of the place
_PLACED = re.compile(
    r"^(?P<said>[^,，。;；]{3,40}?)(?:的?(?:这个?|该)?(?:说法|提法|规定|制度|内容|表述))?"
    r"(?:是|出自|来自|写在|见于|规定在|载于)(?:由|在)?(?P<place>[^,，。;；]{2,60}?)"
    r"(?:里面?|中|当中)?(?:最早|首先|先)?(?:规定|提出来?|提到|写|说|要求|推出)?的?(?:内容|规定|要求)?$"
)
_CONTENTS = re.compile(
    r"(?:主要|就)?(?:讲|说|写|规定|谈)(?:的)?(?:就|便)?(?:是|的|关于)+(?P<said>[^,，。;；]{2,14}?)(?:的(?:事|内容|问题))?$"
)
_LEAD = re.compile(r"^(?:我记得|好像|听说|据说|关于|请问|[“\"])+|[“”\"「」]")


def by_claimed_place(case: Case) -> Outcome | None:
    """The article that says what a question claims another one, or this one, to say.

    None where nothing of the kind is claimed, and where no article says it in so many words.
    """
    claim = case.asked.claim
    if claim and (outcome := _by_contents(case, claim)):
        return outcome
    placed = _placed(case, claim) if claim else None
    if claim is None or placed is None:
        return None
    known, pattern = scan(case.searcher), term_pattern(placed)
    saying = [each for each in known.clauses if known.saying(each, pattern)]
    there = [each for each in saying if _is_there(case, each)]
    if not saying:
        return None
    item = _sentence(case, (there or saying)[0], placed)
    return Outcome("answered", (opened(claim, bool(there), line(item, item.words)),))


def _by_contents(case: Case, claim: Claim) -> Outcome | None:
    """Whether an article is on what it is claimed to be on: 第三十三条讲的是考核评价吧."""
    match = _CONTENTS.search(claim.text)
    found = case.searcher.lookup(case.query).found if case.query.labels and match else ()
    if not match or len(found) != 1 or figures(match["said"]) or denies(match["said"]):
        return None
    each = Scanned(case.searcher.documents[found[0].clause.document_id], found[0].clause)
    if not each.clause.heading:
        return None
    pattern = term_pattern(match["said"])
    here = scan(case.searcher).saying(each, pattern)
    others = scan(case.searcher).within([each.document.id])
    if not here and not any(scan(case.searcher).saying(other, pattern) for other in others):
        return None
    item = _sentence(case, each, match["said"] if here else each.clause.heading)
    return Outcome("answered", (opened(claim, here, line(item, item.words)),))


def _placed(case: Case, claim: Claim) -> str | None:
    """What is claimed to stand in the documents or the article that the question names."""
    match = _PLACED.match(claim.text)
    if match is None or denies(match["said"]):
        return None
    place = case.searcher.understand(match["place"])
    said = _LEAD.sub("", match["said"]).strip()
    if not (place.documents or place.labels) or len(folded(said)) < _SHORTEST:
        return None
    names = (each.text for each in place.named)
    rest = place.focus
    for name in names:
        rest = rest.replace(name, "")
    return said if len(content(rest).replace(" ", "")) <= _BESIDE else None


def _is_there(case: Case, each: Scanned) -> bool:
    """Whether a clause stands where the question claims it to."""
    if case.query.labels:
        return each.clause.id in case.searcher.lookup(case.query).clauses
    return each.document.id in case.query.documents


def _sentence(case: Case, each: Scanned, said: str) -> Evidence:
    pattern = term_pattern(said)
    sentences = case.searcher.sentences_of(each.clause)
    held = next((s for s in sentences if pattern.search(folded(s.text))), sentences[0])
    return Evidence(1, each.document, each.clause, held, 1.0)
