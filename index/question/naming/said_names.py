"""What may be a document's name in a stretch of a question, short or whole."""

import re
from collections.abc import Iterator

from index.question.naming.frame import KINDS, has_kind
from index.question.naming.mention import NAMED


def names_in(segment: str) -> Iterator[str]:
    """What may be a document's name in a stretch of a question, the most likely first.

    All of it without the words of asking; then what ends with a kind of document and starts after
    a word that names take, longest first: 老板说劳动合同法 is not about 老板.
    """
    whole = _PARTICLE.sub("", segment.strip(_MARKS)).strip(_MARKS)
    asked = _ASKING_BEFORE.sub("", whole)
    words = _ASKING_AFTER.sub("", asked).strip(_MARKS)
    starts = [0, *(match.end() for match in _TAKES_NAME.finditer(asked))]
    ends = sorted((match.end() for match in _KIND_END.finditer(asked)), reverse=True)
    inner = [asked[start:end] for end in ends for start in starts]
    if has_kind(asked) and not has_kind(words):  # 登记管理规定: no 规定 of somebody's
        words = asked
    for name in dict.fromkeys((whole, asked, words, *inner)):
        if _SHORTEST <= len(name) <= _LONGEST:
            yield name


_NTH = r"(?:\s*[（(]?[一二三四五六七八九十]{1,3}[)）]?)?"
_NO_WORD = "(?<!法(?=[律院人治制定官庭学案理]|规(?!定)))"  # 行政法规制定… has no 行政法
_KIND_END = re.compile(rf"(?:{KINDS}){_NO_WORD}{_NTH}(?:\s*[（(][^（）()]{{1,12}}[)）])?")

_MARKS = " ,，.。;；:：?？!！、“”\"'‘’《》〈〉()（）" + NAMED
_ASKING_BEFORE = re.compile(
    r"^(?:请问|请教|请|麻烦|帮我|帮忙|给我|我想|想|要|知道|了解|看看|看一?下|查看|查询|查一?下|查|看|"
    r"找一?下|找|引用|介绍|说明|列出|打开|显示|根据|依据|依照|按照|按|在|现行的?|国家的|我国的?|"
    r"什么是|和|与|及|以及|跟|问|一下|下|\s)+"
)
_PARTICLE = re.compile(r"(?:里面?|当?中|的|之|\s)+$")
_ASKING_AFTER = re.compile(
    r"(?:里面?|当?中|的|之|规定|内容|原文|全文|条文|是|讲|说|写|了|什么|啥|怎么|如何|怎样|哪些|有|吗|呢|"
    r"请问|请|谢谢|和|与|及|以及|\s)+$"
)
# Of two documents the first ends with its kind: 劳动法和工会法, but 注册与备案管理办法 is one. What
# is in words of titles takes no name there: 审查, 数据, 申请, 说明.
_TAKES_NAME = re.compile(
    r"[的在看照问按对了下把从找于里读到给是依《〈，, ]|(?<![审调检抽稽核复])查(?!处|验|封)"
    r"|(?<![数票证])据|(?<![申聘邀])请|说(?!明)|学习|了解|违反|(?:适|引|运|^)用|执行|of"
    rf"|(?:{KINDS})(?:以?及|[和与跟、])"
)
_SHORTEST, _LONGEST = 2, 45
