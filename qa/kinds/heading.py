"""An article or a part asked for by its heading, or by a piece of it: “加大投入力度”这一条."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.clause import Clause
from index.normalise import comparable
from index.parsing.numbering import number_of
from index.question.labels.label import Label
from index.question.labels.lookup import Found
from qa.case import Case
from qa.coverage import covered
from qa.kinds.names import beside_names
from qa.kinds.scan import folded, scan

_MOST = 8  # places that may be headed so; what heads more tells none of them from the others
_SHORTEST, _LONGEST = 2, 30  # characters
_LIKE = 0.6  # share of what is said, by rarity, in a heading that says it in other words


@dataclass(frozen=True, slots=True)
class Headed:
    """What a question says of a heading: ``said`` as it stands in it, ``name`` what it is called.

    ``pointed`` where it points at one place (这一条) and does not only speak of a part.
    """

    said: str
    name: str
    pointed: bool = True


def headed(text: str) -> Headed | None:
    """The heading by which a question without its documents' names asks for a place; else None.

    >>> headed("加大投入力度这一条讲了什么").name
    '加大投入力度'
    """
    for form in (_TITLED, _POINTED, _PART):
        for match in form.finditer(comparable(text)):
            name = _OPENING.sub("", match["x"].strip()).strip(_MARKS)
            if _SHORTEST <= len(name) <= _LONGEST and not _NO_NAME.fullmatch(name):
                return Headed(match.group(), name, form is not _PART)
    return None


def by_heading(case: Case) -> tuple[Headed, tuple[Found, ...]] | None:
    """The places that a question asks for by their heading; None where it names none.

    A heading said whole outweighs one that it is a piece of, and that one said in other words.
    """
    rest = beside_names(case)
    asked = None if case.query.labels else headed(rest) or _bare(case, rest)
    if asked is None:
        return None
    places = list(_places(case))
    ways = (_is, _holds, _resembles)[: 1 if asked.said == rest else 2 + asked.pointed]
    for fits in ways:
        fitting = [place for place in places if fits(case, asked.name, place.name)]
        if fitting:
            return (asked, tuple(_found(fitting))) if len(fitting) <= _MOST else None
    return None


def part_named(case: Case) -> tuple[Clause, ...]:
    """The clauses of the part that a label is said with, () where none is: 侵权责任编最后一条."""
    match = _ABOVE.search(comparable(beside_names(case))) if case.query.labels else None
    if match is None or not case.query.documents:
        return ()
    name = _OPENING.sub("", match["x"].strip()).strip(_MARKS)
    named = [place for place in _places(case) if _is(case, name, place.name)]
    return named[0].clauses if len(named) == 1 else ()


def _bare(case: Case, rest: str) -> Headed | None:
    """A question that is nothing but the heading of a document that it names: 行政处罚法附则."""
    name = rest.strip(" ?？。的")
    short = case.query.documents and _SHORTEST <= len(name) <= _LONGEST
    return Headed(rest, name, pointed=False) if short else None


@dataclass(frozen=True, slots=True)
class _Place:
    """A heading of a document with the clauses that stand under it."""

    name: str
    heading: str
    clauses: tuple[Clause, ...]


def _places(case: Case) -> Iterator[_Place]:
    among = case.query.documents or tuple(case.searcher.documents)
    under: dict[tuple[str, tuple[str, ...]], list[Clause]] = {}
    for each in scan(case.searcher).within(among):
        path = each.clause.path
        for depth in range(2, len(path) + 1):
            under.setdefault((each.document.id, path[:depth]), []).append(each.clause)
    for (_, path), clauses in under.items():
        own = clauses[0].heading if clauses[0].path == path else ""
        if name := folded(own or _unnumbered(path[-1])):
            yield _Place(name, " ".join(path[-1].split()), tuple(clauses))


def _unnumbered(heading: str) -> str:
    number = number_of(heading)
    return heading[number.end :] if number else heading


def _is(case: Case, said: str, heading: str) -> bool:
    return folded(said) == heading


def _holds(case: Case, said: str, heading: str) -> bool:
    return folded(said) in heading and len(heading) <= _LONGEST


def _resembles(case: Case, said: str, heading: str) -> bool:
    return (
        len(heading) <= _LONGEST
        and min(covered(said, heading, case.idf), covered(heading, said, case.idf)) >= _LIKE / 2
        and covered(said, heading, case.idf) >= _LIKE
    )


def _found(places: Sequence[_Place]) -> Iterator[Found]:
    for place in places:
        label = Label(place.heading, ())
        for clause in place.clauses:
            yield Found(clause, label, (clause.start, clause.end))


_UNIT = r"(?:条款|条文|条|章|小节|节|部分|大项|段话?|款|点|块|项)"
_X = r"(?P<x>[^,，。?？;；!！\s]{2,40}?)"
_TITLED = re.compile(
    rf"(?:小?标题|题目|名)(?:是|为|叫做?|叫作)?\s*{_X}\s*(?:的|[这那](?:个|一)?)+\s*{_UNIT}"
)
_POINTED = re.compile(
    rf"{_X}(?:的|[”\"」』])*\s*(?:[这那该](?:[一1]?个?|几个?)|[一1](?=[条章节款])){_UNIT}"
)
_PART = re.compile(
    rf"{_X}(?:的|[”\"」』])*(?:部分|条款|章节?|编)(?=[里中内下]|都?[讲说写规有是包提]|的?(?:内容|原文|全文|条文)|[?？。]|$)"
)
_ABOVE = re.compile(rf"{_X}(?:编|章|节|部分)?(?:的|里面?|中|当中|下面?)*(?:\s|$)")
_MARKS = " “”\"'‘’「」『』《》的"
_OPENING = re.compile(
    r"^(?:请问|请|麻烦|帮我?|给我?|查一?下|找一?下|看一?下|把|介绍|想知道|我想[知问]道?|念一?下|(?:这份|该)?(?:文件|意见稿?|纲要|征求意见稿|稿子|方案|办法|条例|法)"
    r"|(?:里面?|中间?|当中|内)|的|关于|有关|讲|说|写|谈|提到|涉及|对于?|[“\"\s])+"
)
_NO_NAME = re.compile(r"(?:哪|什么|最后|倒数|第|前|后|上|下|其中|以上|上面|下面|刚才|你).{0,3}")
