"""Claims of what sort a thing is: 地方标准是强制性的, against 地方标准是推荐性标准."""

import re

_CLAIM = re.compile(
    r"^(?:[^,，。]*(?:规定|要求|明确|写明|认为))?"
    r"(?P<what>[^,，。]{2,20}?)(?:是|属于|算是?)(?P<sort>[^,，。]{2,12}?)的?$"
)
_PIECE = re.compile(r"(?P<what>[^,，。;；:：]*?)(?:均?[是为]|属于)(?P<sort>[^,，。;；:：]+)")
_SORTS = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        (r"强制", r"推荐性|自愿"),
        (r"(?<!不)收费|有偿", r"免费|无偿|不收费"),
        (r"营利性", r"非营利|公益性"),
        (r"临时|定期", r"长期|永久"),
    )
)
_UNLIKE = re.compile(r"([非免无])([一-龥]{2})")
_CLASS = re.compile(r"第?[一二三四五六七八九十甲乙丙丁][类级]")


def is_sorted(said: str) -> bool:
    """Whether a claim says what sort a thing is, in one of the pairs that are known here."""
    match = _CLAIM.match(said)
    return match is not None and any(_on_a_side(match["sort"], pair) for pair in _SORTS)


def judge_sort(said: str, there: str) -> bool | None:
    """Whether a text says a thing to be of the sort that is claimed; None where it does not say.

    >>> judge_sort("行业标准是强制性标准", "国家标准分为两种，行业标准、地方标准是推荐性标准。")
    False
    """
    match = _CLAIM.match(said)
    if match is None:
        return None
    for piece in _PIECE.finditer(there):
        if match["what"] not in piece["what"]:
            continue
        for one, other in _SORTS:
            claimed = _on_a_side(match["sort"], (one, other))
            held = _on_a_side(piece["sort"], (one, other))
            if claimed and held:
                return claimed == held
    return None


def of_another_sort(said: str, there: str) -> bool:
    """Whether a text speaks, too, of what the claim's thing is not: 非处方药, 免抵押, 第二类.

    Which of the two it says its say of is then not to be seen by rule.
    """
    if set(_CLASS.findall(there)) - set(_CLASS.findall(said)) and _CLASS.search(said):
        return True
    return any(
        name in said and f"{mark}{name}" not in said for mark, name in _UNLIKE.findall(there)
    )


def _on_a_side(text: str, pair: tuple[re.Pattern[str], re.Pattern[str]]) -> int:
    """1 or 2 for the one of two opposite sorts that a text names, 0 for neither or both."""
    first, second = (bool(side.search(text)) for side in pair)
    return (1 if first else 2) if first != second else 0
