"""What a sentence is to those it speaks of: 义务, 禁止, 目标, 支持."""

from dataclasses import dataclass
from typing import Literal

from qa.applies.party import Party

Kind = Literal["义务", "禁止", "目标", "支持"]
KINDS: tuple[Kind, ...] = ("义务", "禁止", "目标", "支持")
"""The kinds in the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a sentence says, and to whom."""

    kind: Kind
    parties: tuple[Party, ...]
