"""Kinds of English questions as a whole, and the Chinese sentence in which each is asked.

What is looked for, compared or summed up is said in a place of its own; ``english`` knows what a
question asks for, this how it is built.

>>> frame_of("which documents mention chief quality officers?").about
'chief quality officers'
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """A question that was recognised: the Chinese around its terms, and what it is about.

    ``chinese`` has the places {where} (regions, labels, years) and {x} (what ``about`` says).
    """

    chinese: str
    about: str


_PAPER = (
    r"(?:documents?|laws?|articles?|clauses?|provisions?|polic(?:y|ies)|papers?|plans?|sections?"
    r"|regulations?|regions?|places?|texts?|statutes?)"
)
_SAY = (
    r"(?:mention|mentions|refer to|refers to|talk about|talks about|speak of|speaks of|deal with"
    r"|deals with|contain|contains|cover|covers|address|addresses|say anything (?:about|on)"
    r"|says anything (?:about|on)|say something (?:about|on)|discuss|discusses)"
)
_PARTY = (
    r"\b(?:enterpris\w+|compan\w+|firms?|business\w*|manufacturers?|makers?|producers?|sellers?"
    r"|retailers?|importers?|exporters?|employers?|operators?|factor(?:y|ies)|contractors?"
    r"|builders?|developers?|shops?|restaurants?|hotels?|schools?|hospitals?|banks?|suppliers?"
    r"|laborator(?:y|ies)|institutions?|agenc(?:y|ies)|farms?|farmers?|platforms?|homes?|units?"
    r"|owners?|smes?|traders?|merchants?|we|us|i|our)\b"
)
_RULES = (
    r"(?:rules?|requirements?|obligations?|duties|provisions?|articles?|clauses?|laws?|regulations?"
    r"|standards|policies)"
)
_HELP = r"(?:support|incentives?|subsid\w+|benefits?|help|rewards?|preferential|aid)"
_SELF = (
    r"(?:we|i) (?:are|am|run|operate|own|make|produce|manufacture|build|sell|import|export|maintain"
    r"|have|process|offer|provide|install|design|test)|(?:our|my) (?:\w+ ){0,3}?(?:is|makes"
    r"|produces|sells|builds|runs|operates)"
)
_MINE = r"(?:\bapply\b|\bfor us\b|\bfor me\b|\bwe\b|\bus\b|\bi\b|\bours?\b|\bmy\b)"
_ANY_RULES, _ANY_HELP = "有哪些规定适用？", "有哪些支持和优惠措施？"
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(said), chinese)
    for said, chinese in (
        # who we are, and then what applies or helps
        (rf"^(?P<x>(?:as|{_SELF})\b[^.;,?]*)[.;,]\s*.*{_HELP}", "我是{where}的{x}，" + _ANY_HELP),
        (
            rf"^(?P<x>(?:as|{_SELF})\b[^.;,?]*)[.;,]\s*(?=.*\b(?:what|which)\b).*"
            rf"(?:{_RULES}|{_MINE})",
            "我是{where}的{x}，" + _ANY_RULES,
        ),
        # what applies to …, what must … do, obligations of …
        (
            rf"\bappl(?:y|ies) to (?P<x>[^?]*{_PARTY}[^?]*)",
            "我是{where}的{x}，" + _ANY_RULES,
        ),
        (
            rf"^what (?:should|must|shall|does|do|has|have|can|needs?) (?P<x>[^?]*{_PARTY}[^?]*?)"
            r"\s+(?:(?:have|need|has|needs) to |to )?(?:do|observe|comply with|follow)\b\W*$",
            "我是{where}的{x}，" + _ANY_RULES,
        ),
        (
            r"\b(?:what|which)(?: are)?(?: the)? (?:legal )?(?:obligations|duties|responsibilities)"
            rf"\b.{{0,12}}?\b(?:of|for|have|do) (?P<x>[^?]*{_PARTY}[^?]*)",
            "{where}{x}应当履行哪些义务？",
        ),
        (
            rf"\b(?:what|which|list)\b[^?]*?\b{_HELP}\b[^?]*?\b(?:for|of|to|can|do|does|get) "
            rf"(?P<x>[^?]*{_PARTY}[^?]*)",
            "{where}{x}" + _ANY_HELP,
        ),
        # where something is said
        (rf"\b(?:which|what) laws?\b[^?]{{0,12}}?\b{_SAY} (?P<x>[^?]+)",
         "{where}哪些法律提到{x}？"),
        (rf"\b(?:which|what)\b[^?]{{0,12}}?\b{_PAPER}\b[^?]{{0,12}}?\b{_SAY} (?P<x>[^?]+)",
         "{where}哪些文件提到{x}？"),
        (rf"^(?:do|does|is there)\b[^?]*?\b{_SAY} (?P<x>[^?]+)", "{where}哪些文件提到{x}？"),
        (r"^where (?:is|are) (?P<x>[^?]+?) (?:mentioned|referred to|said|found)",
         "{where}哪些文件提到{x}？"),
        # what a body does
        (
            r"\b(?:what|which)\s+(?:tasks?|work|duties|responsibilities|jobs?|matters?)\b[^?]*?"
            r"\b(?:do|does|is|are|has|have|by)\b(?: the)? (?P<x>[^?]*?(?:bureau|commission|office"
            r"|department|administration|committee|ministry|government|federation|union|customs)s?)"
            r"\b.{0,4}?(?P<helps>\b(?:assist|support|cooperate|help)\w*)?",
            "{where}{x}牵头和负责哪些任务？",
        ),
        (
            r"\bwhat (?:is|are) (?:the )?(?P<x>[^?]*?(?:bureau|commission|office|department"
            r"|administration|committee|ministry|government|federation|union|customs)s?) "
            r"(?:responsible for|in charge of)",
            "{where}{x}牵头和负责哪些任务？",
        ),
        # a whole document
        (r"\b(?:summari[sz]e|summary of|overview of|main points of|outline of the main)\b(?P<x>)",
         "概括{where}文件的主要内容"),
        # comparisons: the region that has more, and what is compared
        (r"\bwh(?:ich|ere|at)\b[^?]*?\b(?:region|place|document|polic|one|city)\w*[^?]*?\b(?:highest"
         r"|higher|most|more|strictest|largest|lowest|lower) (?P<x>[^?]+)",
         "比较各地的{x}，哪个更高？"),
        (r"^(?:how do|how does)\b(?P<x>[^?]*?)\bdiffer\b(?P<y>[^?]*)", "比较{where}的{x}"),
        (r"^compare\b(?P<x>[^?]+)", "比较{where}的{x}"),
        (r"\bdifferences?\b[^?]*\bbetween\b(?P<x>[^?]+)", "比较{where}的{x}"),
    )
)  # fmt: skip
_PLAIN_LEAD = re.compile(
    r"^(?:please|could you|can you|would you|tell me|i want to know|so|and)\s+"
)


def frame_of(question: str) -> Frame | None:
    """The frame that a question in lower case is built in; None where none is known."""
    plain = _PLAIN_LEAD.sub("", " ".join(question.split()))
    for said, chinese in _FORMS:
        if match := said.search(plain):
            return Frame(chinese, " ".join(filter(None, match.groupdict().values())))
    return None
