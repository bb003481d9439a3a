"""The words by which a clause binds: 应当 and 必须, 不得 and 严禁, 鼓励 and 支持, 力争.

可以 gives leave and binds nobody, so it is none. A bare imperative (加强监管) has no such word and
gives nothing. 达到 counts where a figure follows it.
"""

import re

from index.clause import Clause
from index.facts.fact import Force, ForceKind


def forces(clause: Clause) -> tuple[Force, ...]:
    """The binding words of a clause in the order of the text."""
    at = clause.start
    found = []
    for match in _WORD.finditer(clause.text):
        word = match.group()
        start, end = match.span()
        found.append(Force(_KINDS[word[0]], word, at + start, at + end))
    return tuple(found)


_STARTS: dict[ForceKind, str] = {
    "禁止": "不严禁",
    "义务": "应必须有务要",
    "鼓励": "鼓支",
    "目标": "力争达",
}
_KINDS = {letter: kind for kind, letters in _STARTS.items() for letter in letters}
# Every alternative starts with a plain letter, so that the engine looks for those letters only;
# what must not stand before the word is asked after that letter. The letter tells the kind.
_WORD = re.compile(
    r"不得(?![不已])|不准(?![确予])|不许(?!可)|不应当?(?!有的|期|求)|严禁|禁止(?![性令的])|严格禁止|不可以"
    r"|应当|应(?<![响适供反相效对感理呼因顺回策照答一自内接]应)"
    r"(?![用急对收聘届诉纳付税力变邀征答酬运试允承激战景声得]|.尽)(?:予以|予)?"
    r"|必须|须(?<![必无毋]须)(?!知|臾|发|眉|根)|有义务(?<!附有义务)|务必(?!须)|有责任(?<!负有责任)"
    r"|要(?<![需主重必只首摘概扼次简纲若想紧险提索不既又还也切显撮冲大机]要)"
    r"(?![求素点件约害闻道领务么是塞地职旨事义目案挟隘价员略津不])(?=[一-龥])"
    r"|鼓励|支持(?<!决策支持)(?<!技术支持)(?<!数据支持)(?=[一-龥“])(?![的和与及向度者率力]|系统|体系|下|政策|条件|能力)"
    r"|力争|争取(?=到\d|在|于|用|通过|实现|形成|打造|建成|达到|进入|突破|完成|新增|使|早日|尽快|\d|[一二三两]年)|"
    r"达到(?=\s*(?:[\d０-９]|百分之))"
)
