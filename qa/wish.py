"""What a question wants, in the terms that sentences and figures are held against."""

from dataclasses import dataclass

from qa.question import Wanted

# Enterprises are counted in 家 by those who ask and in 户 by those who write.
SAME_UNIT = dict.fromkeys("个家户座所处", ("个", "家", "户", "座", "所", "处"))


@dataclass(frozen=True, slots=True)
class Wish:
    """What a sentence must offer to be an answer."""

    about: str  # the question's content
    target: str  # the part of it beside the asking word
    wanted: Wanted
    unit: str  # the unit it counts in, "" when it says none: 几家, 百分之几
    years: tuple[int, ...]
    parts: tuple[str, ...] = ()  # the contents of its parts, when it asks for several figures
