"""How much of what a question is about stands in a text, rare terms counting more."""

from collections.abc import Callable

from index.normalise import tokens

Idf = Callable[[str], float]


def covered(about: str, text: str, idf: Idf) -> float:
    """Share of the terms of ``about`` in ``text``, weighed by rarity; 0 when it has no terms."""
    wanted = dict.fromkeys(term for term in tokens(about) if len(term) > 1 or term.isascii())
    if not wanted:
        return 0.0
    present = set(tokens(text))
    total = sum(idf(term) for term in wanted)
    return sum(idf(term) for term in wanted if term in present) / total
