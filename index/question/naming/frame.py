"""What of a title people say, and what is its frame: the state, the issuer, 关于…的, 若干问题."""

import re

from index.question.naming.names import letters_of

KINDS = (
    "法典|条例|办法|规定|细则|规则|解释|意见|纲要|决定|通知|方案|规划|标准|规范|准则|公约|协定|批复|"
    "制度|程序|规程|目录|清单|计划|要求|安排|措施|公告|指南|修正案|命令|章程|法"
)
"""Kinds of document, as an alternation: what a title ends with."""


def core_of(name: str) -> str:
    """What a short name in comparable form keeps of a title: its letters without the frame.

    >>> core_of("中华人民共和国产品质量法(2018修正)")
    '产品质量法'
    >>> core_of("最高人民法院关于适用《中华人民共和国婚姻法》若干问题的解释(三)")
    '婚姻法解释三'
    """
    letters = letters_of(without_edition(name))
    return _FRAME.sub("", letters) or letters


def without_edition(title: str) -> str:
    """A title without what tells its editions apart: （2018修正）, （试行）.

    >>> without_edition("产品质量法（2018修正）")
    '产品质量法'
    """
    return _EDITION.sub("", title)


def has_kind(name: str) -> bool:
    """Whether a name ends with a kind of document: …法, …办法, …解释（三）."""
    return ends_in_kind(core_of(name))


def ends_in_kind(core: str) -> bool:
    """``has_kind`` for a name without its frame."""
    return bool(_KIND_ENDS.search(core))


_KIND_ENDS = re.compile(rf"(?:{KINDS})[一二三四五六七八九十]{{0,3}}$")
_EDITION = re.compile(
    r"[（(【\[][^（）()【】\[\]]*(?:修正|修订|修改|版|试行|暂行|征求意见稿|草案|\d{4})[^（）()【】\[\]]*[）)】\]]"
)
_FRAME = re.compile(
    r"^[一-龥]{2,80}?[院会部局署委室府团]关于(?:审理|办理|适用)?|中华人民共和国|关于(?:审理|办理|适用)?|"
    r"(?:具体)?(?:应用|适用)法律|若干问题|若干|有关|问题|的|暂行|试行|(?:19|20)\d{2}年?(?:修正|修订|版)?本?"
)
