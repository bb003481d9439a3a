"""The same sentence as it stands, in other characters, led as an answer leads it."""

import re
from collections.abc import Iterator
from functools import cache
from random import Random

import opencc

from eval.mutations.change import Kind
from eval.mutations.pair import Pair

_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_LEADS = (
    "根据《{title}》，{said}",
    "根据《{title}》{label}，{said}",
    "《{title}》规定，{said}",
    "{label}规定：{said}",
    "1. {said}[1]",
    "条款明确，{said}",
)

_OWN_NUMBER = re.compile(
    r"^\s*(?:\d{1,2}[.．、](?!\d)\s*|[（(][一二三四五六七八九十\d]+[）)]\s*|第[一二三四五六七八九十百零]+条\s*)"
)


@cache
def _traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def as_it_stands(pair: Pair, random: Random) -> Iterator[str]:
    """The clause's own sentence."""
    yield pair.sentence


def full_width(pair: Pair, random: Random) -> Iterator[str]:
    """Digits, letters and signs in full width."""
    yield from _if_other(pair, pair.sentence.translate(_WIDE))


def half_width(pair: Pair, random: Random) -> Iterator[str]:
    """Punctuation in half width."""
    yield from _if_other(pair, pair.sentence.translate(str.maketrans("，；：（）％", ",;:()%")))


def traditional(pair: Pair, random: Random) -> Iterator[str]:
    """Traditional characters."""
    yield from _if_other(pair, _traditional().convert(pair.sentence))


def led(pair: Pair, random: Random) -> Iterator[str]:
    """Led by the document and the article that it is cited from."""
    lead = random.choice(_LEADS)
    if pair.label or "label" not in lead:
        label = pair.label if pair.label.startswith("第") and pair.label.endswith("条") else ""
        said = _OWN_NUMBER.sub("", pair.sentence)
        yield lead.format(title=pair.title, label=label or "该条", said=said)


def quoted(pair: Pair, random: Random) -> Iterator[str]:
    """Quoted word for word."""
    if "“" not in pair.sentence:
        yield f"条款规定：“{_OWN_NUMBER.sub('', pair.sentence)}”"


def _if_other(pair: Pair, changed: str) -> Iterator[str]:
    if changed != pair.sentence:
        yield changed


KINDS = (
    Kind("verbatim", "原句", 0.97, as_it_stands),
    Kind("full width", "全角", 0.97, full_width),
    Kind("half width", "半角标点", 0.97, half_width),
    Kind("traditional", "繁体", 0.97, traditional),
    Kind("led", "加引导语", 0.97, led),
    Kind("quoted", "逐字引用", 0.97, quoted),
)
