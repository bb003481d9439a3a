"""Years that a text names."""

import re

_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d{2})(?![\d%])")
_CHINESE_YEAR = re.compile(r"([一二][〇零九○一二三四五六七八]{3})年")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def years_in(text: str) -> tuple[int, ...]:
    """Years named in comparable text, 二〇二五年 included, each once."""
    digits = _CHINESE_YEAR.sub(lambda m: m.group(1).translate(_DIGITS) + "年", text)
    return tuple(dict.fromkeys(int(year) for year in _YEAR.findall(digits)))
