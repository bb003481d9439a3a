"""Is a duty still a duty, a ban a ban, an encouragement no more, and a negation where it was?"""

import re
from collections.abc import Sequence

from qa.verify.finding import Failure, Source
from qa.verify.folding import bigrams, coverage, fold
from qa.verify.passages import Piece, pieces

LIFTED = 0.75  # share of a ban's words from which a piece is taken to speak of the same
DENIED = (
    0.5  # share of the words of a denial that a piece of a source must have to be what it denies
)
ALIGNED = 0.6  # overlap from which a piece of the sentence is taken to restate a piece of a source

_DUTY = re.compile(
    r"必须|应当|应该|务必|一律|强制(?!性|检定|采购|召回|报告|标准|执行)|(?<!必)须(?!知)"
)
_SOURCE_DUTY = re.compile(rf"{_DUTY.pattern}|(?<![主重需必])要(?!求|素|点|件|害|闻)|严格|落实|确保")
_BAN = re.compile(r"严禁|禁止|不得(?!不|低于|少于|高于|超过|小于|大于|多于)|不准|不允许|不许")
_NEGATIVE = re.compile(rf"{_BAN.pattern}|严防|杜绝|防止|[不未无]")
_MAY = re.compile(
    r"(?:鼓励|支持|引导|倡导|提倡|可以|自愿)(?=[一-龥]{2})(?!力度|政策|作用|体系|保障)"
)
_NOT = re.compile(
    r"(?:并不|不再|不予|不能|不会|不应|不必|不用|无需|不需要?|不宜|没有|尚未|未能|未|不|无|非)"
    r"(?P<what>[一-龥]{2})"
)
_DENIAL = re.compile(r"没有|并未|从未|未曾|不再|不会|不必|不用|无需|不需要?")
_DISCOURAGES = re.compile(r"不宜|不建议|不鼓励|不提倡|尽量不|最好不")
_BOUND = re.compile(
    r"不(?:低于|少于|超过|高于|小于|大于|多于|得|断|同|仅|但|足|良|正当|公平|动产|懈|忘|限|等|少)|"
    r"未(?:来|成年)|无(?:障碍|形|线|人机)|非(?:物质|公有|金属|常|法)|无害"
)
_MORE = re.compile("提高|提升|增加|扩大|加大|上升|加强|强化|增强|推进|促进|鼓励|支持|完善")
LESS = re.compile(
    "降低|减少|缩小|减小|下降|削弱|弱化|减弱|放松|放宽|阻碍|限制|反对|取消|暂停|停止|禁止|拒绝|阻止"
)


def force_failures(sentence: str, cited: Sequence[Source]) -> tuple[Failure, ...]:
    """Return where ``sentence`` changes the force or the sense of what its sources say."""
    there = [piece for source in cited for piece in pieces(source.text)]
    whole = fold("".join(source.text + source.context for source in cited))
    failed: list[Failure] = []
    mine = pieces(sentence, claims=True)
    for at, piece in enumerate(mine):
        near = _restated(piece, there)
        led = mine[at - 1].text if at else ""
        failed += _force(piece, near, led) or _lifted(piece, there, led)
        failed += _negation(piece, near, whole) + _opposite(piece, near, whole)
        failed += _denied(piece, there, whole)
    return tuple(failed)


def _restated(piece: Piece, there: list[Piece]) -> list[Piece]:
    """The pieces of the sources that ``piece`` says again, best first and those level with it."""
    if len(piece.words) < 2:
        return []
    scored = [(coverage(piece.words, p.words), p) for p in there if p.words]
    best = max((score for score, _ in scored), default=0.0)
    return [p for score, p in scored if score >= best] if best >= ALIGNED else []


def _force(piece: Piece, near: list[Piece], led: str) -> list[Failure]:
    if not near:
        return []
    text, theirs = piece.text, [p.text for p in near]
    ban = _BAN.search(text)
    if ban and not any(_denies(t) for t in theirs):
        return [Failure("force", f"所引条款没有“{ban[0]}”")]
    if all(_BAN.search(t) for t in theirs) and not _denies(led + text):
        return [Failure("force", "所引条款是“严禁、禁止、不得”，句中没有")]
    duty = _DUTY.search(text)
    if duty and all(_encourages(t) and not _SOURCE_DUTY.search(t) for t in theirs):
        return [Failure("force", f"所引条款只是鼓励、支持或引导，没有“{duty[0]}”")]
    if _encourages(text) and all(_DUTY.search(t) and not _MAY.search(t) for t in theirs):
        return [Failure("force", "所引条款是“必须、应当”，句中弱化为鼓励、支持或可以")]
    return []


def _lifted(piece: Piece, there: list[Piece], led: str) -> list[Failure]:
    """A ban of the source whose object is all here, without the ban: 可以引进“三高”项目."""
    if _denies(led + piece.text):
        return []
    for ban in there:
        said = _BAN.search(ban.text)
        what = bigrams(_BAN.sub(" ", ban.text)) if said else frozenset()
        if said and len(what) >= 3 and coverage(what, piece.words) >= LIFTED:
            return [Failure("force", f"所引条款是“{said[0]}”，句中没有")]
    return []


def _denies(text: str) -> bool:
    """A ban or a negation; 不同, 不断, 未来 and the like are neither."""
    return bool(_BAN.search(text) or _NEGATIVE.search(_BOUND.sub("", text)))


def _encourages(text: str) -> bool:
    return bool(_MAY.search(text))


def _negation(piece: Piece, near: list[Piece], whole: str) -> list[Failure]:
    """A predicate denied here and affirmed there, or the other way round."""
    for match in _negated(piece.text):
        what = match["what"]
        if what in whole and match[0] not in whole and not re.search(rf"[不未无非没]{what}", whole):
            return [Failure("negation", f"“{match[0]}”与所引条款相反")]
    for source in near:
        for match in _negated(source.text):
            what = match["what"]
            plain = re.search(rf"(?<![不未无非]){what}", piece.text)
            if (
                plain
                and match[0] not in piece.text
                and not re.search(rf"[不未无非].{{0,2}}{what}", piece.text)
            ):
                return [Failure("negation", f"所引条款为“{match[0]}”，句中没有否定")]
    return []


def _denied(piece: Piece, there: list[Piece], whole: str) -> list[Failure]:
    """没有搞…试点, 不宜…: what the sources order, or ban outright, in other words."""
    said = _DENIAL.search(piece.text) or _DISCOURAGES.search(piece.text)
    if not said or said[0] in whole:
        return []
    core = bigrams(piece.text[: said.start()] + " " + piece.text[said.end() :])
    near = [p.text for p in there if p.words and coverage(core, p.words) >= DENIED]
    if len(core) < 3 or not near:
        return []
    if not any(_denies(text) for text in near):
        return [Failure("negation", f"“{said[0]}”与所引条款相反")]
    if _DISCOURAGES.search(said[0]) and any(_BAN.search(text) for text in near):
        return [Failure("force", f"所引条款是“严禁、禁止、不得”，不只是“{said[0]}”")]
    return []


def _negated(text: str) -> list[re.Match[str]]:
    return [m for m in _NOT.finditer(text) if not _BOUND.match(text, m.start())]


def _opposite(piece: Piece, near: list[Piece], whole: str) -> list[Failure]:
    for mine, theirs in ((_MORE, LESS), (LESS, _MORE)):
        said = next((w for w in mine.findall(piece.text) if w not in whole), None)
        found = [theirs.search(p.text) for p in near if not mine.search(p.text)]
        if said and found and found[0]:
            return [Failure("negation", f"“{said}”与所引条款的“{found[0][0]}”相反")]
    return []
