"""Lists quoted so that they say something: a lead with its items, an item under its lead."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.clause import Sentence, Span
from index.parsing.listing import Listing
from qa.answer import Evidence
from qa.case import Case, Outcome
from qa.extract import CLOSE, headed, sentence_statement
from qa.question import FIGURES
from qa.reading import list_around, within
from qa.statement import Statement

_LONGEST = 1_500  # characters of a list that are quoted; who wants more opens the clause


def by_list(case: Case, items: Sequence[Evidence]) -> Outcome | None:
    """The list that answers, or the items of one under their lead; None where no list does.

    A model would be asked to copy what is copied here. Where a sentence answers and a list beside
    it about as well, both are told.
    """
    if case.asked.wanted in FIGURES or case.asked.claim is not None:
        return None
    near = [item for item in items if item.score >= items[0].score - CLOSE]
    first = _list_of(case, items[0])
    if first and within(items[0].sentence, first.lead):
        return Outcome("answered", tuple(_whole(items[0], first)))
    if first:
        same = [item for item in near if _among(item, items[0], first)]
        return Outcome("answered", tuple(_items(same, first)))
    lists = [_list_of(case, item) for item in near]
    if not any(
        each and within(item.sentence, each.lead) for item, each in zip(near, lists, strict=True)
    ):
        return None
    return Outcome("answered", tuple(_beside(near, lists)))


def _list_of(case: Case, item: Evidence) -> Listing | None:
    return list_around(case.searcher, item.clause, item.sentence)


def _beside(items: Sequence[Evidence], lists: Sequence[Listing | None]) -> Iterator[Statement]:
    """Sentences and the lists that some of them open or stand in, each list once."""
    told: set[Span] = set()
    for item, listing in zip(items, lists, strict=True):
        if listing is None:
            yield sentence_statement(item)
        elif listing.span not in told:
            told.add(listing.span)
            opened = within(item.sentence, listing.lead)
            yield from _whole(item, listing) if opened else _items([item], listing)


def _among(item: Evidence, first: Evidence, listing: Listing) -> bool:
    """Whether a sentence is of an item of the list that the first one is of."""
    return item.clause.id == first.clause.id and any(
        within(item.sentence, span) for span in listing.items
    )


def _whole(item: Evidence, listing: Listing) -> Iterator[Statement]:
    """The lead and its items, a statement each, all resting on the list as a whole."""
    start, last = listing.lead[0], listing.items[0][1]
    kept = [span for span in listing.items if span[1] - start <= _LONGEST] or [(start, last)]
    cited = _cut(item, (start, kept[-1][1]))
    yield Statement(headed(cited, _text(item, listing.lead)), (cited,))
    for span in kept:
        yield Statement(_text(item, span), (cited,))
    if left := len(listing.items) - len(kept):
        yield Statement(f"其余 {left} 项见这一条的原文")


def _items(items: Sequence[Evidence], listing: Listing) -> Iterator[Statement]:
    """Some items of a list under its lead, each resting on its own words."""
    lead = _cut(items[0], listing.lead)
    yield Statement(headed(lead, lead.sentence.text), (lead,))
    own = {span: item for item in items for span in listing.items if within(item.sentence, span)}
    for span in sorted(own):
        cited = _cut(own[span], span)
        yield Statement(cited.sentence.text, (cited,))


def _cut(item: Evidence, span: Span) -> Evidence:
    """The same evidence with another piece of its document as its sentence."""
    sentence = Sentence(item.clause.id, _text(item, span), *span, item.sentence.years)
    return replace(item, sentence=sentence)


def _text(item: Evidence, span: Span) -> str:
    return item.document.text[slice(*span)]
