"""Questions what a body has to do: 市场监管局牵头哪些任务, 由工信局配合的任务有哪些."""

import re
from dataclasses import dataclass

from index.facts.fact import Role
from index.normalise import comparable


@dataclass(frozen=True, slots=True)
class TaskAsked:
    """The body whose tasks are asked for, and the parts in them that count.

    ``alone`` where only the tasks count that it has by itself: 单独牵头.
    """

    body: str
    roles: frozenset[Role]
    alone: bool = False


def task_asked(question: str) -> TaskAsked | None:
    """Whose tasks a question asks for, and in what part; None where it asks something else.

    >>> asked = task_asked("市场监管局牵头哪些任务？")
    >>> asked.body, sorted(asked.roles)
    ('市场监管局', ['牵头'])
    """
    plain = comparable(question).strip(" ?？。!！")
    match = next((found for form in _FORMS if (found := form.search(plain))), None)
    body = _LEAD.sub("", match["body"]) if match else ""
    if match is None or _ASKS_BODY.search(plain) or not _NAMES.search(body):
        return None
    roles = _roles(_ASIDE.sub("", plain[match.end("body") :]))
    return TaskAsked(body, roles, bool(_ALONE.search(plain)) and "配合" not in roles)


_ENDS = (
    r"(?:局|委|厅|部|署|办|院|会|委员会|办公室|政府|部门|机关|机构|单位|海关|工会|妇联|科协|领导小组|指挥部|中心"
    r"|银行|党委|师市|公司|集团|各县[(（]市[)）]|兵团)"
)
_BODY = rf"(?P<body>[一-龥〈〉<>()（）、]{{1,24}}?{_ENDS})"
_ADVERB = (
    r"(?:单独|独立|具体|主要|一共|总共|都|还|也|共|同|分别|另外|又|需要?|应当|应该|应|该|要|能|须|得|来|一般"
    r"|在[^,，。]{1,16}?[里中内]|[,，\s])*"
)
_ROLE = (
    r"(?:牵头|主办|配合|协助|协办|参与|参加|负责|主管|分管|承担|落实|分工|管(?!理)|干|做"
    r"|担(?!保|任|忧)|揽|扛)[了着过负起]*"
)
_TASK = r"(?:任务|工作|事项?|活儿?|职责|责任|条款|条(?!件)|方面|内容|职能|分工|领域)"
_ASKED = r"(?:[哪那](?:一?些|几|里|儿|个|方面)?|什么|啥|几(?=[个条项])|多少)"
_PARTS = rf"(?:[(（][^)）]*[)）]|[和与及或、]|{_ADVERB}{_ROLE})*"  # 牵头和参与, 牵头(不是参与)
_LIST = rf"(?:{_ASKED}|列[全出举]|列一?下|全部|所有|一共|清单|有吗)"
_WHAT = rf"(?:{_ASKED}(?:{_TASK}|(?=$|[?？,，和与及]))|{_TASK}(?:[有是]|包括)?{_ASKED})"
_FORMS = (
    re.compile(
        rf"由?{_BODY}{_ADVERB}{_ROLE}{_PARTS}[^,，。]{{0,4}}?的[^,，。]{{0,4}}?{_TASK}.*?{_LIST}"
    ),
    re.compile(rf"{_BODY}{_ADVERB}{_ROLE}{_PARTS}的?(?:[有是]|包括)*{_WHAT}"),
    re.compile(
        rf"{_BODY}{_ADVERB}(?:有|的)(?:主要|具体)?(?:任务|职责|职能|工作任务|分工)(?:[有是]|包括)*{_ASKED}"
    ),
    re.compile(rf"{_BODY}{_ADVERB}有{_ASKED}(?:任务|职责|职能|工作任务|分工)"),
    re.compile(
        rf"(?:所有|全部|哪些|列[出举])[^,，。]{{0,6}}?由{_BODY}{_ADVERB}{_ROLE}[^,，。]{{0,6}}?的"
    ),
    re.compile(rf"{_ASKED}{_TASK}[^,，。]{{0,4}}?[由归是]{_BODY}{_ADVERB}{_ROLE}"),
)
_LEAD = re.compile(
    r"^(?:.*(?:[由归]|分工|文件|意见|纲要|方案|征求意见稿)[里中]?|请问|请|麻烦|列出|查一?下|帮我?|想知道|关于|问一?下|.*的(?=.{3})|的|里面?|中)+"
    r"|^(?:和|与|及|、)"
)
# 哪个部门负责 asks for the body itself
_ASKS_BODY = re.compile(
    rf"(?:哪|那|什么|几|多少)[一些几个家类]*[^,，。]{{0,4}}?{_ENDS}|谁|责任(?:单位|部门)|牵头(?:单位|部门)|配合(?:单位|部门)"
)
_NAMES = re.compile(
    r"^(?!(?:各|有关|相关|该|本|这|那|其他?)?(?:部门|单位|机关|机构|政府|公司|集团)$).{2,}$"
)
_NOUNS = re.compile(rf"的?(?:{_ASKED})?{_TASK}")
_ASIDE = re.compile(r"[(（][^)）]*[)）]")
_ALONE = re.compile(r"单独|独立|独自|单家|自己一家")


def _roles(said: str) -> frozenset[Role]:
    """The parts that the words name; who takes part, or has tasks, may have any."""
    words = _NOUNS.sub(" ", said)
    named: set[Role] = set()
    if re.search(r"牵头|主办", words):
        named |= {"牵头"}
    if re.search(r"配合|协助|协办", words):
        named |= {"配合"}
    if re.search(r"负责(?<!牵头负责)|主管|承担|落实", words):
        named |= {"牵头", "负责"}
    if not named or re.search(r"参与|参加|分工|管(?!理)|干|做", words):
        named |= {"牵头", "负责", "配合"}
    return frozenset(named)
