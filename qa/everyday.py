"""Everyday words for what documents call by its name: 吃的东西 is 食品, 盖房子 is 房屋建筑.

Whoever asks in everyday words shares none with the sentence that answers, and a figure of another
indicator would stand closer than the right one.
"""

import re

_SAID: tuple[tuple[str, str], ...] = (
    (r"(?:吃|入口)的(?:东西|玩意儿?)?", "食品"),
    (r"(?:工?厂[里子]?)?(?:造|生产|做)(?:出来)?的(?:东西|玩意儿?)", "制造业工业产品"),
    (r"(?:平时|日常)?(?:买|用|使)的(?:东西|玩意儿?)", "消费品"),
    (r"(?:地里)?[种收](?:出来)?的(?:东西|庄稼)", "农产品"),
    (r"(?:盖|建|造)(?:大楼|高楼|楼房|房子|房|楼)(?!屋|宇)", "房屋建筑"),
    (r"[修铺]马?路|造桥|修桥", "公路"),
    (r"[修搞]市政", "市政"),
    (r"修水库|修渠|修水渠", "水利工程"),
    (r"下馆子", "餐饮"),
    (r"看病", "医疗"),
)
_PATTERNS = tuple((re.compile(said), meant) for said, meant in _SAID)


def named(plain: str) -> str:
    """The same comparable text with everyday words under the name that documents use.

    >>> named("吃的东西抽检合格率")
    '食品抽检合格率'
    """
    for said, meant in _PATTERNS:
        plain = said.sub(meant, plain)
    return plain
