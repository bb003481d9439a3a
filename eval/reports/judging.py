"""What the page needs to write labels: each sentence with the passages it cites."""

from collections.abc import Sequence
from typing import Any

from eval.reports.case_view import CaseView
from eval.runs.record import Passage


def judging(run_id: str, cases: Sequence[CaseView]) -> dict[str, Any]:
    """The data that the page's script makes rows of labels from (``eval.judges.labels``).

    A passage stands here once, however many sentences cite it: ``sentences`` gives for each id
    its question, its words and the numbers of its passages in ``passages``.
    """
    numbers: dict[Passage, int] = {}
    sentences = {}
    for case in cases:
        for sentence in case.sentences:
            cited = [numbers.setdefault(p, len(numbers)) for p in sentence.passages]
            if cited:
                sentences[sentence.id] = [case.question.id, sentence.text, cited]
    return {
        "run": run_id,
        "passages": [_shown(passage) for passage in numbers],
        "sentences": sentences,
    }


def _shown(passage: Passage) -> dict[str, Any]:
    """A passage as a label holds it (``eval.judges.labels.Shown``)."""
    return {
        "document": passage.document,
        "label": passage.label,
        "title": passage.title,
        "context": passage.context,
        "text": passage.text,
        "years": passage.years,
    }
