"""Whether a title in a text is only a part of a longer one: 劳动合同法 is not 合同法."""

import re

from index.question.naming.frame import has_kind
from index.question.naming.mention import Mention
from index.question.naming.names import letters_of
from index.regions import mentions

QUOTED = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
"""What stands in 《》, with what is quoted inside it."""


def goes_on(text: str, mention: Mention) -> int:
    """Where a title that goes on behind a mention ends: 产品质量法实施细则; 0 where none does."""
    match = _GOES_ON.match(text, mention.end)
    return match.end() if match else 0


def in_its_region(text: str, mention: Mention) -> int:
    """Where a region's name starts that makes another document's of a mention, else the mention.

    广州市电梯管理办法 is not the country's; a 法 is always that.
    """
    if _LAW.search(letters_of(mention.text)):
        return mention.start
    before = [(region, span) for region, span in mentions(text[: mention.start])][-1:]
    return next(
        (s for region, (s, end) in before if end == mention.start and region.name != "全国"),
        mention.start,
    )


def in_longer_quotation(text: str, mention: Mention) -> bool:
    """Whether 《》 hold the mention and more, which is a title as a whole: 《劳动合同法》."""
    around = next((m for m in QUOTED.finditer(text) if m.start() < mention.start < m.end()), None)
    if around is None or mention.end > around.end():
        return False
    name = around.group(1)
    return has_kind(name) and letters_of(name) != letters_of(mention.text)


_LAW = re.compile(r"(?<!办)法典?$")
_NTH = r"(?:\s*[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十](?=\s*第|\d))"
_GOES_ON = re.compile(
    # 规定 goes on only where it is numbered: 产品质量法规定第三条… is a sentence
    rf"》?\s*(?:的?(?:实施|执行|暂行|过渡|补充)(?:细则|条例|办法|意见)|细则|修正案{_NTH}?|规定{_NTH}"
    rf"|(?:司法解释|解释(?!一?下|说)){_NTH}?|(?:条例|办法|规则)(?=[\s第的(,，]|\d|$))"
)
