"""This project without verification: what the model writes is the answer."""

from collections.abc import Sequence

from qa.answer import Check, Evidence
from qa.answerer import Answerer
from qa.case import Case, Outcome
from qa.compose import NOT_FOUND, sentences
from qa.refuse import refusal
from qa.statement import Statement
from qa.verify import Source


class Unverified(Answerer):
    """Search, evidence, rules and prompt as they are; a draft is believed, numbers and all."""

    def _shown(self, text: str, sources: Sequence[Source]) -> tuple[str, str | None]:
        return text, None

    def _settled(
        self, case: Case, items: tuple[Evidence, ...], text: str
    ) -> tuple[Outcome, tuple[Check, ...]]:
        drafted = sentences(text)
        if not drafted or any(NOT_FOUND in each.text for each in drafted):
            return Outcome("refused", refusal=refusal(case)), ()
        by_number = {item.n: item for item in items}
        statements = tuple(
            Statement(each.text, tuple(by_number[n] for n in each.numbers if n in by_number))
            for each in drafted
        )
        return Outcome("answered", statements), ()
