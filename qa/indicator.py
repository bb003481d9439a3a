"""Whether a figure stands by the indicator asked about, and not by another one of the same kind.

消费品质量合格率 and 制造业产品质量合格率 share their head, 合格率; what stands before it tells them
apart. 优良率 is another indicator than 合格率 altogether, 达标率 is the same in other words.
"""

import re

from index.normalise import comparable

# 利率 is a head by itself, whatever stands before it; 效率, 制度 and 力度 are no figures.
_HEAD = re.compile(
    r"[利税费汇频]率|[\u4e00-\u9fff](?![效利税费汇频])[\u4e00-\u9fff]率"
    r"|[\u4e00-\u9fff](?![制力程季年角限幅态跨速])[\u4e00-\u9fff]度(?!假|过|数)|指数"
)
_ALIKE = (
    frozenset({"合格率", "符合率", "达标率", "通过率"}),
    frozenset({"满意率", "满意度"}),
    frozenset({"覆盖率", "普及率"}),
)
_GENERIC = re.compile(
    r"质量|产品|商品|抽检|抽查|监督|例行|监测|检测|检验|竣工|一次|验收|安全|目标|水平|总体|整体|主要|重点|重要"
    r"|定期|平均|综合|到|年|的|要|定|中|项目|[品业类物性等\d%()\s]"
)
_INDUSTRY = re.compile(r"工业|制造业")  # one thing in two documents
_LEFT_OUT = re.compile(r"\((?:不含|不包括|不包含|除)[^)]*\)")
_BEFORE = 14  # characters before a head that may say what it is the rate of


def heads(text: str) -> tuple[str, ...]:
    """The words for a rate, a degree or an index in a text, in its order.

    >>> heads("数控化率达到65%,公共服务质量满意度达到83分,加大抽查力度")
    ('控化率', '满意度')
    """
    return tuple(dict.fromkeys(_HEAD.findall(comparable(text))))


def another_indicator(about: str, segment: str) -> bool:
    """Whether the segment's figure is of something else than what is asked about.

    >>> another_indicator("消费品质量合格率", "制造业产品质量合格率达到96.5%")
    True
    >>> another_indicator("食品抽检合格率", "地产食品监督抽查合格率稳定在96%以上")
    False
    >>> another_indicator("工程验收合格率", "工程质量优良率达到90%")
    True
    """
    wanted, held = heads(about), heads(segment)
    if not wanted or not held:
        return False
    pairs = [(own, other) for own in wanted for other in held if _same(own, other)]
    asked, said = comparable(about), without_exceptions(segment)
    return all(_told_apart(_asked(asked, own), _said(said, other)) for own, other in pairs)


def in_the_same_words(about: str, segment: str) -> bool:
    """Whether a segment has the very head asked for, and not only another word for it."""
    return not set(heads(about)).isdisjoint(heads(segment))


def _same(own: str, other: str) -> bool:
    return own == other or any({own, other} <= alike for alike in _ALIKE)


def without_exceptions(text: str) -> str:
    """Comparable text without the brackets that say what is left out: (不含地产食品)."""
    return _LEFT_OUT.sub("", comparable(text))


def _asked(text: str, head: str) -> set[str]:
    """The characters right before a head that say what it is the rate of."""
    return set(_subject(text, head)[-_BEFORE:])


def _said(text: str, head: str) -> set[str]:
    """The same in a document, where a list of subjects may share one head."""
    return set(_subject(text, head))


def _subject(text: str, head: str) -> str:
    return _GENERIC.sub("", _INDUSTRY.sub("工", text[: text.index(head)]))


def _told_apart(asked: set[str], said: set[str]) -> bool:
    return bool(asked) and bool(said) and not asked & said
