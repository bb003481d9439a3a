"""The lines of information above a published document: 索引号, 成文日期, 主题分类 and their like.

Their names are those of the catalogue that 《政府信息公开条例》 has every agency keep.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.clause import Span
from index.normalise import comparable

# What is asked for under several names, by the name that pages give it most.
FIELDS: dict[str, tuple[str, ...]] = {
    "索引号": ("索引号", "信息索引号", "索引"),
    "主题分类": ("主题分类", "分类", "信息分类", "体裁分类", "组配分类"),
    "主题词": ("主题词", "关键词"),
    "发文机关": ("发文机关", "发文单位", "发布机构", "发布单位", "制发机关", "信息来源"),
    "名称": ("名称", "标题", "信息名称"),
    "文号": ("文号", "发文字号", "发文号"),
    "成文日期": ("成文日期", "生成日期", "成文时间"),
    "发布日期": ("发布日期", "公开日期", "发布时间", "公布日期"),
    "有效性": ("有效性", "时效性", "时效", "有效状态", "效力状态"),
    "公开方式": ("公开方式", "公开形式"),
    "公开范围": ("公开范围", "公开属性", "公开类别"),
    "公开时限": ("公开时限", "公开期限"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One entry of the lines of information: ``name`` as in FIELDS, ``value`` "" where it is empty.

    ``span`` is that of the whole entry in the text that was read.
    """

    name: str
    value: str
    span: Span


def fields_of(text: str) -> Iterator[Field]:
    """The entries of one line of information.

    >>> [(f.name, f.value) for f in fields_of("索 引 号: KZ001 主题分类 其他")]
    [('索引号', 'KZ001'), ('主题分类', '其他')]
    """
    starts = list(_ENTRY.finditer(text))
    ends = [*(match.start() for match in starts[1:]), len(text)][: len(starts)]
    for match, end in zip(starts, ends, strict=True):
        name = _BY_NAME["".join(match[1].split())]
        yield Field(name, text[match.end() : end].strip(), (match.start(), end))


_DATES = ("成文日期", "发布日期")


def fields_asked(question: str) -> tuple[str, ...]:
    """The entries that a question asks for by a name that means nothing else; as in FIELDS."""
    plain = comparable(question)
    return tuple(name for name in _PLAIN if any(other in plain for other in FIELDS[name]))


_PLAIN = ("索引号", "主题分类", "主题词", "公开方式", "公开范围", "公开时限", *_DATES)
_BY_NAME = {other: name for name, others in FIELDS.items() for other in others}
_NAMES = "|".join(
    r"\s*".join(map(re.escape, name)) for name in sorted(_BY_NAME, key=len, reverse=True)
)
_ENTRY = re.compile(rf"(?:^|(?<=\s)|(?<=[|;；]))({_NAMES})(?:\s*[:：]\s*|\s+|$)")
