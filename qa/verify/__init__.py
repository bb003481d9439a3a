"""Verification: no figure, date, body or quotation gets out that the cited clause does not say.

Needs no model and no index::

    from qa.verify import Source, check
    check("到2025年，消费品质量合格率达到94%。", [Source(text=clause_text, context=title)])
"""

from qa.verify.check import check
from qa.verify.dates import Date, dates
from qa.verify.figures import Figure, figures
from qa.verify.finding import Failure, Finding, Source
from qa.verify.names import Name, bodies
from qa.verify.quotations import Quotation, quotations
from qa.verify.references import Reference, document_numbers, labels
from qa.verify.strays import unsupported_figures
from qa.verify.stream import safe_prefix, settled_prefix

__all__ = [
    "Date",
    "Failure",
    "Figure",
    "Finding",
    "Name",
    "Quotation",
    "Reference",
    "Source",
    "bodies",
    "check",
    "dates",
    "document_numbers",
    "figures",
    "labels",
    "quotations",
    "safe_prefix",
    "settled_prefix",
    "unsupported_figures",
]
