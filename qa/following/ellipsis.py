"""Follow-ups that only name something: 交通的呢, 还有盖房子的, 第二次再被抓.

What they name is another topic, a case of the topic before, or something asked of it.
"""

import re

from index.normalise import comparable
from qa.following.topic import ASPECT, topic_of

_OPENING = re.compile(
    r"^(?:那么|那(?!一?[条项])|还有|另外|再问一下|再问|然后|请问|接着|以及|换成)[,，:：\s]*"
)
_END = r"(?:呢|勒|咧|嘞|哩)"
_CLOSING = re.compile(
    rf"(?:的话|的)?(?:又)?(?:{_END}|怎么样|也(?:说|讲|查|看)一?下)?[?？。!！\s]*$"
)
_PIECE = re.compile(r"[^,，;；?？。]+[,，;；?？。]?")
_BARE = re.compile(rf"(?:{_END}|的|也(?:说|讲|查|看)一?下)[,，;；?？。!！\s]*$")
_ATTRIBUTIVE = re.compile(rf"的{_END}?[,，;；?？。!！\s]*$")
_ASKS = re.compile(r"谁|哪|什么|啥|多|几|怎|咋|如何|何|吗|是否|有没有")
_CASE = re.compile(
    r"^(?:如果|要是|假如|假设|若|万一|一旦|超过?(?!市|级|声)|不满|不足|不到|未满|已?满(?!意)|逾期|快?到期|期满|届满|拒不|屡|再次?(?!生|造)|多次|初次|首次"
    r"|第[二三四五2-5]次|[2-9二两三四五]次|情节|造成|货值|不[办改交服缴按]|没有?|未)"
    r"|(?:的话|以[内上下外]|期内|期间|之[前后内])$"
)


def opened(question: str) -> str:
    """A follow-up without the words that only lead to it: 那么, 还有."""
    return _OPENING.sub("", question.strip())


def bare(question: str) -> str:
    """What a follow-up says, without the words around that only mark it as one.

    >>> bare("那消费品的呢？")
    '消费品'
    """
    return _CLOSING.sub("", opened(question)).strip()


def is_attributive(question: str) -> bool:
    """Whether a follow-up says of what sort a thing is, and not what: 水利的呢."""
    return bool(_ATTRIBUTIVE.search(question))


def pieces(question: str) -> tuple[str, ...]:
    """The follow-ups in one, where it only names one thing after another.

    >>> pieces("交通的勒?还有盖房子的?")
    ('交通的勒', '还有盖房子的')
    """
    found = tuple(piece.strip(",，;；?？。 ") for piece in _PIECE.findall(question))
    named = [piece for piece in found if _BARE.search(piece) and not _ASKS.search(piece)]
    return found if len(found) > 1 and len(named) == len(found) else (question,)


def is_case(core: str) -> bool:
    """Whether what is named is a case of what was spoken of, and no other topic.

    >>> is_case("情节严重"), is_case("试用期内"), is_case("消费品")
    (True, True, False)
    """
    return bool(_CASE.search(comparable(core)))


def narrowed(question: str, start: int, case: str) -> str:
    """A question asked for one case of its topic, which begins not before ``start``.

    >>> narrowed("经济补偿怎么算？", 0, "不满半年的")
    '经济补偿，不满半年的，怎么算？'
    """
    topic = topic_of(question, start)
    end = topic.end if topic else 0
    rest = question[end:].lstrip("，, ")
    return "，".join(filter(None, (question[:end], case, rest)))


def aspect(core: str, topic: str) -> str:
    """What is asked of a topic where a follow-up names only what a topic has: 完成期限.

    "" where it names anything else, or what the topic is itself.

    >>> aspect("完成期限", "二级召回")
    '二级召回，完成期限是多久'
    """
    named = ASPECT.fullmatch(core)
    if named is None or core[-2:] in topic:
        return ""
    what = "多久" if named["long"] else "多少" if named["much"] else "什么"
    return f"{topic}，{core}是{what}"
