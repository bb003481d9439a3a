"""Wrong article labels and document numbers."""

import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from eval.mutations.change import Kind, replaced
from eval.mutations.numbers import in_han, read_han
from eval.mutations.pair import Pair

_REFERENCE = re.compile(r"第([一二三四五六七八九十百零〇]+)(条|款)")
_LABEL = re.compile(r"第([一二三四五六七八九十百零〇]+)条$")
_NUMBER = re.compile(r"([一-龥]{1,3})([〔\[（(])((?:19|20)\d\d)([〕\]）)])(\d{1,4})号")


def change_reference(pair: Pair, random: Random) -> Iterator[str]:
    """The number of an article that the sentence refers to."""
    for match in _REFERENCE.finditer(pair.sentence):
        other = f"第{in_han(read_han(match[1]) + random.choice((1, 2, 10)))}{match[2]}"
        if other not in pair.known:
            yield replaced(pair.sentence, match.span(), other)


def wrong_citation(pair: Pair, random: Random) -> Iterator[str]:
    """The sentence led by a wrong label of its own: 根据第六条，… of the fifth."""
    match = _LABEL.search(pair.label)
    if match:
        number = read_han(match[1])
        for other in (number + 1, abs(number - 1), number + 10, number * 2):
            label = f"第{in_han(Decimal(other))}条"
            if other and label not in pair.known:
                yield f"根据{label}，{pair.sentence}"


def change_number(pair: Pair, random: Random) -> Iterator[str]:
    """The serial number, the year or the issuer of a 文号."""
    for match in _NUMBER.finditer(pair.sentence):
        fresh = (
            (match.span(5), str(int(match[5]) + random.choice((1, 10)))),
            (match.span(3), str(int(match[3]) + 1)),
            (match.span(1), "皖" + match[1][1:]),
        )
        for span, new in fresh:
            if match[0].replace(match.string[slice(*span)], new) not in pair.known:
                yield replaced(pair.sentence, span, new)


KINDS = (
    Kind("reference", "条款序号改动", 0.99, change_reference),
    Kind("citation", "所引条号改动", 0.99, wrong_citation),
    Kind("number", "文号改动", 0.99, change_number),
)
