"""What an English question asks for, in the Chinese words by which the same is asked.

>>> asking("Which department takes the lead on catering?")
'由哪个部门牵头负责？'
"""

import re

_TURNED_OUT = re.compile(
    r"\bactually\b|\bso far\b|\balready\b|\bhappened\b|\blast year\b|\bat present\b|\bcurrently\b"
    r"|\bprogress\b|\bbeen (?:reached|achieved|met)\b"
)
_HOW_IT_TURNED_OUT = "实际完成情况如何？"
_ASKS: tuple[tuple[str, str], ...] = (
    (
        r"\bname of the (?:\w+ )?(?:director|head|chief|mayor|secretary|leader|governor)\b"
        r"|\bwho is the (?:\w+ )?(?:director|head|chief|mayor|secretary|leader|governor)\b",
        "负责人姓名是什么？",
    ),
    (r"\bwhere\b.{0,12}\b(?:send|submit|post|mail|give)\b", "的地址和邮箱是什么？"),
    (r"\bcompare\b|\bdifferen\w+ between\b|\bversus\b|\bvs\b", "有什么不同？"),
    (r"\b(?:document|reference) number\b", "的文号是什么？"),
    (r"\b(?:tele)?phone\b", "的联系电话是多少？"),
    (r"\be-?mail\b", "的邮箱是什么？"),
    (r"\bpostal address\b|\baddress\b", "的地址是什么？"),
    (
        r"\b(?:department|bureau|agenc|authorit|bod)\w*\b.{0,20}\b(?:cooperat|assist|support)\w*",
        "由哪些部门配合？",
    ),
    (
        r"\b(?:which|what)\s+(?:\w+\s+){0,3}?(?:departments?|bureaus?|agenc(?:y|ies)|authorit(?:y|ies)|"
        r"ministr(?:y|ies)|offices?|organs?)\b|\bwho\b.{0,30}\b(?:charge|responsible|lead|leads|"
        r"supervis\w+|oversees?|manages?|administers?|enforces?)\b|\bin charge of\b"
        r"|\btakes? the lead\b"
        r"|\bresponsib\w+ (?:departments?|authorit\w+)\b",
        "由哪个部门牵头负责？",
    ),
    (r"\bwho\b.{0,12}\b(?:issued|published|drafted|released)\b", "由哪个机关发布？"),
    (r"\bwho (?:can|may|is allowed)\b", "需要什么条件？"),
    (r"\bhow old\b", "年龄有哪些规定？"),
    (r"\bwhat happens\b|\bconsequences?\b", "如何处理？"),
    (r"\b(?:refer to|cite)\b", "引用了哪些条款？"),
    (r"\bwhat (?:is|are)\b.{0,40}\bperiod\b|\btime limit\b", "期限有哪些规定？"),
    (r"\bhow (?:long|soon)\b|\bwithin how\b", "多长时间？"),
    (
        r"\b(?:come|came|go|went|takes?) into (?:force|effect)\b|\beffective date\b",
        "什么时候施行？",
    ),
    (r"\bwhen\b|\b(?:what|which) (?:date|day|year)\b|\bdeadline\b", "是什么时候？"),
    (
        r"\bhow much\b.{0,20}\b(?:fine\w*|penalt\w+|pay)\b|\bhow (?:large|high) a fine\b"
        r"|\b(?:what|which) (?:fine|penalty)\b",
        "罚款多少？",
    ),
    (
        r"\bhow much (?:money|funding|budget)\b|\b(?:budget|funding)\b.{0,20}\bhow much\b",
        "投入资金多少？",
    ),
    (
        r"\b(?:what|which) (?:share|proportion|percentage)\b",
        "占比是多少？",
    ),
    (
        r"\bhow (?:many|much|high|large)\b|\bwhat\s+(?:[\w'’-]+\s+){0,6}?(?:rate|percentage"
        r"|proportion|"
        r"share|score|number|index|figure|level|target|ratio|satisfaction)\b",
        "是多少？",
    ),
    (r"\bwhat does .{0,40}\b(?:say|provide|stipulate|require)\b", "规定了什么？"),
    (r"\b(?:what|which|list|who)\b", "有哪些？"),
    (r"\bhow\b", "如何规定？"),
)
_CLAIM = re.compile(
    r"\bis it (?:correct|true|right)\b|\b(?:right|correct|true)\s*\?\s*$"
    r"|(?:^|[,;]\s*)(?:is|are|was|were|does|do|did|can|may|must|should|shall|has|have|will)\b"
)
_FORCES = (
    (
        re.compile(
            r"\b(?:must|required?|requires|obliged|compulsory|mandatory|have to|has to|needs? to)\b"
        ),
        "必须",
    ),
    (re.compile(r"\b(?:can|may|allowed|permitted|permissible)\b"), "可以"),
    (re.compile(r"\b(?:prohibit\w*|forbid\w*|forbidden|banned)\b"), "禁止"),
)
_ASIDE = re.compile(r"^\s*(?:and\b|what about|how about)")
_WH = re.compile(r"\b(?:what|which|who|whom|when|where|how|why)\b")


def asking(question: str) -> str:
    """The Chinese words that ask what an English question asks; "" when it asks nothing."""
    return _asking(question.lower())[0]


def _asking(plain: str) -> tuple[str, str]:
    """The Chinese words that ask, and the English ones that they stand for."""
    if turned_out := _TURNED_OUT.search(plain):
        return _HOW_IT_TURNED_OUT, turned_out.group()
    if _CLAIM.search(plain) and not _WH.search(plain):
        return "吗？", ""
    for said, chinese in _ASKS:
        if match := re.search(said, plain):
            return chinese, match.group()
    return ("呢？" if _ASIDE.search(plain) else ""), ""


def asking_words(question: str) -> tuple[str, ...]:
    """The English words that ask, which need no translation."""
    return content_words(_asking(question.lower())[1])


def is_aside(question: str) -> bool:
    """Whether a question goes on from the one before: and the target for …?"""
    return bool(_ASIDE.search(question.lower()))


def force(question: str) -> str:
    """Whether a claim is of a duty, a leave or a ban, in Chinese; "" when of none."""
    plain = question.lower()
    return next((chinese for said, chinese in _FORCES if said.search(plain)), "")


def claims(question: str) -> bool:
    """Whether a question is answered with yes or no."""
    return asking(question) == "吗？"


_WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
_SAYING_NOTHING = """
a an the of in on at to for by from with under as and or not no is are was were be been
being do does did can could may might must shall should will would have has had it its
this that these those they them their he she his her we our us you your i me my what
which who whom whose when where why how many much any all every each some such there
here than then so if but about into over out up per plan plans planned aim aims aimed
set sets want wants wanted reach reached say says said provide provides tell please like
call share shares own two three four five six seven eight nine ten one kind kinds type
types according required require requires rule rules correct true right hold get
give given make makes made take takes also only other others between both same compare
list year years article paragraph item let s d ll ve re
"""
_EMPTY = frozenset(_SAYING_NOTHING.split())


def content_words(text: str) -> tuple[str, ...]:
    """The English words of a text in lower case that say what it is about."""
    return tuple(word for word in _WORD.findall(text.lower()) if word not in _EMPTY)
