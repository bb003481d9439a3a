"""Whether what a claim names, a figure, a date, a body, a place, is another one in a passage."""

import re

from index.normalise import comparable
from qa.verify import Failure, Source, check, figures
from qa.yes_no.claim import Claim

_NAMED = frozenset({"body", "place", "quotation", "date", "year"})  # what is there or is not
_COUNTED = frozenset({"figure", "comparator", "indicator"})


def contradicted(claim: Claim, window: str, source: Source) -> bool | None:
    """Whether what the claim names is another one in the passage.

    False where it is merely not there; None where all that the claim names is there.
    """
    said = comparable(claim.text)
    failed = [f for f in check(said, [source]).failed if f.kind in _NAMED | _COUNTED]
    if not failed:
        return None
    return claim.form not in ("may", "need") and any(
        _other(failure, said, window, source) for failure in failed
    )


def _other(failure: Failure, said: str, window: str, source: Source) -> bool:
    """Whether the passage has another thing of the kind in the place of what the claim names."""
    if failure.kind in _COUNTED:
        units = {figure.unit for figure in figures(said) if not figure.weak}
        return any(figure.unit in units for figure in figures(window))
    if failure.kind in ("year", "date"):
        return bool(source.years or re.search(r"\d{4}", source.text))
    return failure.kind in ("body", "quotation", "place")
