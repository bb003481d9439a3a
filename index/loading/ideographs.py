"""Characters that PDF files hold in place of the ones that were meant.

Many PDF writers give a glyph the code point of the radical of the same shape: ⽤ (U+2F64, a Kangxi
radical) where 用 (U+7528) was typed. A search for 用 would never find it.

Source: EquivalentUnifiedIdeograph.txt of the Unicode Character Database 14.0 for U+2E81–2EF3;
the decompositions of ``unicodedata`` for all others.
"""

import unicodedata

_SUPPLEMENT = (  # U+2E81–2EF3 without U+2E9A, which is not assigned
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵"
    "旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车"
    "辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
_UPRIGHT = dict(
    zip(
        "︐︑︒︓︔︕︖︵︶︻︼︽︾︿﹀﹁﹂﹃﹄",
        "，、。：；！？（）【】《》〈〉「」『』",
        strict=True,
    )
)


def _table() -> dict[int, str]:
    supplement = (code for code in range(0x2E81, 0x2EF4) if code != 0x2E9A)
    table = dict(zip(supplement, _SUPPLEMENT, strict=True))
    decomposed = [
        *range(0x2F00, 0x2FD6),  # Kangxi radicals
        *range(0xF900, 0xFADA),  # CJK compatibility ideographs
        *range(0xFB00, 0xFB07),  # Latin ligatures: ﬁ
        *range(0x2F800, 0x2FA1E),  # CJK compatibility ideographs, supplement
    ]
    table |= {code: unicodedata.normalize("NFKC", chr(code)) for code in decomposed}
    return table | {ord(vertical): upright for vertical, upright in _UPRIGHT.items()}


_MEANT = _table()


def meant(text: str) -> str:
    """The text with radicals, compatibility ideographs and vertical punctuation put right.

    Full-width letters and digits stay as they are.

    >>> meant("使⽤Ａ")
    '使用Ａ'
    """
    return text.translate(_MEANT)
