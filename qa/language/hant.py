"""An answer in traditional characters: its own words, never what it quotes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.answer import Evidence
from qa.language.naming import is_region
from qa.language.phrasebook import phrasebook
from qa.language.quoted import headings, parted, pieces, stands_in
from qa.language.words import traditional
from qa.statement import Statement


def statement(said: Statement) -> Statement:
    """A statement with the words before its quotation in traditional characters."""
    lead, quote = parted(said)
    return replace(said, text=_own(lead, said.evidence) + quote)


def line(text: str) -> str:
    """A line without evidence."""
    return _own(text, ())


heading = traditional


def cell(said: Statement, row: Sequence[Evidence]) -> str:
    """The text of a cell in a row with this evidence."""
    own = phrasebook().knows(said.text) or is_region(said.text)
    if not own and (said.evidence or stands_in(said.text, row)):
        return statement(said).text if said.evidence else said.text
    return _own(said.text, row)


def _own(text: str, items: Sequence[Evidence]) -> str:
    """Words in traditional characters but for titles, quotations and the headings of evidence."""
    said = re.compile("|".join(map(re.escape, headings(items))) or r"(?!)")
    return "".join(
        piece if quoted and not _ours(piece) else _around(piece, said)
        for piece, quoted in pieces(text)
    )


def _ours(piece: str) -> bool:
    """Whether the system quotes itself: “汕尾市、玩具、生产”, as it understood somebody."""
    return all(
        phrasebook().knows(item) or is_region(item) for item in piece.strip("“”").split("、")
    )


def _around(piece: str, quoted: re.Pattern[str]) -> str:
    whole, at = "", 0
    for match in quoted.finditer(piece):
        whole += traditional(piece[at : match.start()]) + match.group()
        at = match.end()
    return whole + traditional(piece[at:])
