"""Reverse look-ups: what of all documents says a term, or gives a body a part; complete."""

from qa.case import Case, Outcome
from qa.kinds.mentions import by_mention
from qa.kinds.tasks import by_task


def by_reverse(case: Case) -> Outcome | None:
    """The complete list that a question asks for, from a scan; None when it asks for none."""
    return by_task(case) or by_mention(case)
