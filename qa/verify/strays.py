"""A second, independent look at an answer's figures, for evaluation: strings against strings."""

import re
import unicodedata
from collections.abc import Sequence

from qa.verify.finding import Source

_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
_HAN_PERCENT = re.compile(r"百分之([零〇一二三四五六七八九十百点]+)")
_HAN_YEAR = re.compile(r"[一二][〇零九][〇零一二三四五六七八九]{2}(?=年)")
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_MARKER = re.compile(r"\[\d+(?:[,、]\s*\d+)*\]|(?m:^)\s*\(?\d{1,2}[.、)](?!\d)")


def unsupported_figures(text: str, sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the numbers of an answer that stand in none of the texts or contexts it cites.

    Knows nothing of units, comparators or indicators, and shares no code with ``check``:
    where the two disagree, one of them is wrong.
    """
    known = {n for s in sources for n in _numbers(s.text + "\n" + s.context)}
    return tuple(dict.fromkeys(n for n in _numbers(_MARKER.sub(" ", text)) if n not in known))


def _numbers(text: str) -> list[str]:
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", unicodedata.normalize("NFKC", text).replace("○", "〇"))
    plain = _HAN_PERCENT.sub(lambda m: f"{_han(m[1])}%", plain)
    plain = _HAN_YEAR.sub(lambda m: m[0].translate(_HAN_DIGITS), plain)
    plain = re.sub(r"(?<=\d)\s+(?=%)", "", plain)
    return [_trim(number) for number in _NUMBER.findall(plain)]


def _trim(number: str) -> str:
    value = number.removesuffix("%")
    if "." in value:
        value = value.rstrip("0").rstrip(".")
    return (value.lstrip("0") or "0") + number[len(number.removesuffix("%")) :]


def _han(text: str) -> str:
    """百分之… up to a hundred: 九十六, 十三点五, 一百."""
    whole, _, fraction = text.partition("点")
    if "百" in whole:
        digits = "100"
    elif "十" in whole:
        tens, _, ones = whole.partition("十")
        digits = (tens or "一").translate(_HAN_DIGITS) + (ones or "零").translate(_HAN_DIGITS)
    else:
        digits = whole.translate(_HAN_DIGITS)
    return digits + ("." + fraction.translate(_HAN_DIGITS) if fraction else "")
