"""The words of a question in which a slip matters: real ones, that its evidence says too."""

import math
from collections.abc import Callable, Iterable

from eval.question_set.question import Gold
from index.normalise import comparable
from index.question.writing.general_words import GeneralWords
from index.question.writing.vocabulary import codes_of

_WORD, _CHARACTER = 1.0, 2.0  # costs: the fewest words that are words
_RARE = 0.1  # of a rare word more, for each nat
_RAREST = 3  # words of a question of which one is mistyped


def places_that_matter(
    question: str, gold: Iterable[Gold], rarity: Callable[[str], float]
) -> tuple[int, ...]:
    """Where the rarest words of two characters start that the evidence of a question says."""
    evidence = comparable(" ".join(each.quote for each in gold))
    said = {place: question[place : place + 2] for place in word_places(question)}
    shared = [place for place, word in said.items() if comparable(word) in evidence]
    return tuple(sorted(shared, key=lambda place: -rarity(said[place]))[:_RAREST])


def word_places(text: str) -> tuple[int, ...]:
    """Where the words of two characters start, of the cheapest way to cut a text into words.

    >>> [text[place : place + 2] for place in word_places(text)]  # 产品质量由谁监督
    ['产品', '质量', '监督']
    """
    words = GeneralWords.read()
    codes = codes_of(text)
    shares = words.shares_of(codes[:-1], codes[1:]).tolist()
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for end in range(1, len(text) + 1):
        alone = _WORD if text[end - 1] in words.alone else _CHARACTER
        cost, places = best[end - 1]
        ways = [(cost + alone, places)]
        if end > 1 and (share := shares[end - 2]) > 0:
            cost, places = best[end - 2]
            ways.append((cost + _WORD - _RARE * math.log(share), (*places, end - 2)))
        best.append(min(ways))
    return best[-1][1]
