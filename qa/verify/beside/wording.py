"""A sentence as tokens that compare: what means the same in a norm has the same form.

A figure, a date, an article label is one token each, whatever it is written like; 应当 and 必须 are
one word here, 不得 and 禁止, 或 and 或者. What only wraps a statement (达到, 的, 根据) is no token.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.clause import Span
from qa.verify.dates import Date, dates
from qa.verify.figures import Figure, figures
from qa.verify.folding import fold
from qa.verify.references import Reference, labels

FIGURE, DATE, LABEL = "#", "@", "§"
ASPIRES = "力争"
DUTY, BAN, MAY, URGE, NOT, AND, OR = "应", "不得", "可", "鼓励", "不", "和", "或"
FORCE = {DUTY, BAN, MAY, URGE}
LONGEST = 14  # tokens of a difference that is one word for another, not another statement
SHORT = 3  # tokens of an addition or omission that turns the sense

_FORMS = {
    DUTY: "应当|必须|应该|务必|必需|需要|需|须|应(?![用急收付税])",
    BAN: "不得|禁止|严禁|不能|不可以?|不允许|不准|不许|不应当|不应该?",
    MAY: "可以|有权|可(?=[按由向在并根依不对将从凭自给处申要请采暂先直适延])",
    URGE: "鼓励|提倡|倡导",
    NOT: "没有(?=[一-龥]{2})|并未|未(?![来成])|并非|不予以|不给予|不予|不|没|无(?![锡线人形])|"
    "非(?=法定|因|经)",
    AND: "以及|并且|和|与|及(?![时其格])|并(?!购|联|网|轨|存|发|列)|同时",
    OR: "或者|或是|或",
    "按照": "按照|依照|依据|遵照|根据",
    "公布": "公布|发布|公告",
    "提高": "提高|提升",
    "制定": "制定|制订|订立|拟定",
    "开展": "开展|进行",
    "完善": "完善|健全",
    "予以": "予以|给予",
    "培育": "培育|培养",
    "推进": "推进|推动|促进",
    "强化": "强化|加强|增强",
    "所有": "所有|全部|一切|全体",
    "立即": "立即|立刻|马上",
    "超过": "超过|超出",
    ASPIRES: "力争|争取|努力|力求|预计",
}
_BOUNDS = (
    r"(?:不(?:得|能|应|应当|可以?)?(?:低于|少于|小于|高于|超过|多于|大于)|(?:至|最|起)(?:少|多|低|高|长|码)|低于|少于|小于|高于|"
    r"超过|超出|多于|大于|下限|上限|起码|大约|大概|约|接近|将近|突破|逾|不足|不到|不满|[≥≤<>]=?)(?:的?(?:是|为|达到?|在|控制在))?"
)
_WRAPPING = (
    "按照?职责分工|等单位|等部门|目标|包括|达到|稳定|保持在|控制在|规定(?=[,:])|明确|提出|指出|其中|此外|如下|的话|的|了|等|地(?=[进加推开])|所称|所说|是|为|将|要(?![求素点件害])|"
    "经过|经|把|在|于|则|也|均|都|还|至|到|达|之(?=[前后内日])|请|进一步|以(?=[前后内上下])|项目|工作"
)
_WORD = re.compile(
    "|".join(f"(?P<g{at}>{pattern})" for at, pattern in enumerate(_FORMS.values()))
    + f"|(?P<wrap>{_WRAPPING})"
    + r"|(?P<han>[㐀-鿿])|(?P<other>[A-Za-z]+|\d+(?:\.\d+)?|[%‰+])"
)
_REPRESENTATIVES = tuple(_FORMS)
_BOUND_BEFORE = re.compile(rf"{_BOUNDS}\s*$")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: what it compares as, where it stands, and the value it stands for, if any."""

    form: str
    span: Span
    values: tuple[Figure | Date | Reference, ...] = ()

    @property
    def kind(self) -> str:
        """The form, or what kind of value it is."""
        return self.form[0] if self.values else self.form


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of ``text``, with spans of the original.

    >>> "".join(token.kind for token in tokens("到2025年，合格率必须达到百分之九十八以上"))
    '@合格率应#'
    """
    folded = fold(text)
    held = _placeholders(text)
    found: list[Token] = []
    at = 0
    for token in held:
        found += _words(folded, at, _before_bound(folded, at, token))
        found.append(token)
        at = token.span[1]
    return (*found, *_words(folded, at, len(folded)))


def _before_bound(folded: str, at: int, token: Token) -> int:
    """Where the words before a placeholder end; 不低于 is part of the figure behind it."""
    bound = _BOUND_BEFORE.search(folded, at, token.span[0]) if token.kind == FIGURE else None
    return bound.start() if bound else token.span[0]


def _placeholders(text: str) -> list[Token]:
    found: dict[Span, Token] = {}
    for form, items in ((LABEL, labels(text)), (DATE, dates(text)), (FIGURE, figures(text))):
        for item in items:
            before = found.get(item.span)
            values = (*before.values, item) if before else (item,)
            if before or not any(s < item.span[1] and item.span[0] < e for s, e in found):
                written = f"{form}{[value.key for value in values]}"
                found[item.span] = Token(written, item.span, values)
    return [found[span] for span in sorted(found)]


def _words(folded: str, start: int, end: int) -> list[Token]:
    found = []
    for match in _WORD.finditer(folded, start, end):
        group = match.lastgroup or ""
        if group == "wrap":
            continue
        form = match[0].lower() if group in ("han", "other") else _REPRESENTATIVES[int(group[1:])]
        found.append(Token(form, match.span()))
    return found
