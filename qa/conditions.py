"""The conditions of a question on what may answer it: year and region.

They are strict: a question about another year or region than a sentence's own is not answered by
that sentence.
"""

from collections.abc import Collection

from index.clause import Document, Sentence
from index.question.query import Query
from index.search.hit import Hit
from qa.segments import segments
from qa.verify import figures


def allowed(query: Query, hit: Hit, sentence: Sentence, for_figures: bool) -> bool:
    """Whether a sentence may answer, by the years and regions that the question names."""
    if not in_year(sentence, hit.document, query.years):
        return False
    if not query.elsewhere or query.documents:
        return True
    return _names_the_region(query, hit, sentence, for_figures)


def in_year(sentence: Sentence, document: Document, years: Collection[int]) -> bool:
    """Whether a sentence may speak of one of these years.

    A sentence under "到2025年" speaks of 2025. One under no year speaks of any year that its
    document knows, since plans set most of their tasks without one.
    """
    if not years or any(str(year) in sentence.text for year in years):
        return True
    if sentence.years:
        return bool(set(sentence.years) & set(years))
    return any(str(year) in document.text for year in years)


def _names_the_region(query: Query, hit: Hit, sentence: Sentence, for_figures: bool) -> bool:
    """A region that no document is about must be named where the answer stands.

    For a figure that is its own segment: 培育新疆名牌产品1个 says nothing else of 新疆.
    """
    places = [sentence.text + hit.clause.heading]
    if for_figures:
        places = [piece for piece in segments(sentence.text) if figures(piece)]
    return any(name in text for text in places for r in query.elsewhere for name in r.names)
