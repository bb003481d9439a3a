"""Reading numbers: Arabic digits with commas, Chinese numerals, and mixtures such as 50万."""

import re
from decimal import Decimal

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

HAN = "〇零一二三四五六七八九两十百千万亿"
ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
HAN_NUMBER = rf"[{HAN}]+(?:点[〇零一二三四五六七八九]+)?"

_POSITIONAL = re.compile(r"[〇零一二三四五六七八九]+")


def chinese_integer(text: str) -> int:
    """Read a Chinese whole number, positional or with 十百千万亿.

    >>> chinese_integer("二〇二五"), chinese_integer("十三万五千"), chinese_integer("两百零三")
    (2025, 135000, 203)
    """
    if len(text) > 1 and _POSITIONAL.fullmatch(text):
        return int("".join(str(DIGITS[c]) for c in text))
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in _TENS:
            section += (digit or 1) * _TENS[char]
            digit = 0
        else:
            scale = _MYRIADS[char]
            total = (total + section + digit or 1) * scale
            section = digit = 0
    return total + section + digit


def number(text: str) -> Decimal:
    """Read one number, Arabic or Chinese, with an optional fraction and 万/亿.

    >>> number("十三点五"), number("1,200"), number("50万")
    (Decimal('13.5'), Decimal('1200'), Decimal('500000'))
    """
    match = re.fullmatch(rf"({ARABIC})([百千万亿]*)", text)
    if match:
        value = Decimal(match[1].replace(",", ""))
        return value * chinese_integer(match[2]) if match[2] else value
    whole, _, fraction = text.partition("点")
    value = Decimal(chinese_integer(whole))
    if fraction:
        value += Decimal("0." + "".join(str(DIGITS[c]) for c in fraction))
    return value


def chinese(value: int) -> str:
    """Spell a whole number below 10000, the inverse of ``chinese_integer``.

    >>> chinese(96), chinese(203)
    ('九十六', '二百零三')
    """
    if value == 0:
        return "零"
    spelled, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            spelled += ("零" if gap and spelled else "") + "〇一二三四五六七八九"[digit] + name
        gap = not digit
    return re.sub("^一十", "十", spelled)
