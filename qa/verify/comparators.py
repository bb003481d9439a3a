"""What is said of a number: at least, at most, about, exactly."""

import re
from typing import Literal

from qa.verify.numerals import HAN

Comparator = Literal["=", ">=", "<=", "~", "from", "to"]

_GAP = r"的?(?:是|达到|达|为|在|至|到|的|约|有|完成|建成|培育|建设|新增|培训|全省平均水平)?\s*$"
_NEVER = r"不(?:得|能|可|应|应当|可以|会|允许)?"
_EVER = r"(?<![不得能可应会以])(?<!应当)"  # 不 and what may stand between it and 低于
_AT_MOST = re.compile(
    rf"(?:{_NEVER}(?:高于|超过|超出|多于|大于)|至多|最多|最高|最长|上限|{_EVER}(?:低于|少于|小于)|不足|不到|不满|≤|<=|<)"
    rf"{_GAP}"
)
_AT_LEAST = re.compile(
    rf"(?:{_NEVER}(?:低于|少于|小于)|最低|最少|下限|底线|{_EVER}(?:高于|超过|超出|多于|大于)|突破|逾|≥|>=|>)"
    rf"{_GAP}|(?:至少|最少|起码)[^\W\d{HAN}]{{0,8}}$"
)
_ABOUT = re.compile(rf"(?:约|大约|大概|接近|将近|(?<![最附就临邻])近){_GAP}")
_AFTER = re.compile(
    r"\s*(?:\(含[^)]{0,6}\))?\s*(?:及其?|或者?|和|\(含\))?(?:(以上|之上|起(?!草|来|点|步|到|重))|(以下|以内|之内|之下|(?<=[天日年月时周])内(?![部容外地蒙涵设陆销需]))|(左右|上下(?!游)))"
)


def comparator(match: re.Match[str], folded: str) -> tuple[Comparator, int]:
    """What is said before and after the number, and where the figure ends with it."""
    before = folded[max(0, match.start() - 14) : match.start()].split("\x00")[-1]
    before = re.split(r"[,;:。]", before)[-1]
    after = _AFTER.match(folded, match.end())
    if after:
        said: Comparator = ">=" if after[1] else "<=" if after[2] else "~"
        return said, after.end()
    if _AT_MOST.search(before):
        return "<=", match.end()
    if _AT_LEAST.search(before) or match["odd"] or match["hodd"]:
        return ">=", match.end()
    return ("~" if _ABOUT.search(before) else "="), match.end()
