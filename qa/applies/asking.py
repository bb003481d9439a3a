"""Whether a question asks for everything that applies to somebody, and for which kinds of it."""

import re
from collections.abc import Collection

from index.normalise import comparable
from index.regions import mentions
from qa.applies.reading import KINDS, USUAL, Kind
from qa.applies.vocabulary import vocabulary


def kinds_asked(question: str, goods: Collection[str] = ()) -> tuple[Kind, ...]:
    """The kinds that a question asks for all rules of; () where it asks anything else.

    It asks for everything where no clause of it that asks is about one thing of theirs. ``goods``
    are the words by which somebody says what they make, which are about themselves.
    """
    pieces = [piece for piece in _BREAK.split(comparable(question)) if piece.strip()]
    asking = [piece for piece in pieces if _asks(piece)]
    if not asking or any(_asks_else(piece) for piece in pieces if piece not in asking):
        return ()
    if not all(_general(piece, goods) for piece in asking):
        return ()
    return _kinds("".join(asking))


_BREAK = re.compile(r"[,，。;；?？!！:：]")
_ME = r"(?:我们?|咱们?|本(?:公司|企业|单位|店|厂|人|院|所)|这一?[行类种])"
_HELP = (
    r"支持|优惠|奖励|扶持|补贴|鼓励|激励|好处|享受|帮助|待遇|照顾|关照|沾.{0,2}光|实惠|甜头|福利|红利"
    r"|放宽"
)
_WHAT = re.compile(
    r"哪些|什么|啥|哪几?[条项类个种处点]|怎[么样]|如何|适用|列出|列举|列一下|列个|找出|梳理|整理|说说"
    rf"|有没有(?:什么|啥)?(?:{_HELP}|关系)|有(?:{_HELP})没有?$|管不管{_ME}"
)
_MATTER = re.compile(
    rf"(?:[跟和与同对]{_ME}[^,]{{0,4}})(?:有关系?|有没有关系?|相关|沾边|影响)"
    rf"|(?:说|讲|提|写|涉|管|针|约束)(?:到|的是|着|给|及|对|不管)?{_ME}"
    r"|法律|法规|规章|规定|要求|义务|政策|责任|制度|条款|条文|规矩|标准|限制|禁令|禁止|指标|目标"
    rf"|{_HELP}|任务|(?<!管)事(?!业|故)|监管|红线|措施"
    r"|法(?!院|人|师)|遵守|遵循|遵照|履行|适用|做到|做好|合规|合法"
    r"|(?:不能|不得|不可以?|不准|不许|要|该)(?:我们?|咱们?)?[做干碰]"
    r"|注意|留意|当心|小心|影响|说法|罚"
)
_ELSE = re.compile(
    r"吗$|是不是|是否|能不能|可不可以|要不要|会不会|算不算|属不属于|多少|多久|谁|哪个"
    r"|哪[里儿年家天]|为什么|为何|何时|几"
)
_ONE_THING = re.compile(
    r"[一-龥]{2}(?<!哪些)(?<!什么)(?<!质量)(?:方面|环节|过程|这块)|[一-龥]{2}(?<!市场)(?<!法律)(?<!政策)上(?=[会有要需应得能是])"
)
_TOPIC = 2  # characters of other content in an asking clause from which it is about one thing
_KINDS_ASKED: tuple[tuple[re.Pattern[str], tuple[Kind, ...]], ...] = (
    (re.compile(_HELP), ("支持",)),
    (re.compile(r"禁止|禁令|不能|不得|不可|不许|不准|红线"), ("禁止",)),
    (re.compile(r"目标|指标"), ("目标",)),
    (re.compile(r"义务|责任|监管|盯"), ("义务", "禁止")),
    (re.compile(r"罚"), ("处罚",)),
)
_ALL_KINDS = re.compile(
    r"规定|要求|法律|法规|条款|遵守|适用|注意|影响"
    rf"|(?:说|讲|提|管|涉).{{0,2}}{_ME}|[跟和与同]{_ME}"
)
_ASKING_WORDS = re.compile(
    r"自治[区州县]|全[区市州省]|质量(?=方面)|直接|间接|牵涉|涉及|老板|买卖|生意|同行|这一?行|行业|行当|硬要求|稿子?|草案|梳理|整理|列[出举]|找出"
    r"|谢谢|开了家|小厂|违反|违规|违法|犯了|不?守规矩|出了?事|被?查[到出]|被查|捞[着到]|捞|晓得|后果|关系|[提讲说写][到及的]"
    r"|请问|想知道|想了解|了解|知道|麻烦|帮忙|帮我|告诉|列出?|查一?下|看看|一下|所有|全部|的话|需要"
    r"|应该|应当|必须|按照?|根据|依据|依照|文件|相关|有关|具体|主要|现行|硬性|强制性?|法定|重要"
    r"|里面?|来说|而言|到底|究竟|方面|平时|日常|咱们?|我们?|你们?|您|他们|企业|公司|单位|机构|工厂"
    r"|商家|店铺|第三方|从事|作为|哪些|什么|哪几?[条项类个种处点]|怎么样?|怎样|如何|还有|又|还|以及|可以|不能"
    r"|不得|不可以?|不准|不许|享受|得到|拿到?|获得|申请|承担|执行|落实|符合|满足|注意|完成|遵守"
    r"|遵循|遵照|履行|尽到|接受|受到|面临|针对|对于|关于|提出|出台|头上|身上|落到|约束|管着|管到"
    r"|清单|条目|条文|内容|纲要|意见|建设|实施|质量强.|这[样种类边里]?的?|那[样种类边里]?的?|当地"
    r"|本地|国家|地方|经营|生产|开店|办厂|情况|盯|[一-龥]{0,2}(?:类|种)的?"
    r"|[都的了吗呢啊吧嘛对在是有会要该得能可去跟和与及或给于被由按照上中下做干办开搞弄为地啥家个条项件]"
    r"|[并说才行些处点没让受这那它我咱店请不]|市|省|州|区|县"
)


