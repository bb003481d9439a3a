"""What somebody makes or deals in by their own words: 外墙保温材料 of 我们厂生产外墙保温材料."""

import re

from index.regions import mentions
from qa.applies.vocabulary import vocabulary


def goods_said(plain: str) -> tuple[str, ...]:
    """The goods of a question in comparable form; () where the vocabulary knows all of them."""
    found = []
    for match in _GOODS.finditer(plain):
        said = match["after"] or _LEADING.sub("", match["before"])
        for region, _ in mentions(said):
            for name in region.names:
                said = said.replace(name, "")
        unknown = vocabulary().pattern.sub("", said)
        if len(said) > 1 and unknown and not _NO_GOODS.search(said):
            found += [said, unknown] if len(unknown) > 1 else [said]  # 青梅 of 青梅果脯
    return tuple(dict.fromkeys(found))


_GOODS = re.compile(
    r"(?:生产|制造|加工|销售|出售|卖|经营|制作|做)(?P<after>[一-龥]{2,10}?)"
    r"(?=的|企业|公司|厂|店|商|$|[,，。;；?？]|供给|需要|应|要|有|卖)"
    r"|(?P<before>[一-龥]{2,8}?)"
    r"(?=生产企业|生产商|制造商|制造企业|加工企业|销售企业|厂(?!商|家)|生产厂)"
)
_NO_GOODS = re.compile(
    r"什么|哪些|不得|服务$|企业|我们?|一家|作为|公司"
    r"|^(?:对|到|者|的|和|一|这|那|生意|经营|销售|生产|加工|出口|批发|零售)"
)
_LEADING = re.compile(r"^.*(?:^对|一[家个所名间]|的|是|在|我们?|作为|中小|小型|大型|市|县|省|州)")
