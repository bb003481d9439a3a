"""How a passage binds the part of it that a claim is about.

In that part, before it, after it, by the list that it is an item of, or by a penalty on it.
"""

import re

from qa.yes_no.binding import Binding, bindings, denies, without_binding

_WHEN = re.compile(r"的[,，]$")  # 转让监理业务的，: what follows is for that case
_PENALTY = re.compile(
    r"责令|处以?[^,，。;；]{0,16}罚款|没收|吊销|追究|给予.{0,6}处[分罚]|予以处[分罚]"
)
_PUNISHED = re.compile(r"罚|处分|没收|吊销|追究|责任|责令|后果|判")
_HALF = 0.5  # share of the letters of an act that a claim speaks of, too
_HAN = re.compile(r"[一-龥]")
_MARKS = re.compile(r"[,，;；。:：]")


def governing(said: str, window: str, whole: str, lead: str) -> Binding:
    """How a passage binds the window of it that a claim is about; ``lead``: of its list, if any."""
    at = whole.find(window)
    before, after = whole[:at], whole[at + len(window) :]
    if by_case := _by_case(said, window, after) or _by_case(said, f"{window}的,", lead):
        return by_case
    for found in (
        bindings(window)[0],
        _carried(before),
        _afterwards(said, after),
        bindings(lead)[0],
    ):
        if found != "said":
            return found
    return "said"


def reach(window: str, whole: str) -> str:
    """A window with what follows where it says only in which case that holds.

    >>> reach("仅销售食品的,", "仅销售食品的,不需要取得许可。")
    '仅销售食品的,不需要取得许可。'
    """
    if not _WHEN.search(window):
        return window
    after = whole[whole.find(window) + len(window) :]
    end = _MARKS.search(after)
    return window + (after[: end.end()] if end else after)


def _by_case(said: str, window: str, after: str) -> Binding | None:
    """What follows on a case: a penalty forbids it; on a thing left undone, it makes it a duty."""
    of_it, mark, rest = window.partition("的,")
    if not mark or _PUNISHED.search(said):
        return None
    follows = rest + after
    undone = denies(of_it) or "未" in of_it
    if undone and not denies(said) and (_PENALTY.search(follows) or "ban" in bindings(follows)):
        return "duty"
    return "ban" if not undone and _PENALTY.search(follows) else None


def _carried(before: str) -> Binding:
    """How what stands before a window binds it; 鼓励 reaches no further than the next comma."""
    found = bindings(before)[0]
    if found != "encouraged":
        return found
    pieces = _MARKS.split(before.rstrip(",，;；。:："))
    return bindings(pieces[-1])[0]


def _afterwards(said: str, after: str) -> Binding:
    """How what follows binds a window, if that is what the claim speaks of, too.

    引导企业加强 binds what follows it, not what went before.
    """
    for piece in _MARKS.split(after):
        found, act = bindings(piece)[0], set(_HAN.findall(without_binding(piece)))
        if found in ("ban", "exempt", "leave") and len(act & set(said)) >= _HALF * len(act):
            return found
    return "said"
