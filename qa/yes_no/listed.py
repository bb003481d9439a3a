"""Items of a list that decide a question, under their lead: 不得有下列情形：（三）…."""

from dataclasses import replace

from index.clause import Sentence, Span
from index.parsing.listing import Listing, listings
from index.search.searcher import Searcher
from qa.answer import Evidence
from qa.extract import sentence_statement
from qa.statement import Statement


def listing_of(searcher: Searcher, item: Evidence) -> Listing | None:
    """The list that a sentence is an item of; None for any other sentence."""
    start, end = item.sentence.start, item.sentence.end
    found = listings(item.clause, searcher.sentences_of(item.clause))
    return next((one for one in found if any(a < end and start < b for a, b in one.items)), None)


def under_lead(searcher: Searcher, item: Evidence) -> tuple[Statement, ...]:
    """A sentence as an answer; an item after the lead of its list, each on its own words."""
    listing = listing_of(searcher, item)
    if listing is None or item.sentence.start <= listing.lead[0]:
        return (sentence_statement(item),)
    lead = _cut(item, listing.lead)
    return sentence_statement(lead), Statement(item.words.strip(), (item,))


def _cut(item: Evidence, span: Span) -> Evidence:
    text = item.document.text[slice(*span)]
    return replace(item, sentence=Sentence(item.clause.id, text, *span, item.sentence.years))
