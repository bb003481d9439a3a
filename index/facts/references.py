"""What else a clause names: 本办法第三条, 前款, 《产品质量法》第二十六条, GB/T 19001."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from index.clause import Clause, Span
from index.facts.fact import Reference


def references(clause: Clause) -> tuple[Reference, ...]:
    """The references of a clause in the order of the text, not resolved yet.

    Each article of a list is one (第三条、第五条和第七条 are three), a range is one with the label
    第三十条至第三十三条. 前款, 前条 and 本条 stand in ``label`` as they are.
    """
    text = clause.text
    found: list[Reference] = []
    if "《" in text:
        found.extend(_titled(clause))
    if "条" in text or "章" in text:
        own = _OWN_NUMBER.match(text)
        after = own.end() if own else 0
        if text.find("第", after) >= 0:
            found += list(_articles(clause, after, found))
    if "前" in text or "本条" in text:
        found.extend(_reference(clause, m.span(), "", m.group()) for m in _RELATIVE.finditer(text))
    if "附件" in text:
        for match in _ANNEX.finditer(text):
            found.append(_reference(clause, match.span(1), "", _label(match.group(1))))
    for match in _STANDARD.finditer(text) if _CAPITALS.search(text) else ():
        if (
            match.start()
            and text[match.start() - 1].isascii()
            and text[match.start() - 1].isalpha()
        ):
            continue
        named = f"{match.group(1).upper()} {match.group(2)}"
        found.append(_reference(clause, match.span(), named, ""))
    if not found:
        return ()
    found.sort(key=lambda reference: (reference.start, -reference.end))
    kept: list[Reference] = []
    for reference in found:
        if not kept or reference.start >= kept[-1].end:
            kept.append(reference)
    return tuple(kept)


_N = r"[零〇○一二三四五六七八九十百千两]{1,7}|\d{1,4}"
_ARTICLE = rf"第\s*(?:{_N})\s*条(?:之[一二三四五六七八九十]{{1,3}})?"
_INSIDE = (
    rf"(?:\s*第\s*(?:{_N})\s*款)?(?:\s*(?:中|的)?第?\s*[（(]?(?:{_N})[）)]?\s*项)?"
    rf"(?:\s*第\s*(?:{_N})\s*目)?"
)
_PLACE = rf"{_ARTICLE}{_INSIDE}"
_ONE = re.compile(
    rf"(?P<first>{_ARTICLE}){_INSIDE}(?:\s*(?:至|到|—|-|－|～)\s*(?P<last>{_ARTICLE}){_INSIDE})?"
)
_CHAPTER = rf"第\s*(?:{_N})\s*[章节编](?!课)"
_NAMED_PLACE = re.compile(rf"{_PLACE}|{_CHAPTER}")
_OWN = re.compile(
    r"本[一-龥]{0,6}?(?:法|办法|规定|条例|细则|规则|规范|决定|意见|章程|标准|准则|纲要|方案|通知|指引|制度|程序)\s*$"
)
_TITLE = re.compile(
    r"《(?P<title>[^《》\r\n]{2,80}(?:[〈<《][^〈〉<>《》]{2,60}[〉>》][^《》\r\n]{0,60})*)》"
    rf"(?P<number>\s*[（(][^（）()]{{0,24}}?(?:〔|\[|［)?\d{{4}}(?:〕|\]|］)?\s*第?\s*\d{{1,5}}\s*号[）)])?"
    rf"(?P<place>\s*(?:的|中|中的)?{_PLACE})?"
)
_READS_LIKE_TITLE = re.compile(
    r"(?:法|条例|办法|规定|规则|规范|准则|标准|细则|意见|通知|纲要|方案|规划|计划|决定|决议|公告|通告|公报|批复|函|"
    r"章程|制度|指引|指南|要点|解释|目录|措施|公约|协定|议定书|程序|要求|通则|总则|大纲|清单|名录|宪法|法典|导则|"
    r"图|表|条款|宣言|命令|令|报告|纪要|办法》?|分类|术语|规程|部署|安排|协议|合同)"
    r"(?:[（(〈][^）)〉]*[）)〉])*$"
)
_RELATIVE = re.compile(
    rf"前[两二三四五\d]?款(?:第?\s*[（(]?(?:{_N})[）)]?\s*项)?|前[两二三四五]?条(?!件)|前[两二三四五]?项(?!目)|"
    rf"本条(?!例|件|款规定的?条)(?:\s*第\s*(?:{_N})\s*款)?"
)
_ANNEX = re.compile(
    r"(?:见|按照?|依照|参照|填写|提交|列入|[（(])\s*(附件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?)(?![一-龥]*[:：])"
)
_CAPITALS = re.compile(r"[A-Z][A-Z]")
_STANDARD = re.compile(
    r"((?:GB|GBZ|GBJ|JJF|JJG|HJ|YY|SB|NY|QB|JGJ|CJJ|SL|LY|WS|GA|MZ|TSG|ISO|IEC|DB\d{2})(?:\s?/\s?[TZ])?)"
    r"\s?(\d{2,6}(?:\.\d{1,3})?)(?:\s?[-—–:]\s?(?:19|20)?\d{2}(?!\d))?"
)
_SHORTEST_TITLE = 3  # 《指南》 is what a text calls itself
_NEXT = re.compile(r"\s*(?:、|,|，|和|及|与|或者|或|以及)\s*(?=第)")


def _titled(clause: Clause) -> Iterator[Reference]:
    """《…》 that reads like a law, policy or standard, with the article named after it."""
    for match in _TITLE.finditer(clause.text):
        title = match.group("title")
        place = match.group("place")
        if len(title) < _SHORTEST_TITLE or not (
            place or match.group("number") or _READS_LIKE_TITLE.search(title)
        ):
            continue
        if not place:
            yield _reference(clause, match.span(), title, "")
            continue
        at = match.start("place") + len(place) - len(place[place.index("第") :])
        for start, end, label in _list_of(clause.text, at):
            yield _reference(clause, (match.start() if start == at else start, end), title, label)


def _articles(clause: Clause, after: int, titled: Sequence[Reference]) -> Iterator[Reference]:
    """Articles of the clause's own document, and of laws named without 《》: 刑事诉讼法第十五条.

    The clause's own number, which ends at ``after``, is none of them; ``titled`` are the
    references already read, in order.
    """
    text = clause.text
    taken = [(each.start - clause.start, each.end - clause.start) for each in titled]
    while match := _NAMED_PLACE.search(text, after):
        at, after = match.span()
        before = bisect_left(taken, (at + 1, 0))
        if before and at < taken[before - 1][1]:
            continue
        this = _OWN.search(text, max(0, at - 12), at)
        start, title = this.start() if this else at, ""
        if "条" not in match.group():
            if this:
                yield _reference(clause, (start, after), "", _label(match.group()))
            continue
        law = None if this else _LAW_BEFORE.search(text, max(0, start - 30), start)
        if law:
            start, title = law.start("title"), law.group("title")
        elif _THAT_LAW.search(text, max(0, start - 8), start):
            earlier = bisect_left(taken, (start, 0))
            if not earlier:
                continue
            title = titled[earlier - 1].title
        for first, end, label in _list_of(text, at):
            yield _reference(clause, (start if first == at else first, end), title, label)
            after = end


_OWN_NUMBER = re.compile(rf"[#*>\s]*{_ARTICLE}")
_LAW_BEFORE = re.compile(
    r"(?:依照|依据|根据|按照|违反|符合|适用|参照|不受|执行|属于|以及|[按有和与及、，。；的于对由经因以犯在（(\s]|^)"
    r"(?P<title>(?!本|该|前款)(?:中华人民共和国)?[一-龥]{1,16}?(?:法典|(?<!办)法|条例|实施细则|公约|协定))(?:的|中)?\s*$"
)
_THAT_LAW = re.compile(
    r"该[一-龥]{0,4}?(?:法|办法|规定|条例|细则|规则|规范|决定|意见|公约)(?:的|中)?\s*$"
)


def _list_of(text: str, at: int) -> Iterator[tuple[int, int, str]]:
    """The articles of a list 第三条、第五条至第七条, with their spans and labels."""
    match = _ONE.match(text, at)
    while match:
        label = _label(match.group("first"))
        if match.group("last"):
            label += f"至{_label(match.group('last'))}"
        yield match.start(), match.end(), label
        following = _NEXT.match(text, match.end())
        match = _ONE.match(text, following.end()) if following else None


def _label(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split()).replace("○", "〇")


def _reference(clause: Clause, span: Span, title: str, label: str) -> Reference:
    start, end = span
    return Reference(clause.text[start:end], title, label, clause.start + start, clause.start + end)