def _asks(piece: str) -> bool:
    return bool(_WHAT.search(piece) and _MATTER.search(piece))


def _asks_else(piece: str) -> bool:
    return bool(_ELSE.search(piece) or _WHAT.search(piece))


def _kinds(asking: str) -> tuple[Kind, ...]:
    """The kinds that the words of asking name; the usual ones where they name none, or 规定."""
    named = [kind for pattern, kinds in _KINDS_ASKED if pattern.search(asking) for kind in kinds]
    if _ALL_KINDS.search(asking):
        named += USUAL
    return tuple(kind for kind in KINDS if kind in named) or USUAL


def _general(piece: str, goods: Collection[str]) -> bool:
    """Whether a clause asks for everything, and not about one thing: 在护理方面有什么要求."""
    if _narrowed(piece):
        return False
    rest = _MATTER.sub(" ", without_places(piece))
    for good in goods:
        rest = rest.replace(good, " ")
    if _ONE_THING.search(rest):
        return False
    rest = _ASKING_WORDS.sub("", vocabulary().pattern.sub(" ", rest))
    return len(re.sub(r"\W", "", rest)) < _TOPIC


def without_asking(plain: str) -> str:
    """What a question in comparable form says besides places and the words of asking."""
    return _ASKING_WORDS.sub(" ", _MATTER.sub(" ", without_places(plain)))


def without_places(plain: str) -> str:
    """A question in comparable form without the names of regions in it."""
    for region, _ in mentions(plain):
        for name in region.names:
            plain = plain.replace(name, " ")
    return plain


def _narrowed(piece: str) -> bool:
    """Whether the asking word itself is about one thing: 什么检测, 哪些农业服务."""
    asked = re.search(r"哪些|什么|哪几.", piece)
    said = next(vocabulary().tokens(piece, asked.end()), None) if asked else None
    return bool(asked and said and said.start == asked.end() and not said.meaning.head)
