"""The judge by rules: the product's own verification. It costs nothing and needs no network.

How far it agrees with people is measured by ``eval.judges.agreement``. It is the check that the
product's answers have passed already, so to compare the product with another system by it alone
flatters the product in what the rules cannot see; ``eval.judges.endpoint`` is the other judge.

A verdict of "partly" does not count as support: with it or without it the agreement is the same
within its interval, and what it stands for (力争 dropped, half a sentence not there) is an error.
"""

from collections.abc import Sequence
from functools import lru_cache

from eval.runs.record import Passage
from qa.verify import Source, check


class VerifierJudge:
    """``qa.verify`` as a judge. ``lenient``: a sentence that is partly borne out passes."""

    def __init__(self, lenient: bool = False) -> None:
        self._passing = {"supported", "partly"} if lenient else {"supported"}

    @property
    def name(self) -> str:
        """What a report calls it."""
        lenient = "，部分成立也算" if "partly" in self._passing else ""
        return f"规则校验{lenient} (qa.verify)"

    def supports(self, sentence: str, passages: Sequence[Passage]) -> bool:
        """Whether the rules find nothing in the sentence that the passages do not say."""
        return bool(passages) and _verdict(sentence, tuple(passages)) in self._passing


@lru_cache(maxsize=4096)
def _verdict(sentence: str, passages: tuple[Passage, ...]) -> str:
    return check(sentence, [source(passage) for passage in passages]).verdict


def source(passage: Passage) -> Source:
    """A passage as verification takes it."""
    return Source(passage.text, f"{passage.title}\n{passage.context}".strip(), passage.years)
