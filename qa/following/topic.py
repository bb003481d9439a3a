"""The topic of a question, and the question with another topic in its place.

那消费品呢？ after 制造业产品质量合格率要达到多少 asks for 消费品质量合格率要达到多少: what the new
topic ends with is looked for in the old one, and what stands before it there gives way.
"""

import re
from dataclasses import dataclass

from index.normalise import comparable

# Where what is asked of a topic begins.
_PREDICATE = re.compile(
    r"[,，]|(?<![理自])由(?!于)|会(?=被|怎|如何|受|处|罚)|能(?=要|拿|得|赔|获)|归(?=谁|哪)|要(?![求素点件])|应当?(?![急用])|应该|需要|必须|可以|能否|能不能|是否|是不是|有没有|怎么?样?|如何|是(?=多|什么|哪|几|谁)|有(?=多少|什么|哪|几|谁)"
    r"|达到|达(?=多少)|什么(?:时候)?|哪|多少|几(?=[个家户件项年天])|谁|何时|的?(?:规定|要求|目标|标准)(?:是|有)|到底|究竟|为什么|吗|至少|起码|多[大高远重久长]|最[低高多少长短早晚迟](?:是)?"
)
_RELATION = re.compile(r"(?:对于?|关于|在|把|将|给|向)(?=[一-龥])")
_OFTEN = re.compile(r"每个?(?:小时|[天日周月年次])")
# What a thing has, and is no thing by itself.
ASPECT = re.compile(
    r"[一-龥]{0,2}(?:(?P<long>期限|时限|有效期|时间)|(?P<much>费用|罚款|金额)"
    r"|条件|材料|程序|流程|手续|处罚|后果|例外)"
)
_SHORTEST = 2  # characters of a topic
_NAMED = 3  # characters with which a topic is named again
_MEASURE = re.compile(r"[一-龥]{1,3}(?:率|度|比例)")  # is measured of the thing before: 优良率
_THING = re.compile(r".*(?:工程|产品|企业)(?=.)")
# A task that begins with what is to be done: its topic stands after the number asked for.
_DOING = re.compile(
    r"(?:计划|打算|准备|拟|将|力争|争取|目标|一共|总共|共|新增|新建|建成?|建设|培育|打造|申建|开展|推动|发展|完成|实现|设立|创建|制定|培养|引进|达到)+"
)
# What the topics of one kind end with: 交通的 after 建筑工程质量 is 交通工程质量.
_KIND = re.compile(
    r"(?:工程|服务|产品|行业|产业|企业|单位|机构)?(?:质量|安全|水平|工作|建设|率)$"
    r"|(?:工程|服务|产品|行业|产业|企业|单位|机构)$"
)
_COUNTED = re.compile(r"(?:多少|几)[个家户件项所座名条种处批]?")


@dataclass(frozen=True, slots=True)
class Topic:
    """The part of a question that names its topic, by its place in the question."""

    start: int
    end: int


def topic_of(question: str, start: int = 0) -> Topic | None:
    """The topic of a question from a place on, before what is asked of it; None where it has none.

    >>> question = "个体工商户怎么办理登记？"
    >>> place = topic_of(question)
    >>> question[place.start:place.end]
    '个体工商户'
    """
    while start < len(question) and question[start] in " 的,，里中":
        start += 1
    relation = _RELATION.match(question, start)
    if relation:
        start = relation.end()
    predicate = _PREDICATE.search(question, start)
    end = predicate.start() if predicate else len(question.rstrip("?？。 "))
    return Topic(start, end) if end - start >= _SHORTEST else None


def swapped(question: str, start: int, new: str, of_its_kind: bool = False) -> str:
    """The question with a new topic; "" where it has none that could give way.

    ``of_its_kind`` where the new topic is said with 的, so that what it is stays unsaid.

    >>> swapped("化妆品注册人要具备什么条件？", 0, "备案人")
    '备案人要具备什么条件？'
    >>> swapped("制造业产品质量合格率要达到多少？", 0, "消费品")
    '消费品质量合格率要达到多少？'
    >>> swapped("建筑工程质量谁牵头？", 0, "水利", of_its_kind=True)
    '水利工程质量谁牵头？'
    """
    if (often := _OFTEN.fullmatch(new)) and _OFTEN.search(question, start):
        return _OFTEN.sub(often.group(), question, count=1)
    if _RELATION.match(new):  # 对失信企业呢 narrows the question down
        return question[:start] + new + question[start:]
    topic = topic_of(question, start)
    if topic is not None and _DOING.fullmatch(question[topic.start : topic.end]):
        counted = _COUNTED.search(question, topic.end)
        topic = topic_of(question, counted.end()) if counted else None
    if topic is None:
        return ""
    old = question[topic.start : topic.end]
    cut = _shared_end(old, new)
    owner, of, had = old.rpartition("的")
    if cut == 0 and owner and ASPECT.fullmatch(had):  # 外观设计呢 after 发明专利权的期限
        return question[: topic.start] + new + of + had + question[topic.end :]
    if cut == 0 and owner and had:  # of A's B another B is asked
        return question[: topic.start] + owner + of + new + question[topic.end :]
    kind = _KIND.search(old) if of_its_kind else None
    if cut == 0 and of_its_kind and kind is None:  # what it is of is not known: both are said
        return f"{question[: topic.end]}，{new}的{question[topic.end :]}"
    rest = old[cut:] if cut else kind.group() if kind else ""
    thing = _THING.match(old[:cut]) if _MEASURE.fullmatch(new) else None
    new = (thing.group() if thing else "") + new
    return question[: topic.start] + new + rest + question[topic.end :]


def shares(about: str, other: str) -> bool:
    """Whether a text about a topic opens with words that another says: both name the topic."""
    return len(about) >= _NAMED and about[:_NAMED] in comparable(other)


def _shared_end(old: str, new: str) -> int:
    """Where in the old topic the longest ending of the new one ends; 0 where none is there."""
    for length in range(len(new), 0, -1):
        at = old.rfind(new[-length:])
        if at >= 0:
            return at + length
    return 0
