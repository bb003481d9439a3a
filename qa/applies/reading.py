"""What a sentence is to those it speaks of: 义务, 禁止, 目标, 支持, 处罚."""

from dataclasses import dataclass
from typing import Literal

from qa.applies.party import Party

Kind = Literal["义务", "禁止", "目标", "支持", "处罚"]
KINDS: tuple[Kind, ...] = ("义务", "禁止", "目标", "支持", "处罚")
"""The kinds in the order in which they are listed."""
USUAL = KINDS[:4]
"""What is told unasked; the penalties are told to whoever asks for them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a sentence says, and to whom."""

    kind: Kind
    parties: tuple[Party, ...]
