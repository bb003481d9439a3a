"""The steps of article labels as people write them: 第二十六条, 26条, （三）, 三、, 附件2, 4.1.2.

A step is one unit with its number or numbers; ``reading`` puts steps together to labels.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.parsing.numbering import number_value
from index.question.naming.mention import NAMED

TOP = frozenset({"编", "分编", "章", "节", "部分", "大点", "块"})
INSIDE = frozenset({"款", "项", "目"})


@dataclass(frozen=True, slots=True)
class Step:
    """A unit that a text names: ``unit`` is its word (条, 章, 款) or its mark (、 （ . ①).

    ``numbers`` are several for 第三、五条 and 第3-5条, and below 0 where they are counted from the
    end, as -2 for 倒数第二条; ``after`` is 1 for 二十六条之一; ``name`` is that of an attachment;
    ``bracketed`` tells 第（十八）条 and （十八） from 第十八条. The span is that of the text it was
    read from.
    """

    unit: str
    numbers: tuple[int, ...]
    start: int
    end: int
    after: int = 0
    name: str = ""
    bracketed: bool = False


def steps_in(text: str) -> Iterator[Step]:
    """The steps in a text, in order.

    >>> [(step.unit, step.numbers) for step in steps_in("第廿六条第2款（三）项")]
    [('条', (26,)), ('款', (2,)), ('项', (3,))]
    """
    for match in _STEP.finditer(text):
        step = _step(match)
        if step:
            yield step


_CHINESE = "一二三四五六七八九十百千零〇○两廿卅"
_DIGIT = "[0-9０-９]"
_N = rf"(?:[{_CHINESE}]{{1,9}}|{_DIGIT}{{1,4}})"
_SOME = rf"[（(]?\s*{_N}\s*[)）]?(?:\s*[、,，和与及至到~-]\s*第?[（(]?\s*{_N}\s*[)）]?)*"
_OPENS = rf"(?:^|(?<=[\s》)）”\"{NAMED}:：,，。]))"
# what documents are called ends so
_NAME_ENDS = f"[法例定则见要释知案划准典号程令告录单南章函》)）{NAMED}]"
_LAWFUL = f"(?:(?<={_NAME_ENDS})|(?<={_NAME_ENDS}的)|(?<=[释定案][{_CHINESE}]))"
_CLOSES = (
    r"(?=$|[^一-龥]|[讲说写的是第有内里中款和与及之至到咋怎啥什属包如规对全原" + _CHINESE + "])"
)
_END_UNIT = r"(?:条|分编|编|章|节|部分|大点|款|项|目)"
_STEP = re.compile(
    rf"(?P<from_end>倒数(?:的)?第?|最后(?:面)?的?第?|最末(?:尾)?的?|(?:末尾|结尾)(?:的|那|这)*|末(?={_END_UNIT})|尾(?=条))"
    rf"\s*(?P<count>{_N})?\s*(?P<end_unit>{_END_UNIT})"
    rf"|(?P<first>首(?=[条章])|(?:开头|打头|最前面?|头)的?第?一)\s*(?P<first_unit>条|章|部分|款)"
    rf"|第\s*(?P<nth>{_SOME})\s*(?P<unit>条|分编|编|章|节|部分|大点|小点|点|块|项|款|目|小节)"
    rf"(?:\s*之\s*(?P<after>[一二三四五六七八九十]{{1,3}}|{_DIGIT}{{1,2}})(?![一-龥]))?"
    rf"|(?P<annex>附\s*(?:件|录|表)\s*(?:{_N}|[a-zA-Z](?![a-zA-Z]))?)(?=\s*(?:的|中的?|里的?)?\s*"
    rf"(?:第|[（(]\s*{_N}|{_N}\s*[、.．条]))"
    rf"|(?P<decimal>(?:第\s*)?(?<![\d.a-z/-])\d{{1,2}}(?:[.．]\d{{1,2}})+)(?P<of>\s*[条章节款项点])?(?![\d.%％])"
    rf"|[（(]\s*(?P<bracketed>{_N})\s*[)）](?P<item>\s*项)?"
    rf"|(?<![\d.])(?P<chinese>{_N})\s*、(?=\s*[（(]|[一-龥](?<![一二三四五六七八九十])|$)"
    rf"|(?<![\d.一-龥])(?P<main>{_N})(?=\s?[（(]\s*{_N}\s*[)）])"
    rf"|(?P<circled>[①-⑳])"
    rf"|(?:{_OPENS}|{_LAWFUL})(?P<bare>{_N})\s*条(?:\s*之\s*(?P<more>[一二三四五六七八九十]{{1,3}})(?![一-龥]))?{_CLOSES}"
    rf"|(?P<part>{_N})\s*(?P<kind>款|项|目)"
    rf"|(?<![a-z])(?:article|art\.?|§)\s*(?P<english>{_DIGIT}{{1,4}})(?![\d.])"
    rf"|(?<=[)）、])\s*(?P<arabic>{_DIGIT}{{1,3}})\s*[.．](?!\d)",
    re.IGNORECASE,
)
_MANY = re.compile(rf"({_N})|([至到~-])")
_MOST = 50  # articles that one range is expanded to
_SHORT_TENS = str.maketrans({"廿": "二十", "卅": "三十"})


def value(numeral: str) -> int:
    """A numeral as a number: 廿六 and 卅 too, which no law writes."""
    return number_value(numeral.translate(_SHORT_TENS))


def _step(match: re.Match[str]) -> Step | None:
    said = match.groupdict()
    start, end = match.span()
    while match.string[start].isspace():
        start += 1
    if said["from_end"]:
        return Step(said["end_unit"], _from_the_end(said["from_end"], said["count"]), start, end)
    if said["first"]:
        return Step(said["first_unit"], (1,), start, end)
    if said["nth"]:
        after = value(said["after"]) if said["after"] else 0
        bracketed = said["nth"].startswith(("（", "("))
        return Step(said["unit"], _numbers(said["nth"]), start, end, after, bracketed=bracketed)
    if said["annex"]:
        return Step("附", (), start, end, name="".join(said["annex"].split()))
    if said["decimal"]:
        return _decimal(match, start, end)
    if said["bare"]:
        return Step("条", (value(said["bare"]),), start, end, value(said["more"] or "零"))
    unit, numeral = next(
        (unit, said[group]) for group, unit in _UNITS.items() if said[group] is not None
    )
    if unit == "①":
        return Step(unit, (ord(numeral) - ord("①") + 1,), start, end)
    if unit == "款":
        unit = said["kind"]
    if unit == "（" and said["item"]:
        unit = "项"
    return Step(unit, (value(numeral),), start, end, bracketed=unit == "（")


def _from_the_end(said: str, count: str | None) -> tuple[int, ...]:
    """倒数第二 is -2, 最后 alone -1, 最后两 both of the last two."""
    number = value(count) if count else 1
    several = not said.endswith("第") and not said.startswith("倒数")
    return tuple(range(-number, 0)) if several else (-number,)


def _decimal(match: re.Match[str], start: int, end: int) -> Step | None:
    """A number of a standard; 98.5 alone is a figure, 4.2条 and 4.1.2 are labels."""
    numeral = match["decimal"].removeprefix("第").strip()
    steps = tuple(int(each) for each in re.split(r"[.．]", numeral))
    behind_name = match.string[:start].endswith((NAMED, "》"))
    if len(steps) > 2 or match["of"] or "第" in match["decimal"] or behind_name:
        return Step(".", steps, start, end)
    return None


def _numbers(text: str) -> tuple[int, ...]:
    """The numbers of 三、五 and of 3-5."""
    found: list[int] = []
    ranged = False
    for numeral, through in _MANY.findall(text):
        if through:
            ranged = True
            continue
        number = value(numeral)
        if ranged and found and found[-1] < number <= found[-1] + _MOST:
            found.extend(range(found[-1] + 1, number))
        found.append(number)
        ranged = False
    return tuple(found)


_UNITS = {
    "bracketed": "（",
    "chinese": "、",
    "main": "、",
    "circled": "①",
    "part": "款",
    "english": "条",
    "arabic": "1",
}
