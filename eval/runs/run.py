"""A run: its header and its records. (Storing is in ``store``, making in ``answering``.)"""

from dataclasses import dataclass

from eval.runs.header import Header
from eval.runs.record import Record


@dataclass(frozen=True, slots=True)
class Run:
    """All answers of one system to one set of questions, and what they were made with."""

    header: Header
    records: tuple[Record, ...]
