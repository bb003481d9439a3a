"""How a word processor writes the number n: the ``w:numFmt`` values of WordprocessingML.

Source: ECMA-376 Part 1, 17.18.59 ST_NumberFormat. A format that is not here is written in Arabic
digits, as word processors do with a format that they do not know.
"""

from collections.abc import Callable, Mapping, Sequence

_DIGITS = "〇一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_PLACES = ("", "拾", "佰", "仟")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"


def written(number: int, number_format: str) -> str:
    """A number (0 or more) in a format of Word.

    >>> written(12, "chineseCountingThousand"), written(3, "decimalEnclosedCircleChinese")
    ('十二', '③')
    """
    return _WRITERS.get(number_format, str)(number)


def thousands(number: int) -> str:
    """A number below 10,000 as people count: 一百零一; above, digit by digit."""
    return _counted(number, "零" + _DIGITS[1:], _PLACES, bare_ten=True)


def roman(number: int) -> str:
    """Small Roman numerals; Arabic digits from 4,000 on, where there are none."""
    if not 0 < number < 4000:
        return str(number)
    parts = []
    for value, sign in _ROMAN:
        parts.append(sign * (number // value))
        number %= value
    return "".join(parts)


def letters(number: int) -> str:
    """a … z, then aa, bb, as Word counts on."""
    if number < 1:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _counted(number: int, digits: str, places: Sequence[str], *, bare_ten: bool) -> str:
    if not 0 < number < 10_000:
        return "".join(digits[int(digit)] for digit in str(number))
    result = ""
    pending_zero = False
    for place in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**place % 10
        if digit == 0:
            pending_zero = bool(result)
            continue
        result += (digits[0] if pending_zero else "") + digits[digit] + places[place]
        pending_zero = False
    return result[1:] if bare_ten and 10 <= number < 20 else result


def _below_hundred(number: int) -> str:
    """chineseCounting: 十二 and 二十, but from 100 on digit by digit: 一〇〇."""
    return thousands(number) if 0 < number < 100 else _digital(number)


def _japanese(number: int) -> str:
    """japaneseCounting, which Chinese editions of Word offer as 一, 二, 三: 百一, no 零."""
    text = _counted(number, _DIGITS, _PLACES, bare_ten=True)
    if not 0 < number < 10_000:
        return text
    text = text.replace("〇", "")
    return text[1:] if text.startswith(("一百", "一千")) else text


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _cycled(signs: str) -> Callable[[int], str]:
    """One sign a number; beyond the last one Arabic digits."""
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


def _formal(number: int) -> str:
    return _counted(number, _FORMAL_DIGITS, _FORMAL_PLACES, bare_ten=False)


_WRITERS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerLetter": letters,
    "chineseCounting": _below_hundred,
    "taiwaneseCounting": _below_hundred,
    "chineseCountingThousand": thousands,
    "taiwaneseCountingThousand": thousands,
    "japaneseCounting": _japanese,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": lambda number: _formal(number).translate(
        str.maketrans("贰叁陆", "貳參陸")
    ),
    "ideographTraditional": _cycled("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycled("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _cycled("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _cycled(_CIRCLED),
    "decimalEnclosedCircleChinese": _cycled(_CIRCLED),
    "decimalEnclosedParen": _cycled("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _cycled("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "numberInDash": lambda number: f"-{number}-",
    "none": lambda _: "",
}
