"""How the clause ranked first stands out from the others, and what the question says in vain.

A question whose answer is not there is found something too: its best clause is no better than the
next, the best are of many documents, or the title, region or year that it says is not theirs.
"""

import re

import numpy as np
from numpy.typing import NDArray

from index.clause import Document
from index.facts.resolve import title_key
from index.question.query import Query
from index.search.rows import Integers
from index.search.weighed import Weighed

STANDING = (
    "score",  # the ranker's
    "ahead",  # of the second
    "ahead_of_others",  # of the best clause of another document
    "documents_near",  # documents that the ten best are of
    "asked",  # log of the weight of the question's terms
    "asked_length",  # log of its characters
    "title_whole",  # 1 where the question says the document's title whole
    "title_other",  # 1 where it quotes a 《title》, and none is the document's
    "title_unknown",  # 1 where it says a title that no document has, and names no other
    "region_unknown",  # 1 where it names a region that no document is about
    "year_unsaid",  # 1 where it names a year that the document does not say
)
_NEAR = 10
_LONE = 5.0  # how far a candidate without another is ahead
_QUOTED = re.compile(r"[《〈]([^《》〈〉]{2,60})[》〉]")


def standing_out(
    query: Query, weighed: Weighed, documents: Integers, document: Document
) -> NDArray[np.float64]:
    """Of the candidate that comes first, shape (len(STANDING),).

    ``documents`` (n,) are the numbers of the candidates' documents, ``document`` the first one's.
    """
    order = np.array(weighed.order)
    scores, best = weighed.scores, int(order[0])
    behind = scores[order[1:]]
    elsewhere = scores[documents != documents[best]]
    floor = float(scores[best]) - _LONE  # nothing to be ahead of
    return np.array(
        (
            scores[best],
            scores[best] - behind.max(initial=floor),
            scores[best] - elsewhere.max(initial=floor),
            len(np.unique(documents[order[:_NEAR]])),
            np.log1p(weighed.candidates.asked),
            np.log1p(len(query.terms)),
            *_said_in_vain(query, document),
        ),
        np.float64,
    )


def _said_in_vain(query: Query, document: Document) -> tuple[bool, bool, bool, bool, bool]:
    title = title_key(document.title)
    quoted = [title_key(each) for each in _QUOTED.findall(query.text)]
    return (
        title in title_key(query.text),
        bool(quoted) and title not in quoted,
        bool(query.unknown) and not query.documents,
        bool(query.elsewhere) and not query.documents,
        any(str(year) not in document.text for year in query.years),
    )
