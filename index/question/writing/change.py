"""What was written otherwise in a question, so that the asker can be told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """``said`` was read as ``meant``: 监毒 as 监督, shipin as 食品."""

    said: str
    meant: str
