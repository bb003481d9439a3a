"""Documents for an index of any size: real ones first, then copies in which characters differ.

A copy says other words with the same frequencies, so that its terms are new to the index and lists
of rows stay as long as they are in life.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.bench_build import write_corpus
from eval.corpora.opening import DATA, open_corpus

_SWAPPED = 0.3  # share of the kinds of characters that stand for others in a copy
_HAN = re.compile(r"[\u4e00-\u9fff]")
_KEPT = frozenset("第章节条款项目编法令一二三四五六七八九十百千万零〇年月日省市县区州国")
_ARTICLE = re.compile(r"^[\s\u3000]*第.{1,9}条", re.MULTILINE)
_ITEM = re.compile(r"^[\s\u3000]*[（(]?[一二三四五六七八九十]+[、）)]", re.MULTILINE)
_ASKED = ("由谁负责？", "有什么规定？", "要多长时间？", "怎么处罚？")


@dataclass(frozen=True, slots=True)
class Material:
    """A document to index: a name for its file, its text, about how many clauses it has."""

    name: str
    text: str
    clauses: int


def materials(home: Path, made: Path, clauses: int) -> Iterator[Material]:
    """Documents without end; what has to be written on the way goes below ``home`` and ``made``.

    ``clauses`` is how many generated ones there are where no real documents are.
    """
    originals = [_material(path) for path in _real(home)]
    if not originals:
        write_corpus(made, clauses)
        originals = [_material(path) for path in sorted(made.iterdir())]
    yield from originals
    copy = 0
    while True:
        copy += 1
        swapped = _swapping(originals, copy)
        for each in originals:
            title = each.name.translate(swapped)
            yield Material(f"{copy}-{title}", each.text.translate(swapped), each.clauses)


def questions(home: Path, first: Material, count: int) -> list[str]:
    """So many different questions: real ones, or words of a document with something asked."""
    if (DATA / "legal_dc").is_dir():
        asked = [each.question for each in open_corpus("legal_dc", home).questions]
        return list(dict.fromkeys(asked))[:count]
    dice = random.Random(1)  # noqa: S311 -- the same questions each time
    places = dice.sample(range(len(first.text) - 20), count)
    return [
        first.text[place : place + 16].replace("\n", "") + dice.choice(_ASKED) for place in places
    ]


def _real(home: Path) -> list[Path]:
    """The texts below ``DATA``: laws, the articles of STARD put together to laws, policies."""
    laws = [
        path
        for name in ("legal_dc", "stard")
        if (DATA / name).is_dir()
        for path in sorted(open_corpus(name, home).folder.glob("*.txt"))
    ]
    return laws + sorted((DATA / "policies").rglob("*.txt"))


def _material(path: Path) -> Material:
    text = path.read_text(encoding="utf-8")
    clauses = len(_ARTICLE.findall(text)) or len(_ITEM.findall(text)) or 1
    return Material(path.stem[:60], text, clauses)


def _swapping(originals: list[Material], copy: int) -> dict[int, int]:
    """Which characters stand for which in a copy: some of all, each for another one of them."""
    dice = random.Random(copy)  # noqa: S311 -- the same copies each time
    kinds = sorted({c for each in originals for c in _HAN.findall(each.text)} - _KEPT)
    some = dice.sample(kinds, int(len(kinds) * _SWAPPED))
    return {ord(one): ord(other) for one, other in zip(some, [*some[1:], some[0]], strict=True)}
