"""The things that are asked in one question, each to be asked alone.

>>> [part.asked for part in parts_of("我们在汕尾生产保健食品，会不会查到我们？比例怎么定的？")]
['会不会查到我们', '比例怎么定的']
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.normalise import comparable
from qa.applies.asking import kinds_asked
from qa.applies.party import Party, parties
from qa.following.source import asks_source
from qa.following.topic import swapped, topic_of
from qa.yes_no.claim import claim_of


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is asked: the words that ask it, and what is said around it that it needs.

    ``given`` is who asks and where, and what leads to the question: 要是报告造假. ``more`` where it
    asks more of what the part before found: 为的是啥.
    """

    asked: str
    given: str = ""
    more: bool = False

    @property
    def question(self) -> str:
        """The part as a question that stands alone."""
        return f"{self.given}，{self.asked}？" if self.given else f"{self.asked}？"


def parts_of(question: str) -> tuple[Part, ...]:
    """The things asked, in their order: one where the question asks one thing.

    Who asks belongs to each part; where nobody says who they are, what the first part is about.
    """
    told, asked = _sorted(question)
    first = asked[0][1] if asked else ""
    about = [] if any(map(_is_somebody, told)) else _subject(first) or _topic(first)
    who = "，".join(told)
    found: list[Part] = []
    for lead, piece in asked:
        if found and _MORE.fullmatch(piece):
            found.append(Part(piece, more=True))
        elif found and (other := _OTHER.fullmatch(piece)):
            found.append(Part(_of_another(other["who"], found[-1].asked)))
        else:
            given = who if _parallel(piece, first) else "，".join((*told, *about))
            each = _of_each(given, piece)
            found += [Part(words, _given(given, lead, words)) for given, words in each]
    return tuple(found)


def says_who(question: str) -> bool:
    """Whether somebody says who they are, or asks for all that applies to somebody."""
    told, asked = _sorted(question)
    return any(map(_is_somebody, told)) or bool(asked and _subject(asked[0][1]))


def _sorted(question: str) -> tuple[list[str], list[tuple[str, str]]]:
    """What a question tells of who asks, and what it asks, each with what leads to it."""
    told: list[str] = []
    leading: list[str] = []
    asked: list[tuple[str, str]] = []
    for piece in _pieces(comparable(question)):
        if not _asks(piece):
            first = not asked and not leading and not _IF.match(piece)
            (told if first or _SELF.search(piece) else leading).append(piece)
        elif not asks_source(piece):  # every answer cites its basis
            asked.append(("，".join(leading), piece.rstrip("?")))
            leading = []
    return told, asked


def _given(who: str, lead: str, words: str) -> str:
    return "，".join(filter(None, ("" if who in words else who, lead)))


_PIECE = re.compile(r"[^,，。;；?？!！:：]+[?？]?")
_ASKING = re.compile(
    r"哪|谁|什么|啥|多少|几[^,?]{0,2}\??$|几[^,]{1,8}\?$|怎|咋|如何|何[时处种]|多[久长大高]|呢\??$"
)
_SELF = re.compile(
    r"我们?(?!们|国|记得|听说|看到|看见|觉得|以为)|本(?:公司|企业|单位|店|厂|机构|人|院|所|校)|咱|作为"
)
_EACH = re.compile(r"分别|各自|各(?=[要应需有是得])|都(?=[要应需有])")
_NAMES = r"[一-龥A-Za-z]{2,10}"
_OTHER = re.compile(r"(?P<who>.+)呢")  # 保健食品企业呢: the same asked of somebody else
_BOTH = re.compile(
    rf"(?:.*(?:是|有(?![效限关色]))|)(?P<first>{_NAMES}?)[和与跟、及](?P<last>{_NAMES}?)$"
)
_WANTS = re.compile(
    r"我?们?想?(?:请问|想问|问一下|想知道|知道|想了解|了解)(?:一下)?(?:以?下?[一两二三四五几]?[件个点]?(?:事情?|问题))?"
)
_LEADS = re.compile(rf"^(?:(?:另外|还有|此外|同时|以及|那么?|再)|{_WANTS.pattern})+")
_MORE = re.compile(  # 几个，为的是啥
    r"(?:又|都|分别|具体|这?是)*(?:为的?是?了?(?:什么|啥)|图(?:什么|啥)|(?:是|属于|算)?(?:什么|啥|哪一?个?)级别?的?"
    r"|(?:名字|名称)?叫(?:做|作)?(?:什么|啥)(?:名字?|名称)?|(?:用来|拿来)?(?:干|做)(?:嘛|什么|啥)用?的?)"
)
_HOW = re.compile(r"(?:怎么样?|怎样|如何|咋)(?=[一-龥]{4})")
_JOINT = re.compile(r"、|(?<=[管责头办])(?:和|与|以及|跟)")
_IF = re.compile(r"要是|如果|若|假如|假设|一旦|万一|.*的话$")


def _pieces(plain: str) -> Iterator[str]:
    for found in _PIECE.findall(plain):
        within = _JOINT.split(found)
        for each in within if all(map(_ASKING.search, within)) else [found]:  # A谁管、B谁管
            piece = _LEADS.sub("", each.strip())
            if piece.strip("?？ "):
                yield piece


def _asks(piece: str) -> bool:
    return bool(_ASKING.search(piece)) or claim_of(piece) is not None


def _named(piece: str) -> list[Party]:
    """Whom a piece names by trade or part: 检验检测机构, not 企业."""
    return [party for party in parties(piece, 0, len(piece)) if party.standing == "named"]


def _is_somebody(piece: str) -> bool:
    """Whether a piece says who asks: 我们是…, 某项目的监理单位."""
    ends = [party.end for party in _named(piece)]
    return bool(_SELF.search(piece)) or len(piece.rstrip("的")) in ends


def _subject(piece: str) -> list[str]:
    """Of whom all that applies is asked first: 内蒙古的检测机构 of 内蒙古的检测机构适用哪些要求."""
    return [piece[: party.end] for party in _named(piece)[:1] if kinds_asked(piece)]


def _parallel(piece: str, first: str) -> bool:
    """Whether a piece asks of its own topic what the first one asked of another: 水利谁管."""
    own, other = topic_of(piece), topic_of(first)
    if own is None or other is None or _SELF.search(first):
        return False
    return bool(piece[own.end :]) and piece[own.end :] == first[other.end :]


def _topic(piece: str) -> list[str]:
    """What is spoken of: 食品生产许可证 of 食品生产许可证管几年, 监管建材 of 怎么监管建材."""
    if _HOW.search(piece):
        return [_HOW.sub("", piece)]
    topic = topic_of(piece)
    return [piece[topic.start : topic.end]] if topic else []


def _of_another(who: str, asked: str) -> str:
    """What was asked before, of something else: 保健食品企业呢."""
    return who + asked if _is_somebody(who) else swapped(asked, 0, who) or who


def _of_each(who: str, piece: str) -> Iterator[tuple[str, str]]:
    """What is asked of each of two: 传承人和店铺分别可以申报什么; of one, the piece itself."""
    each = _EACH.search(piece)
    if each is None:
        yield who, piece
        return
    within = piece[: each.start()]
    named = _BOTH.match(_EACH.sub("", within or who.split("，")[-1]))
    if named is None:
        yield who, piece
        return
    rest = piece[each.end() :]
    given = who if within else "，".join(who.split("，")[:-1])
    for name in (named["first"], named["last"]):
        yield given, f"{name}{rest}"
