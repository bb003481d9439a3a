"""The conditions of a question on what may answer it: year and region.

They are strict: a question about another year or region than a sentence's own is not answered by
that sentence.
"""

from collections.abc import Collection

from index.clause import Document, Sentence
from index.query import Query


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


def named_where_it_must_be(query: Query, text: str) -> bool:
    """A region that no document is about must be named where the answer stands."""
    if not query.elsewhere or query.documents:
        return True
    return any(name in text for region in query.elsewhere for name in region.names)
