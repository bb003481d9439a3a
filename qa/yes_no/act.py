"""The act that a claim has leave for, owes, or is free from: 收检验费 in 可以向企业收检验费."""

import re

from qa.yes_no.binding import Binding

_MODAL = re.compile(r"需要|必须|应当|应该|可以|允许|务必|(?<![重主只需])要(?![求素点件])|能够?|须")
_ACT = re.compile(
    r"(?:可以不|可不|不用|不必|无需|无须|不需要?|可以|允许|能够?)(?:[向对给在][一-龥]{1,8}?(?=收|要|做|提|征|发|打|公))?"
    r"(?:只|直接|自己|自行|随便|随意|用|做|搞|去|来|让|请|把|被|在)*([一-龥]{2})"
)


def asked_act(said: str) -> str:
    """What stands after the last word by which a claim binds, "" where none does.

    >>> asked_act("第一类医疗器械需要注册")
    '注册'
    """
    _, *acts = _MODAL.split(said)
    return acts[-1] if acts else ""


def same_act(said: str, there: str, against: Binding | None) -> bool:
    """Whether a passage speaks of the act that a claim allows or frees from: 不设 needs 设.

    What it has ``against`` the act may call it by a like word: 标明 for 不标, 严禁进入 for 引进.
    """
    acts = [match[1] for match in _ACT.finditer(said)]
    if against is not None:
        acts = [letter for act in acts for letter in (act if against == "ban" else act[:1])]
    return not acts or any(act in there for act in acts)
