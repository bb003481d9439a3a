"""A question with its conditions taken out."""

from dataclasses import dataclass

from index.question.labels import Label
from index.regions import Region


@dataclass(frozen=True, slots=True)
class Query:
    """A question with its conditions taken out.

    ``documents``: ids of the documents it names; ``elsewhere``: regions it names that no document
    of the corpus is about; ``focus``: the question without those names, in comparable form.
    """

    text: str
    focus: str
    documents: tuple[str, ...] = ()
    elsewhere: tuple[Region, ...] = ()
    years: tuple[int, ...] = ()
    labels: tuple[Label, ...] = ()
