"""Does every figure of a sentence stand in a source, by its indicator and in the same sense?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from qa.verify.figures import Figure
from qa.verify.finding import Failure, Source
from qa.verify.folding import bigrams, compact, coverage
from qa.verify.passages import Piece, pieces

MARGIN = 0.05  # by how much another figure's words must fit better before it is called a swap
RECALL = 0.35  # see _fit
TELLING = 3  # bigrams shared with the sources from which the words around a figure are enough
LEAST = 0.34  # share of the words around a figure that must be in the source's passage or context
_STRUCTURAL = {"年", "大", "级", "届", "次", "方"}  # may stand in a title or heading

_Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class _Stand:
    """A figure where it stands in a source."""

    figure: Figure
    piece: Piece
    source: Source


def figure_failures(sentence: str, cited: Sequence[Source]) -> tuple[Failure, ...]:
    """Return what is wrong with the figures of ``sentence``."""
    stands = [
        _Stand(figure, piece, source)
        for source in cited
        for piece in pieces(source.text)
        for figure in piece.figures
    ]
    weights = _weights(stands)
    failed: list[Failure] = []
    for piece in pieces(sentence, claims=True):
        for figure in piece.figures:
            failed += _figure(figure, piece, stands, weights, cited)
    return tuple(failed)


def _weights(stands: list[_Stand]) -> _Weights:
    """Weigh a bigram by how few of the sources' figures have it: 合格 tells nothing, 消费 much."""
    seen = Counter(word for words in {s.piece.words for s in stands} for word in words)
    return {word: 1 / count for word, count in seen.items()}


def _fit(words: frozenset[str], stand: _Stand, weights: _Weights) -> float:
    """How well the words around a figure fit those around it in a source, from 0 to 1.

    Mostly: how many of the sentence's words are there. In part: how many of the source's words are
    here, so that a short phrase (保健食品企业不低于20%) is not outdone by a long one beside it.
    """
    shared = sum(weights[word] for word in words & stand.piece.words)
    mine = sum(weights.get(word, 0.0) for word in words)
    theirs = sum(weights[word] for word in stand.piece.words)
    return (1 - RECALL) * shared / mine + RECALL * shared / theirs if shared else 0.0


def _figure(
    figure: Figure,
    piece: Piece,
    stands: list[_Stand],
    weights: dict[str, float],
    cited: Sequence[Source],
) -> list[Failure]:
    same = [s for s in stands if s.figure.key == figure.key]
    if not same:
        return _absent(figure, piece, stands, cited)
    agreeing = [s for s in same if s.figure.comparator == figure.comparator]
    if not agreeing:
        return [_comparator_failure(figure, same[0])]
    mine = (figure.key, figure.comparator)
    others = [
        s
        for s in stands
        if (s.figure.key, s.figure.comparator) != mine and not _structural(s.figure)
    ]
    words = _telling(piece, weights)
    best = max(agreeing, key=lambda s: _fit(words, s, weights))
    rival = max(others, key=lambda s: _fit(words, s, weights), default=None)
    fit = _fit(words, best, weights)
    if rival and _fit(words, rival, weights) > fit + MARGIN:
        if rival.figure.key == figure.key:
            return [_comparator_failure(figure, rival)]
        said = f"与“{figure.text}”对应的指标与所引条款不符，条款中该指标为“{rival.figure.text}”"
        return [Failure("indicator", said)]
    if not _belongs(words, best):
        return [Failure("indicator", f"数字“{figure.text}”在所引条款中说的不是这一指标")]
    level = [s for s in agreeing if _fit(words, s, weights) >= fit - MARGIN]
    return _aspiration(figure, piece, level) + _governing_year(figure, piece, level)


def _telling(piece: Piece, weights: _Weights) -> frozenset[str]:
    """The words around a figure; with those before it where they tell too little (检查比例为)."""
    enough = len(piece.words & weights.keys()) >= TELLING
    return piece.words if enough else piece.words | piece.lead


def _structural(figure: Figure) -> bool:
    """三级, 五大, 三年: part of how a thing is called rather than a target."""
    return figure.spelled and figure.unit in _STRUCTURAL


def _belongs(words: frozenset[str], stand: _Stand) -> bool:
    start, end = stand.piece.sentence
    there = bigrams(stand.source.text[start:end]) | bigrams(stand.source.context)
    return coverage(words, there) >= LEAST


def _absent(
    figure: Figure, piece: Piece, stands: list[_Stand], cited: Sequence[Source]
) -> list[Failure]:
    if _structural(figure) and any(compact(figure.text) in compact(s.context) for s in cited):
        return []
    if figure.weak:  # 一个 as an article, unless the source counts the very thing otherwise
        rivals = [s for s in stands if s.figure.unit == figure.unit and not s.figure.weak]
        if not any(coverage(piece.words, s.piece.words) >= 0.6 for s in rivals):
            return []
    other = next((s for s in stands if s.figure.value == figure.value and figure.value > 1), None)
    if other:
        said = f"数字“{figure.text}”的单位与所引条款不符，条款为“{other.figure.text}”"
        return [Failure("figure", said)]
    return [Failure("figure", f"数字“{figure.text}”不在所引条款中")]


def _comparator_failure(figure: Figure, stand: _Stand) -> Failure:
    said = f"“{figure.text}”与所引条款“{stand.figure.text}”的限定（以上、不低于、不超过等）不一致"
    return Failure("comparator", said)


def _aspiration(figure: Figure, piece: Piece, level: list[_Stand]) -> list[Failure]:
    if not piece.aspires and all(s.figure.aspiration for s in level):
        return [
            Failure(
                "aspiration", f"“{figure.text}”在条款中是“力争”的目标，句中漏了“力争”", soft=True
            )
        ]
    if figure.aspiration and not any(s.piece.aspires for s in level):
        return [Failure("aspiration", f"“{figure.text}”在条款中没有“力争”一说", soft=True)]
    return []


def _governing_year(figure: Figure, piece: Piece, level: list[_Stand]) -> list[Failure]:
    if not piece.years:
        return []
    known = [s.piece.years or s.source.years for s in level]
    if any(not years or set(years) & set(piece.years) for years in known):
        return []
    told = "、".join(f"{year}年" for year in sorted({y for years in known for y in years}))
    said = f"“{figure.text}”的年份与所引条款不符，条款为{told}"
    return [Failure("year", said)]
