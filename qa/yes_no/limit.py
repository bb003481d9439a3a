"""A figure that a claim puts forward, against the only one of its kind in a sentence.

试用期可以超过六个月 against 试用期最长不得超过六个月; 保存一年就行 against 不少于三年.
"""

import re
from decimal import Decimal

from qa.verify import Figure, figures

_MONTHS = {"年": Decimal(12), "个月": Decimal(1)}
_SPANS = frozenset({*_MONTHS, "天", "日", "周", "小时"})  # one of them, 一年, is no article
_BEYOND = re.compile(r"超过|多于|高于|大于|以上")
_CROSSING = re.compile(r"(?<![不得])(超过|低于|高于|少于|多于)")
_BOUNDED = re.compile(r"不(?:得|能|可|应)?(超过|低于|高于|少于|多于)(?!\d)")


def judge_limit(said: str, there: str, allowed: bool) -> bool | None:
    """Whether the figure of a claim keeps to the one of a sentence; ``allowed``: 可以…吗.

    None where either has none, or the sentence has several of the kind: which of them counts
    depends on a condition.

    >>> judge_limit("可以约定三年", "期限不得超过二年", True)
    False
    """
    wanted = _claimed(said)
    if len(wanted) != 1:
        return None
    claimed = wanted[0]
    held = [f for f in figures(there) if _unit(f) == _unit(claimed)]
    if len({_amount(figure) for figure in held}) != 1:
        return None
    limit = min(held, key=lambda figure: figure.comparator == "=")
    if allowed:
        return _within(claimed, limit, bool(_BEYOND.search(said)))
    return None if _amount(claimed) == _amount(limit) else False


def lacks_figure(said: str, there: str) -> bool:
    """Whether a claim puts forward a figure that a sentence does not have."""
    held = {(_unit(figure), _amount(figure)) for figure in figures(there)}
    return any((_unit(f), _amount(f)) not in held for f in _claimed(said))


def crosses(said: str, there: str) -> bool:
    """Whether a claim has leave to go beyond what a text bounds: 可以低于 against 不得低于."""
    beyond = {match[1] for match in _CROSSING.finditer(said)}
    return any(match[1] in beyond for match in _BOUNDED.finditer(there))


def without_figures(text: str) -> str:
    """A text without its figures: what they are figures of."""
    for figure in reversed(figures(text)):
        start, end = figure.span
        text = f"{text[:start]} {text[end:]}"
    return text


def _claimed(said: str) -> list[Figure]:
    return [figure for figure in figures(said) if not figure.weak or figure.unit in _SPANS]


def _within(claimed: Figure, limit: Figure, beyond: bool) -> bool | None:
    """Whether what is to be allowed lies within a limit; None for a figure that is no limit."""
    own, most = _amount(claimed), _amount(limit)
    if limit.comparator in ("<=", "<"):
        return own <= most and not beyond if own <= most or not beyond else False
    if limit.comparator in (">=", ">") and own < most:
        return False
    return None


def _unit(figure: Figure) -> str:
    return "个月" if figure.unit in _MONTHS else figure.unit


def _amount(figure: Figure) -> Decimal:
    return figure.value * _MONTHS.get(figure.unit, Decimal(1))
