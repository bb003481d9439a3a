"""Named bodies of a text: departments, institutions, places, and terms that hold numerals."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.clause import Span
from qa.verify.departments import departments, named_in
from qa.verify.folding import compact, fold
from qa.verify.places import places
from qa.verify.quotations import quotations

_INSTITUTION = re.compile(
    r"(?P<before>[一-龥]{1,14}?)(?P<kind>人民政府|领导小组|联席会议|委员会|海关|研究院|科学院|大学|人民法院|法院|"
    r"检察院|银行|有限公司|股份公司|党校|政府|中心|局|厅)"
    r"(?!生|面|部|限|势|域|采购|部门|主导|引导|职能|购买|投入|工作|任务|城市|环节|思想|内容|力量|长|质量奖|监管|网站|重视)"
)
# Words after which a name begins; cut greedily, the last one counts.
_LEAD = re.compile(
    r"^.*(?:由|与|和|及|向|在|对|是|为|或|各|以|的|将|请|让|据|到|共建|建立|成立|设立|建成|创建|建设|支持|推动|推进|开展|"
    r"发挥|充分|加强|鼓励|积极|加快|完善|依托|培育|申建|打造|争创|会同|配合|倡导|提倡|争取|实现|联系|指导|组织|促进|要求)"
)
_ORDINARY = re.compile(
    r"(?:格|布|全|大|结|时|变|当|邮|开|破|僵)局$|(?:^|为|以|核心|市|城)中心$|客厅$|餐厅$|大厅$"
)
_COUNCIL = re.compile(r"国务院|党中央|中共中央|省委|市委|州委|自治区党委|兵团党委")
_TERM = re.compile(
    r"(?<![\w.%])[A-Za-z]*\d+(?:[A-Za-z]+\d*|[+·][A-Za-z\d]+)+|[A-Za-z]{2,}\d+|[A-Za-z]{2,}|"
    r"第[一二三四五六七八九十百]++(?![,、:：条款项章节编个])"
)
_LEVELS = "国省市州县区旗盟地"


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a sentence relies on."""

    text: str
    kind: Literal["department", "institution", "place", "title", "term"]
    span: Span


@lru_cache(maxsize=2048)
def bodies(text: str) -> tuple[Name, ...]:
    """Return the departments, institutions, places and titles that ``text`` names, in order."""
    found = [Name(d.text, "department", d.span) for d in departments(text)]
    taken = [n.span for n in found]
    found += [
        name
        for name in _institutions(text)
        if not any(s < name.span[1] and name.span[0] < e for s, e in taken)
    ]
    found += [Name(text[s:e], "place", (s, e)) for _, (s, e) in places(text)]
    found += [Name(q.text, "title", q.span) for q in quotations(text) if q.kind == "title"]
    return tuple(sorted(found, key=lambda n: n.span))


def terms(text: str) -> tuple[Name, ...]:
    """Return the names that hold digits, Latin letters or an ordinal: 5G, ISO9000, 第三方."""
    return tuple(Name(m[0], "term", m.span()) for m in _TERM.finditer(fold(text)))


def _institutions(text: str) -> list[Name]:
    folded, found = fold(text), []
    for match in _INSTITUTION.finditer(folded):
        name = _LEAD.sub("", match["before"]) + match["kind"]
        start = match.end() - len(name)
        if name != match["kind"] and not _ORDINARY.search(name):
            found.append(Name(text[start : match.end()], "institution", (start, match.end())))
    found += [Name(m[0], "institution", m.span()) for m in _COUNCIL.finditer(folded)]
    return found


def missing_names(sentence: str, known: Sequence[str]) -> tuple[Name, ...]:
    """Return the names of ``sentence`` that ``known`` (texts and contexts) do not have.

    An abbreviated or a fuller form of the same body passes. Titles are left to the quotations.
    """
    listed = [body for text in known for body in departments(text)]
    regions = {canonical for text in known for canonical, _ in places(text)}
    bodies_there = departments(sentence)
    missing = [Name(d.text, "department", d.span) for d in bodies_there if not named_in(d, listed)]
    missing += [
        Name(sentence[s:e], "place", (s, e))
        for canonical, (s, e) in places(sentence)
        if canonical not in regions
    ]
    whole = compact("\n".join(known)).replace("人民政府", "政府").replace("人民法院", "法院")
    for name in bodies(sentence):
        if name.kind == "institution" and not _tail_known(name.text, whole):
            missing.append(name)
    missing += [n for n in terms(sentence) if compact(n.text) not in whole]
    return tuple(sorted(missing, key=lambda n: n.span))


def _tail_known(name: str, whole: str) -> bool:
    """Tell whether enough of the name's end stands in ``whole``.

    The left edge of a Chinese name is not marked, so of the (at most six) characters before the
    kind of body, three fifths must stand there together with it.
    """
    folded = compact(name).replace("人民政府", "政府").replace("人民法院", "法院")
    if folded in whole:
        return True
    match = _INSTITUTION.search(folded)
    kind = match["kind"] if match else ""
    before = folded[: len(folded) - len(kind)][-6:]
    if kind == "政府" and before[-1:] in _LEVELS:
        return before[-1] + kind in whole
    need = max(1, -(-len(before) * 3 // 5))
    return folded[len(folded) - len(kind) - need :] in whole
