"""Questions which documents say something: 哪些文件提到首席质量官, 老字号都在哪儿提过."""

import re
from dataclasses import dataclass

from index.normalise import comparable


@dataclass(frozen=True, slots=True)
class MentionAsked:
    """The terms that are looked for, in comparable form.

    ``quoted`` where the question puts them in quotation marks: then nothing else is meant.
    ``together`` where they must all be said, by one clause, or by one document where ``documents``
    are asked for; ``laws`` where only laws (…法) are; ``whether`` where a yes or a no is wanted.
    """

    terms: tuple[str, ...]
    quoted: bool = False
    together: bool = False
    laws: bool = False
    documents: bool = False
    whether: bool = False


def mention_asked(question: str) -> MentionAsked | None:
    """What a question looks for in all documents; None where it asks something else.

    >>> mention_asked("哪几部法律规定了召回？").terms
    ('召回',)
    """
    plain = comparable(question).strip(" ?？。!！")
    kind = next((found for form in _FORMS if (found := form.search(plain))), None)
    whether = None if kind else next((m for form in _WHETHER if (m := form.search(plain))), None)
    kind = kind or whether
    quoted = _quoted(plain)
    if kind is None and not (quoted and _ASKS_WHERE.search(plain)):
        return None
    terms = quoted or ((_bare(kind["x"]),) if kind else ())
    if not all(_SHORTEST <= len(term) <= _LONGEST for term in terms) or not terms:
        return None
    return MentionAsked(
        terms,
        bool(quoted),
        bool(_TOGETHER.search(plain)),
        bool(_LAWS.search(plain)),
        bool(_DOCUMENTS.search(plain)),
        whether is not None,
    )


