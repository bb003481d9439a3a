"""How a text binds: it forbids, obliges, frees from a duty, gives leave, encourages, or just says.

The same is read from a clause and from what a question claims of it.
"""

import re
from typing import Literal

Binding = Literal["ban", "exempt", "duty", "leave", "encouraged", "said"]

_BAN = re.compile(
    r"不得(?![不已]|低于|少于|高于|超过|小于|大于|多于)|严禁|禁止|不准|不许(?!可)|不可以|不允许|不应当?(?![期求有的])|(?<!只)不能(?!够?不|超过|低于|少于|高于)|不予|杜绝|无权"
)
_EXEMPT = re.compile(
    r"无需|无须|毋须|不需要?|不用(?=[一-龥])|不必(?!要)|可以不(?!同)|可不(?![少分可])|不要求|免予|免于|免除(?!.{0,4}职)|不再(?:需要|要求)|不属于|不适用|不构成|不承担|不禁止"
)
_DUTY = re.compile(
    r"应当|应(?=[当予由自在依按向对将与及立])|应该|必须|(?<!必)须(?!知)|务必|一律|需要?(?![求])|(?<![主重只需简概])要(?![求素点件义闻塞害])|有义务|负有|强制(?!性|检)|由.{2,20}(?:负责|承担)"
)
_LEAVE = re.compile(
    r"(?<!不)可以(?!不)|有权(?!利[机])|(?<!不)允许|准予|(?<!不)得以|自愿|可(?=[以自向在由凭按将申])|享有|能够|(?<![功性职智技节产可才不只效潜核热电动势机官万])能(?![力源耗效量级否动手人])"
)
_ENCOURAGED = re.compile(r"鼓励|支持(?=[一-龥])(?!系统|体系|政策)|提倡|倡导|引导|试点|探索")
_ORDER: tuple[tuple[Binding, re.Pattern[str]], ...] = (
    ("exempt", _EXEMPT),
    ("ban", _BAN),
    ("leave", _LEAVE),
    ("duty", _DUTY),
    ("encouraged", _ENCOURAGED),
)
_NOT = re.compile(
    r"(?:不(?![同断仅但足良正公动懈忘限等少得超低高])|没有|未(?![来成])|并非|从未)(?=[一-龥])"
)


def bindings(text: str) -> tuple[Binding, ...]:
    """All that a text does, strongest first; ("said",) when nothing but to say something.

    >>> bindings("任何单位和个人不得转让认证证书"), bindings("无需取得许可")
    (('ban',), ('exempt',))
    """
    found = []
    for name, pattern in _ORDER:
        if pattern.search(text):
            found.append(name)
            text = pattern.sub(" ", text)  # 不需要 holds no 需要
    return tuple(found) or ("said",)


def denies(text: str) -> bool:
    """Whether a text denies something: 没有正式印发, 不公开."""
    return bool(_NOT.search(text))


def without_binding(text: str) -> str:
    """A text without the words by which it binds: what it binds to."""
    for _, pattern in _ORDER:
        text = pattern.sub(" ", text)
    return text
