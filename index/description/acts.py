"""How a law came about, from the bracket below its title.

（2003年3月1日中华人民共和国国务院令第372号公布　根据2013年7月18日《…决定》修订）
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.description.dates import dates_in
from index.description.found import Found, found_in
from index.parsing.lines import Line


@dataclass(frozen=True, slots=True)
class Act:
    """One step: when somebody adopted, promulgated or amended the text, and under what number.

    ``of_another`` where another document amends it (根据…决定修正): the number is not this one's.
    """

    date: Found
    verb: str
    of_another: bool
    organ: Found | None = None
    number: Found | None = None


def acts_in(lines: Sequence[Line]) -> tuple[Act, ...]:
    """The acts that a bracket's lines tell, in their order; 自…起施行 is none."""
    acts: list[Act] = []
    for line in lines:
        plain = _TITLES.sub(lambda match: _BLANK * len(match.group()), line.text)
        dates = list(dates_in(plain))
        ends = [*(each.start for each in dates[1:]), len(plain)]
        for date, end in zip(dates, ends, strict=False):
            verb = _VERB.search(plain, date.end, end)
            if not verb or _IN_FORCE.match(plain, date.end):
                continue
            before = plain[max(0, date.start - 2) : date.start]
            follows = before[-1:] in ("、", "和") and bool(acts) and acts[-1].of_another
            organ, number = _organ_and_number(line, plain, date.end, verb.start())
            when = Found(date.iso, (line.start + date.start, line.start + date.end))
            acts.append(Act(when, verb.group(), before == "根据" or follows, organ, number))
    return tuple(acts)


def latest_date(acts: Sequence[Act]) -> Found | None:
    """The date of the version that the text is: the last adoption, promulgation or amendment."""
    return max((act.date for act in acts), key=lambda each: each.value, default=None)


def first_publication(acts: Sequence[Act]) -> str:
    """The day on which the document was first made public; "" when the acts do not say.

    A law in force 自公布之日起 counts from this day, whatever has amended it since.
    """
    own = [act for act in acts if not act.of_another]
    for act, following in pairwise(own):
        if not (act.verb in _ADOPTED and following.verb in _PUBLISHED):
            return act.date.value
    return own[-1].date.value if own else ""


def own_act(acts: Sequence[Act]) -> Act | None:
    """The act that names the office and the number: the last that is the document's own.

    A law that was revised as a whole goes by its revision; one that another document amends
    keeps its number. The office that promulgates counts before the one that only approves.
    """
    own = [act for act in acts if not act.of_another and act.organ and act.verb != "批准"]
    numbered = [act for act in own if act.number]
    return next(reversed(numbered or own), None)


_VERB = re.compile(r"(?:修订|修正|修改)?(?:公布|发布|颁布|印发|通过|批准)|修订|修正|修改")
_ADOPTED = ("通过", "批准", "修订通过")
_PUBLISHED = ("公布", "发布", "颁布", "印发", "修订公布", "修订发布")
_IN_FORCE = re.compile(r"\s*(?:零时)?起?(?:正式)?(?:施行|实施|执行|生效)|起")
_BLANK = "－"
_TITLES = re.compile(r"《[^》]*》?")
_NUMBER = re.compile(
    r"(?:令|公告)?\s*(?:\d{4}\s*年?\s*)?第\s*[\d〇零一二三四五六七八九十百]{1,6}\s*号(?:\s*(?:令|公告))?"
)
_SESSION = re.compile(r"第[〇零一二三四五六七八九十百\d]{1,6}届")
_MEETING = re.compile(
    r"第?[〇零一二三四五六七八九十百\d]{1,6}次[\u4e00-\u9fff]{0,6}会议|审判委员会|检察委员会|常务会议|通过的"
)
_STATE = "中华人民共和国"


def _organ_and_number(
    line: Line, plain: str, start: int, end: int
) -> tuple[Found | None, Found | None]:
    """The office and the number between a date and its verb.

    国家工商行政管理总局令第73号 names both; 第九届全国人民代表大会常务委员会第三次会议 one office.
    """
    said = plain[start:end]
    start += len(said) - len(said.lstrip(" \u3000经由，,"))
    said = plain[start:end]
    number = _NUMBER.search(said)
    stops = [match.start() for match in (number, _MEETING.search(said)) if match]
    name = said[: min(stops, default=len(said))].split(_BLANK)[0].rstrip(" \u3000第")
    name = name.removesuffix("公告")
    session = _SESSION.match(name)
    lead = session.end() if session else 0
    if name.startswith(_STATE + "国务院") and _STATE not in name[len(_STATE) :]:
        lead = len(_STATE)  # the office is 国务院, its orders are 中华人民共和国国务院令
    organ = found_in(line, start + lead, start + len(name)) if len(name) - lead > 1 else None
    if not number:
        return organ, None
    return organ, found_in(line, start if name else start + number.start(), start + number.end())
