"""Whether a figure stands by the indicator asked about, and not by another one of the same kind.

消费品质量合格率 and 制造业产品质量合格率 share their head, 合格率; what stands before it tells them
apart. Only heads that both texts say are compared, so other words for the same thing pass.
"""

import re

from index.normalise import comparable

_HEAD = re.compile(r"[\u4e00-\u9fff]{2}(?:率|度)|指数")
_GENERIC = re.compile(
    r"质量|产品|商品|抽检|抽查|监督|例行|监测|检测|检验|竣工|一次|验收|安全|目标|水平|总体|整体|主要|重点|重要"
    r"|定期|平均|综合|到|年|的|要|定|中|项目|[品业类物性等\d%()\s]"
)
_BEFORE = 14  # characters before a head that may say what it is the rate of


def another_indicator(about: str, segment: str) -> bool:
    """Whether the segment's figure is of something else than what is asked about.

    >>> another_indicator("消费品质量合格率", "制造业产品质量合格率达到96.5%")
    True
    >>> another_indicator("食品抽检合格率", "地产食品监督抽查合格率稳定在96%以上")
    False
    """
    asked, said = comparable(about), comparable(segment)
    shared = {head.group() for head in _HEAD.finditer(said) if head.group() in asked}
    if not shared:
        return False
    return all(_told_apart(_asked(asked, head), _said(said, head)) for head in shared)


def _asked(text: str, head: str) -> set[str]:
    """The characters right before a head that say what it is the rate of."""
    return set(_GENERIC.sub("", text[: text.index(head)][-_BEFORE:]))


def _said(text: str, head: str) -> set[str]:
    """The same in a document, where a list of subjects may share one head."""
    return set(_GENERIC.sub("", text[: text.index(head)]))


def _told_apart(asked: set[str], said: set[str]) -> bool:
    return len(asked) >= 2 and bool(said) and not asked & said
