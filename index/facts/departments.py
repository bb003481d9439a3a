"""The responsible departments of a clause, from the bracket that closes it."""

import re

from index.clause import Span

_OPENERS = {"）": "（(", ")": "（(", "】": "【", "〕": "〔", "]": "["}
_BRACKETS = {"(": ")", "（": "）", "〈": "〉", "《": "》", "【": "】"}


def department_span(text: str) -> Span | None:
    """Where the closing bracket with the responsible departments stands in ``text``.

    The span takes in both brackets and leaves out a full stop after them.

    >>> department_span("开展试点。（兵团农业局牵头负责）")
    (5, 16)
    """
    end = len(text.rstrip("。. \t\r\n\u3000\xa0"))
    if not end or text[end - 1] not in _OPENERS:
        return None
    start = _opening(text, end)
    if start is None or not _RESPONSIBLE.search(text[start:end]):
        return None
    return start, end


def departments(text: str) -> tuple[str, ...]:
    """The responsible departments that a clause's closing bracket names, in its order.

    A prefix said once governs the list: 兵团工信委、市场监管局 are 兵团工信委 and 兵团市场监管局.
    """
    span = department_span(text)
    if span is None:
        return ()
    found: list[str] = []
    inside = text[span[0] + 1 : span[1] - 1].strip()
    if inside[-1:] in ("）", ")") and not re.search(r"[（(]", inside[-12:]):
        inside = inside[:-1]  # the stray bracket of …按职责分工负责)】
    for part in re.split(r"[，,；;。]", inside):
        found.extend(_with_prefix(_names(part)))
    return tuple(dict.fromkeys(found))


_RESPONSIBLE = re.compile(r"负责|牵头|责任单位|责任部门|配合|分工|落实")
_LABEL = re.compile(
    r"^\s*(?:(?:市级|省级|自治区|主要)?(?:责任|牵头|配合|主办|协办|参与|参加|实施)(?:单位|部门)|由)\s*[:：]?\s*"
)
_ROLE = re.compile(
    r"(?:等)?(?:共同|分别|各自)?(?:按照?(?:各自)?(?:职责|职能)?(?:分工|职责)?(?:分别|共同)?(?:负责|落实|推进)?|"
    r"(?:参与|配合|牵头|组织|具体|共同)?(?:负责|落实|推进|配合|牵头|参与)|负责落实|牵头负责)$"
)
_DROPPED = re.compile(r"^(?:以下不再列出|下同|以下(?:均|不).*|其他.*略)?$")
_PREFIX = re.compile(r"兵团党委|兵团|自治区|自治州|省委|市委|省|市|州|县|区|旗|盟")
_OWN_NAME = re.compile(r"各|市场|区域|州直|中央|国家|全国|.*海关|[省市县区]级|国网|人民银行")
_EVERY_PLACE = re.compile(r"(各.*?)党委$")


def _opening(text: str, end: int) -> int | None:
    """The opener that belongs to the closer before ``end``.

    A stray bracket is common in such texts (…按职责分工负责)】), so another kind of bracket on
    the way is passed over; 】 takes the last 【.
    """
    depth, openers = 0, _OPENERS[text[end - 1]]
    if len(openers) == 1:
        start = text.rfind(openers, 0, end)
        return start if start >= 0 else None
    for at in range(end - 1, -1, -1):
        if text[at] in "\r\n":
            return None
        depth += (text[at] in "）)") - (text[at] in openers)
        if depth == 0:
            return at
    return None


def _names(part: str) -> list[str]:
    """The names in one part of the bracket, split at 、 outside brackets, without their role."""
    part = _LABEL.sub("", part.strip())
    before = None
    while before != part:
        before, part = part, _ROLE.sub("", part).strip(" 。:：")
    if _DROPPED.match(part):
        return []
    names, depth, current = [], 0, ""
    for character in part:
        depth += (character in _BRACKETS) - (character in _BRACKETS.values())
        if character == "、" and depth <= 0:
            names.append(current)
            current = ""
        else:
            current += character
    return [name.strip() for name in [*names, current] if name.strip()]


def _with_prefix(names: list[str]) -> list[str]:
    """The names with the prefix that the first of them says for all."""
    if len(names) < 2:
        return names
    everywhere = _EVERY_PLACE.match(names[0])
    if everywhere:
        return [
            everywhere.group(1) + name if re.match(r"(?:人民)?政府", name) else name
            for name in names
        ]
    first = _PREFIX.match(names[0])
    if not first or _OWN_NAME.match(names[0]):
        return names
    prefix = first.group()
    others = [name for name in names[1:] if not _OWN_NAME.match(name)]
    if not prefix.startswith("兵团") and any(_PREFIX.match(name) for name in others):
        return names  # each name says its own
    return [names[0]] + [
        prefix + name if _takes_prefix(name, prefix) else name for name in names[1:]
    ]


def _takes_prefix(name: str, prefix: str) -> bool:
    """Whether a name without a prefix takes the list's; 市场监管局 does, 汕尾海关 does not."""
    if name.startswith("市场"):
        return True
    return not _OWN_NAME.match(name) and not name.startswith(prefix[:2])
