"""A question with its conditions taken out."""

from dataclasses import dataclass

from index.question.asking import asked_about
from index.question.labels.label import Label
from index.question.naming.mention import Mention
from index.regions import Region


@dataclass(frozen=True, slots=True)
class Query:
    """A question with its conditions taken out.

    ``documents``: ids of the documents it names for certain, which a search is restricted to;
    ``named``: how it names each, in its order, where several may share a name; ``unknown``: titles
    it says that no document of the corpus has; ``elsewhere``: regions it names that no document of
    the corpus is about; ``focus``: the question without names of regions and
    labels, in comparable form; ``chinese``: the Chinese of English and regional names in it;
    ``numbers``: its numbers in other ways to write them; ``notice``: what the asker is told where
    slips were put right.
    """

    text: str
    focus: str
    documents: tuple[str, ...] = ()
    elsewhere: tuple[Region, ...] = ()
    years: tuple[int, ...] = ()
    labels: tuple[Label, ...] = ()
    named: tuple[Mention, ...] = ()
    unknown: tuple[str, ...] = ()
    chinese: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    notice: str = ""

    @property
    def terms(self) -> str:
        """What is looked for by words."""
        return " ".join([asked_about(self.focus), *self.chinese, *self.numbers])

    @property
    def meaning(self) -> str:
        """What is looked for by meaning."""
        return " ".join([self.text, *self.chinese])