_SHORTEST, _LONGEST = 2, 30
_UNIT = (
    r"(?:法律法规|法律|法规|规章|政策文件|政策|文件|文本|文章|条款|条文|章节|段落|规定|办法|条例"
    r"|地方(?!政府|标准|人民)|条(?![件例款文])|处|意见|纲要|材料)"
)
_COUNT = r"(?:[一1]?些|几|多少|[一二两三四五六七八九十]+)?\s*(?:个|份|部|条|处|篇|件)?"
_WHICH = rf"(?:哪{_COUNT}|那(?:些|几)(?:个|份|部|条)?)"  # 那些 is how many type 哪些
_WHERE = (
    rf"(?:{_WHICH}\s*(?:(?:地方|地区|省|市|州|县)的)?{_UNIT}|哪里|哪儿|哪些?(?=提|谈|写|说)"
    rf"|谁家的?{_UNIT}?|谁(?=[都还也]?(?:提到|提及|提了|写到|写了|谈到)))"
)
_PLACE = (
    rf"(?:谁家的?{_UNIT}?|谁(?=(?:最早|首先|先)?(?:提(?![议交供名请倡])|写|讲))"
    rf"|哪里|哪儿|{_WHICH}\s*(?:{_UNIT}|地区|省市?|市|州|县|区))"
)
_SOME = r"(?:有|某)\s*(?:一?[个份部条处]|一?些|几[个份部条]|地|哪)?\s*"
_SAYS = (
    r"(?:提到|提及|提过|提出|提了|谈到|谈及|谈过|说到|说过|讲到|写到|写了|写有|写明|出现|涉及|载明|载有|含有|包含|包括"
    r"|用到|使用|点名|规定|要求|有关于|有提|有(?![效权关没无限误哪什]|体现|规定|写|提|记载|讲|说到|谈))"
)
_SAID = (
    r"(?:提|谈|说到|说过|讲到|写[了过到]|写着|出现|涉及|有?体现|有规定|规定[了过]|用到"
    r"|有记载|里?有)"
)
_BESIDE = r"(?:[里内]面?|当中|中|之中|都|也|还|均|同时|分别|明确|专门|曾经?|一共|具体|直接|已经)*"
# 这个说法到底, before 是哪个文件提的
_CALLED = (
    r"(?:(?:的|这个?|这一)*(?:规定|说法|提法|内容|表述|概念|词|话|制度(?=是|出))?"
    r"(?:到底|究竟|最早|具体|原来)*)"
)
_FORMS = (
    # 有个地方写过X，是哪儿的
    re.compile(
        rf"{_SOME}{_UNIT}?{_BESIDE}(?:好像|似乎|曾经?)?(?:写|提|谈|说|讲|规定)[到过了及]+(?P<x>[^,，。?？;；]{{2,30}}?)"
        rf"[,，。?？;；\s]+[^,，。?？]{{0,6}}?(?:{_PLACE}|哪[个份部])"
    ),
    # 哪些文件提到X
    re.compile(
        rf"{_WHERE}{_BESIDE}{_SAYS}(?:[了过到有要对于]|关于|推行|实施)*(?P<x>[^,，。?？;；]{{2,}})"
    ),
    # 由X在哪些文件里出现
    re.compile(
        r"(?P<x>[^,，。?？;；:：]{2,30}?)[,，]?\s*(?:都|一共|总共|具体|究竟|到底)*"
        rf"(?:(?:在|被)[^哪那,，。]{{0,10}}?|有|是)?{_WHERE}{_BESIDE}{_SAID}"
    ),
    # X出自哪份文件, X是哪个地方提出的
    re.compile(
        rf"(?P<x>[^,，。?？;；:：]{{2,30}}?)[,，]?\s*{_CALLED}(?:出自|来自|源自|源于|见于|写在|规定在|载于|收在){_PLACE}"
    ),
    re.compile(
        rf"(?P<x>[^,，。?？;；:：]{{2,30}}?)[,，]?\s*{_CALLED}是(?:在|由)?{_PLACE}(?:的(?:文件|意见|纲要|规定|条款|做法|提法|说法))?"
        rf"{_BESIDE}(?:最早|首先|先)?(?:提|写|说|讲|谈|规定|要求|推出|推行|实行|搞|里的|的)"
    ),
    # X涉及哪些文件和条款
    re.compile(rf"(?P<x>[^,，。?？;；:：]{{2,30}}?)[,，]?\s*(?:涉及|出现在|散见于){_WHERE}"),
    # 所有提到X的条款, 与X有关的所有条款
    re.compile(
        r"(?:所有|全部|列出|列举|找出|查找|检索)[^,，。]{0,6}?(?:提到|提及|涉及|含有?|包含|出现|写到|谈到|关于)"
        rf"(?:了|过)?(?P<x>[^,，。?？]{{2,30}}?)的[^,，。]{{0,4}}?{_UNIT}"
    ),
    re.compile(
        r"(?:所有|全部|列出|列举|找出|查找|检索|哪些)[^,，。]{0,6}?[与和跟同](?P<x>[^,，。?？]{2,30}?)"
        rf"(?:有关|相关)的?[^,，。]{{0,4}}?{_UNIT}"
    ),
)
_PAPER = r"(?:法律法规|法律|法规|规章|政策文件|政策|文件|条款|条文|条例|办法|规定|意见|纲要)"
_ASKS_WHERE = re.compile(
    rf"{_WHICH}\s*(?:(?:地方|地区|省|市)的?)?(?:{_PAPER}|条(?![件例]))|(?:所有|全部)[^,，。]{{0,24}}{_PAPER}"
)
_PLAINLY = (
    r"(?:提(?![高升供出倡前请交案取质炼示醒])|写(?=[到过了])|涉及|谈到|说到|讲到|出现)[到及过了]*"
)
# 有没有文件提到X, 汕尾有没有提X, X有没有出现
_WHETHER = (
    re.compile(
        rf"(?:有没有|有无|是否有)(?:哪|任何|一)?[个份部条]?{_UNIT}?{_BESIDE}{_PLAINLY}(?P<x>[^,，。?？;；]{{2,30}})$"
    ),
    re.compile(rf"(?:是否|是不是){_BESIDE}{_PLAINLY}(?P<x>[^,，。?？;；]{{2,30}})$"),
    re.compile(
        rf"{_UNIT}?{_BESIDE}(?:提到|提及|写到|涉及|谈到)[过了]*(?P<x>[^,，。?？;；]{{2,20}}?)(?:了?没有?|了?吗|么)$"
    ),
)
_DOCUMENTS = re.compile(
    rf"{_WHICH}\s*(?:法律法规|法律|法规|规章|政策文件|文件|文本|地方)|[哪几][几份部个]*[份部]"
)
_TOGETHER = re.compile(r"同时|既.{1,20}又")
_LAWS = re.compile(rf"[哪那]{_COUNT}\s*法律(?!法规|、)")
_QUOTED = re.compile(r"[“\"「『'‘]([^“”\"「」『』'‘’]{2,40})[”\"」』'’]")
_JOINS = re.compile(r"\s*(?:和|与|及|以及|或者?|、|,)\s*")
_OPENING = re.compile(
    r"^(?:请问|请|麻烦|帮我?|查一?下|找一?下|看一?下|想知道|我想问|另外|[:：\s]|[“\"])+|^(?:关于|对于?|有关)"
)
_CLOSING = re.compile(
    r"(?:(?:这(?:一|个)?|那|一)件?(?:事情?儿?|块|条|方面)|的(?:内容|规定|要求|条款|问题|说法|相关规定)|(?:这个|这一|这句|一)(?:词|话|说法|概念|提法)|的|了|过|吗|呢|啊|活动)+$"
)


def _quoted(plain: str) -> tuple[str, ...]:
    """The first term in quotation marks, with those that are joined to it."""
    found: list[re.Match[str]] = []
    for match in _QUOTED.finditer(plain):
        if found and not _JOINS.fullmatch(plain[found[-1].end() : match.start()]):
            break
        found.append(match)
    return tuple(match[1].strip() for match in found)


def _bare(term: str) -> str:
    return _CLOSING.sub("", _OPENING.sub("", term.strip())).strip(" “”\"'‘’《》,，、")
