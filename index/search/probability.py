"""The probability that the clause ranked first answers the question.

A logistic regression over what is known of it and how it stands out, learned on questions whose
documents are in the index and on the same questions with these taken out, then calibrated to the
share of first clauses that are right where four questions of five can be answered.
``eval/ranking/answerable.py`` learns it.
"""

import json
from functools import cache

import numpy as np
from numpy.typing import NDArray

from index.clause import Document
from index.question.query import Query
from index.search.features import NAMES
from index.search.ranker import WEIGHTS, Linear
from index.search.rows import Integers
from index.search.standing_out import STANDING, standing_out
from index.search.weighed import Weighed

CONFIDENCE = (*NAMES, *STANDING)


def confidence_features(
    query: Query, weighed: Weighed, documents: Integers, document: Document
) -> NDArray[np.float64] | None:
    """Of the candidate that comes first, shape (len(CONFIDENCE),); None without a ranker.

    ``documents`` (n,) are the numbers of the candidates' documents, ``document`` the first one's.
    """
    if weighed.known is None:
        return None
    known = weighed.known[weighed.order[0]]
    return np.concatenate([known, standing_out(query, weighed, documents, document)])


def probability(of_best: NDArray[np.float64]) -> float:
    """The probability for the features of the candidate that comes first."""
    return float(1 / (1 + np.exp(-shipped()(of_best[None, :])[0])))


@cache
def shipped() -> Linear:
    """The weights that ship."""
    return Linear.from_fields(json.loads(WEIGHTS.read_text("utf-8"))["answers"], CONFIDENCE)
