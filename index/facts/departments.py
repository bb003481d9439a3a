"""Lists of responsible departments: the bracket that holds one, and the names and roles in it."""

import re
from collections.abc import Iterator

from index.clause import Span
from index.facts.fact import Duty, Role

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
    return tuple(dict.fromkeys(duty.department for duty in bracketed(text, span)))


def bracketed(text: str, span: Span) -> tuple[Duty, ...]:
    """The departments in a bracket, with their roles; ``span`` takes in both brackets."""
    start, end = span[0] + 1, span[1] - 1
    inside = text[start:end].rstrip()
    if inside[-1:] in ("）", ")") and not re.search(r"[（(]", inside[-12:]):
        inside = inside[:-1]  # the stray bracket of …按职责分工负责)】
    return listed(text, start, start + len(inside))


def listed(text: str, start: int, end: int, role: Role | None = None) -> tuple[Duty, ...]:
    """The departments that ``text[start:end]`` lists, and nothing else, with their roles.

    A part without a role has that of the part after it (各师市，兵团农业局按职责分工负责), a list
    with its role in front gives it to all (责任单位：市教育局，市财政局). ``role`` is that of a
    list which says none: a cell of the column 牵头单位.
    """
    given = role
    found: list[Duty] = []
    waiting = 0  # the first name whose role is still to be said
    for first, last in _parts(text, start, end):
        label = _LABEL.match(text, first, last)
        if label:
            said = label.group()
            given = _role(said) if re.search(r"单位|部门", said) else given
            first = label.end()
        bare = _without_role(text, first, last)
        own = _role(text[bare:last]) if text[bare:last].strip(_TRIMMED) else None
        if not _DROPPED.match(text[first:bare].strip(_TRIMMED)):
            names = list(_names(text, first, bare))
            full = _with_prefix([name for name, _ in names])
            for name, (_, place) in zip(full, names, strict=True):
                if not _NO_NAME.search(name):
                    found.append(Duty(name, given or "负责", *place))
        if own and not (label and own == "负责"):
            found[waiting:] = [Duty(d.department, own, d.start, d.end) for d in found[waiting:]]
        if own or given:
            waiting = len(found)
    return tuple(found)


_RESPONSIBLE = re.compile(r"负责|牵头|责任单位|责任部门|配合|分工|落实")
_TRIMMED = " \t\u3000\xa0。:："
_LABEL = re.compile(
    r"\s*(?:(?:市级|省级|自治区|主要)?(?:责任|牵头|配合|主办|协办|参与|参加|实施|负责)(?:考核|责任)?"
    r"(?:单位|部门)(?:及(?:责任|配合|参与)单位)?\s*[:：]?\s*|由\s*)"
)
_ROLE = re.compile(
    r"(?:(?:等(?:相关|有关|各)?(?:部门|单位)?)?(?:共同|分别|各自)?"
    r"(?:按照?(?:各自)?(?:职责|职能)?(?:分工|职责)?(?:分别|共同)?(?:负责|落实|推进)?|"
    r"(?:参与|配合|牵头|组织|具体|共同|分工)?(?:负责|落实|推进|配合|牵头|参与)|负责落实|牵头负责)"
    r"|等(?:相关|有关|各)(?:部门|单位)|等部门|等)$"
)
_DROPPED = re.compile(r"^(?:以下不再列出|下同|以下(?:均|不).*|其他.*略|)$")
_NO_NAME = re.compile(
    r"\d+月|完成|^(?:长期|持续|同时)|取得|^列第|第一[位个]|时限|年底|^下同|^以下|的为|适用范围|[:：]"
)
_PREFIX = re.compile(r"兵团党委|兵团|自治区|自治州|省委|市委|省|市|州|县|区|旗|盟")
_OWN_NAME = re.compile(r"各|市场|区域|州直|中央|国家|全国|.*海关|[省市县区]级|国网|人民银行")
_EVERY_PLACE = re.compile(r"(各.*?)党委$")
_BETWEEN_PARTS = re.compile(r"[，,；;。\r\n]|会同")
_JOINED = re.compile(
    r"(?<=[部局委厅署办院会府关门位区])(?:等)?(?:以及|[和及与])"
    r"(?=各|有关|相关|[^，。；、]{0,24}(?:部|局|委|厅|署|办|政府|部门|单位|委员会)$)"
)


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


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts of a list that have one role each."""
    for cut in _BETWEEN_PARTS.finditer(text, start, end):
        yield start, cut.start()
        start = cut.end()
    yield start, end


def _without_role(text: str, start: int, end: int) -> int:
    """Where the names of a part end: before 牵头负责, 等部门按职责分工负责."""
    before = -1
    while end != before:
        before = end
        while end > start and text[end - 1] in _TRIMMED:
            end -= 1
        match = _ROLE.search(text, start, end)
        end = match.start() if match else end
    return end


def _role(words: str) -> Role:
    if "牵头" in words or "主办" in words:
        return "牵头"
    return "配合" if re.search(r"配合|参与|参加|协办|协助", words) else "负责"


def _names(text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """The names in one part, split at 、 outside brackets and at 和 between two departments."""
    depth, first = 0, start
    cuts = [(m.start(), m.end()) for m in _JOINED.finditer(text, start, end)]
    for at in range(start, end):
        character = text[at]
        depth += (character in _BRACKETS) - (character in _BRACKETS.values())
        if character == "、" and depth <= 0:
            cuts.append((at, at + 1))
    for cut, after in [*sorted(cuts), (end, end)]:
        bare = text[first:cut].strip()
        if bare:
            begin = text.index(bare, first)
            yield bare, (begin, begin + len(bare))
        first = after


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
