"""The yes or no that an answer begins with, in the words of the question."""

from dataclasses import replace

from index.normalise import comparable
from qa.language import words
from qa.statement import Statement
from qa.yes_no.binding import bindings
from qa.yes_no.claim import Claim


def opened(claim: Claim, verdict: bool, statement: Statement) -> Statement:
    """A statement that begins with yes or no, as the claim was put: 可以, 不需要, 不对."""
    said = words("zh")
    denied = bindings(comparable(claim.text))[0] in ("ban", "exempt")
    pairs = {
        "is": (said.yes, said.no),
        "right": (said.right, said.wrong),
        "may": (said.may, said.may_not),
        "need": (said.needed, said.not_needed),
        "have": (said.there_is, said.there_is_not),
        "will": (said.will, said.will_not),
    }
    yes, no = pairs["is" if denied and claim.form != "right" else claim.form]
    return replace(statement, text=f"{yes if verdict else no}{said.comma}{statement.text}")
