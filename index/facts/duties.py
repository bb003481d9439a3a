"""Who is responsible for what a clause says: in brackets, in running text, in a table's columns.

Only bodies that the text makes responsible (负责, 牵头, 主管, 会同 …) are found or, where no list
says who is, public bodies that must act (各县(市)人民政府要…), by a name that ends like one.
有关部门 is nobody by name, and who may punish (由…责令改正) has a power, not a task.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from index.clause import Clause, Span
from index.facts.cells import cells
from index.facts.departments import bracketed, department_span, listed
from index.facts.fact import Duty, Role


def duties(clause: Clause) -> tuple[Duty, ...]:
    """The departments of a clause in the order of the text, with spans in the document."""
    text = clause.text
    if not (clause.columns or _SIGN.search(text)):
        return ()
    found = list(_in_columns(text, clause.columns)) if clause.columns else []
    brackets: list[Span] = []
    if _LISTS.search(text):
        if _CLOSER.search(text):
            brackets += _brackets(text)
            for span in brackets:
                found += bracketed(text, span)
        if "：" in text or ":" in text:
            found += _labelled(text, brackets)
    if _SUBJECT_SIGN.search(text):
        if not found:
            found += _obliged(text)
        found += _running(text, brackets)
    if not found:
        return ()
    unique = {(duty.start, duty.end): duty for duty in reversed(found)}
    return tuple(
        Duty(unique[at].department, unique[at].role, at[0] + clause.start, at[1] + clause.start)
        for at in sorted(unique)
    )


_LIST_WORDS = "负责|牵头|配合|落实|分工|责任[单部]|参与|主办|协办|考核"
_LISTS = re.compile(_LIST_WORDS)
_BODY = (  # how the name of a body ends
    r"(?:部|局|委|委员会|厅|署|办|办公室|院|政府|机关|机构|部门|单位|中心|协会|学会|联合会|"
    r"领导小组|专班|指挥部|工会|团委|团省委|妇联|科协|银行|海关|总局|地区|师市|党委|管委会|联席会议|集团|公司|"
    r"[县市区旗][）)]?|各市|金融办)"
)
_NAMED_BODY = re.compile(rf".{{1,40}}{_BODY}(?:[（(〈][^（()）〈〉]*[）)〉])?$")
_BRACKET = re.compile(
    r"[（(【〔\[][^（()）【】〔〕\[\]\r\n]*(?:[（(〈][^（()）〈〉\r\n]*[）)〉][^（()）【】\r\n]*)*[）)】〕\]]"
)
_CLOSER = re.compile(r"[）)】〕\]]")
_LIST_BRACKET = re.compile(
    r"(?:负责|牵头|配合|参与|落实)(?:[，,。；;][^，。；,;]{0,16})?\s*[）)】〕\]]$"
    r"|^.[^：:，]{0,30}(?:责任|牵头|配合|负责|主办|考核)(?:单位|部门)\s*[:：]"
    r"|[，；](?:责任|牵头|配合|负责|主办)(?:考核)?(?:单位|部门)\s*[:：]"
)
_LABELLED = re.compile(
    r"(?:责任|牵头|配合|负责|主办|协办)(?:考核)?(?:单位|部门)(?:及(?:责任|配合)单位)?\s*[:：]([^。\r\n|]+)"
)
_VERB = re.compile(
    r"负责(?!人|制|任|的)|主管(?!部门|机关|单位|人|局|税务|当局|的|领导|机构)|牵头(?!单位|部门|人|作用|企业)|会同"
    r"|负总责|承担总责|配合(?=[。；，;,\s]|$)"
)
_ROLES: dict[str, Role] = {"牵头": "牵头", "配合": "配合"}
_BY = re.compile(r"由([^，。；：,;\r\n由]{2,70}?)(?=组织|制定|承担|统筹|(?:具体)?实施)")
_LEADING = re.compile(
    r"发挥([^，。；：,;\r\n]{4,40}?)(?:的|对[^，。；,;]{2,20}?的)?(?:牵头|抓总|统筹|协调|总体|组织){1,4}作用"
)
_BODY_MUST = (
    r"应当(?<=[部局委厅署办院府关构门会组市县区旗)）]应当)"
    r"|要(?<=[部局委厅署办院府关构门会组市县区旗)）]要)(?!求)"
)
_OBLIGED = re.compile(rf"(?:{_BODY_MUST})(?!充分认识|高度重视|提高认识|高度认识)")
# What every reading of running text, and every reading at all, starts from: most clauses hold
# nothing of it. Each alternative starts with a plain letter: the engine looks for those only.
_SUBJECT_SIGN = re.compile(
    rf"{_VERB.pattern}|负责(?<=[，,]负责)|{_BY.pattern}|{_LEADING.pattern}|{_BODY_MUST}"
)
_SIGN = re.compile(rf"{_LIST_WORDS}|{_SUBJECT_SIGN.pattern}")
_SET_UP = re.compile(
    r"(?:成立|组建|设立)[^，。；：,;\r\n]{0,30}?([^，。；：,;\r\n的]{4,30}(?:领导小组|委员会|指挥部))[，,]负责"
)
_TO_MARK = re.compile(r"(?s:.*)[。；，,;：:！？?\r\n|\t\u3000]")  # to the last one in a stretch
_LEAD_IN = re.compile(
    r"\s*(?:第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?|[（(][一二三四五六七八九十\d]+[）)]|"
    r"[一二三四五六七八九十]+、|\d+[.．、])?\s*(?:其中|具体(?:工作)?|并|统一|原则上|[一二三四五六七八九十]是|—+)*"
)
_ADVERBS = re.compile(
    r"(?:分别|共同|具体|统一|主要|直接|全面|组织|依法|要|应当|应|须|必须|按照?[^、]{0,12}(?:分工|职责|规定)|各自|"
    r"(?:依照|依据|根据|在)[^、]{0,30}(?:规定|范围内|领导下)|对[^、]{1,40}?(?:工作)?|、)*$"
)
_ADVERB_ENDS = frozenset("别同体一要接面织法当应须工责定自内下、\n")  # all but those after 对
_NOT_IN_NAME = re.compile(
    r"应|不得|可以|[是为将把按依据经报与并或其该本此]|对(?!外|台|口)|加强|开展|推动|推进|完善|支持|鼓励|督促|"
    r"组织(?!部|委)|要求|提出|认为|负责|会同|建立|健全|强化|形成|明确|未|被|已|，|以(?!上|下)|在(?!线)|向|使|让|从|^[的了和及等全我]|(?<!设区)的|"
    r"部门之|单位和个人|企业$|^建设单位|^[^各].{0,3}单位$|^(?:使用|生产|经营|施工|设计|监理|检验|申请|承担|主办|实施|受托|委托)"
)
_NOBODY = re.compile(
    r"^(?:各|国务院|其他|省级|上级|本级|当地|人民政府|所在地|有关|相关|成员|一个|各级|政府|主管|行政|监督|管理|职能|地)*"
    r"(?:部门|单位|方面|机关|机构|地区)$"
)
_QUALIFIED = re.compile(
    r"[^，。；,;\r\n]{0,40}?的(?:[一-龥]{0,6})(?:部门|机构|机关|单位|人员|企业)"
)
_PUNISHES = re.compile(r"[^，。；,;]{0,30}(?:责令|处罚|处以|没收|查处)")
_PUBLIC = re.compile(r"政府|部门|党委|机关|局|厅|委员会|领导小组")
_ACTS = re.compile(rf"各|.*(?:{_PUBLIC.pattern})")
_ALSO = re.compile(r"\s*[（(]以下(?:统称|简称)[^）)]*[）)]")
_PARTNERS_END = re.compile(
    r"(?:等)?(?:制定|制订|负责|组织(?!部)|建立|规定|公布|加强|开展|确定|研究|提出|依法|依照|按照?|报|对|根据|做好|"
    r"编制|发布|调整|实施|定期|另行|及时|统一|推进|抓好|牵头|起草|拟定|拟订|指导|进行|审查|批准|联合|共同|，|。|；|\s|$)"
)


def _brackets(text: str) -> Iterator[Span]:
    """Brackets with a list: at the end of a paragraph, and within one where it is nothing else."""
    whole = len(text.rstrip())
    for paragraph in _PARAGRAPH.finditer(text):
        line = paragraph.group()
        if not _LISTS.search(line):
            continue
        closing = department_span(line)
        at = paragraph.start()
        for match in _BRACKET.finditer(line, 0, closing[0] if closing else len(line)):
            if _LIST_BRACKET.search(match.group()) and _holds_names(match.group()):
                yield at + match.start(), at + match.end()
        if closing and (paragraph.end() == whole or _holds_names(line[slice(*closing)])):
            yield at + closing[0], at + closing[1]


_PARAGRAPH = re.compile(r"[^\r\n]+")


def _holds_names(bracket: str) -> bool:
    names = bracketed(bracket, (0, len(bracket)))
    return bool(names) and all(_NAMED_BODY.match(duty.department) for duty in names)


def _labelled(text: str, taken: Sequence[Span]) -> Iterator[Duty]:
    """责任单位：市科技局、市财政局 in a line of its own."""
    for match in _LABELLED.finditer(text):
        if not _within(match.start(), taken):
            names = listed(text, *match.span())
            if all(_NAMED_BODY.match(duty.department) for duty in names):
                yield from names


def _running(text: str, taken: Sequence[Span]) -> Iterator[Duty]:
    """由…负责, …牵头, …会同…制定, …主管 outside the brackets."""
    for match in _VERB.finditer(text):
        if _within(match.start(), taken):
            continue
        start = _phrase_start(text, match.start())
        verb = match.group()
        if verb == "会同":
            if _PUNISHES.match(text, match.end()):
                continue
            lead = list(_bodies(text, start, match.start(), "牵头"))
            yield from lead
            if lead:
                yield from _partners(text, match.end())
        elif verb.endswith("总责") or not _QUALIFIED.match(text, match.end()):
            yield from _bodies(text, start, match.start(), _ROLES.get(verb, "负责"))
    for word, pattern, role in _OTHER_FORMS:
        for match in pattern.finditer(text) if word in text else ():
            if not _within(match.start(), taken):
                yield from _bodies(text, *match.span(1), role)


def _obliged(text: str) -> Iterator[Duty]:
    """各县(市)人民政府要加大投入: a public body that must act."""
    for match in _OBLIGED.finditer(text):
        start = _phrase_start(text, match.start())
        if not _ACTS.search(text, start, match.start()):
            continue
        for duty in _bodies(text, start, match.start(), "负责"):
            if _ACTS.match(duty.department):
                yield duty


_OTHER_FORMS: tuple[tuple[str, re.Pattern[str], Role], ...] = (
    ("由", _BY, "负责"),
    ("作用", _LEADING, "牵头"),
    ("负责", _SET_UP, "负责"),
)


def _phrase_start(text: str, end: int) -> int:
    """Where the subject before a verb may start: after the last mark, and after 由."""
    start = max(0, end - 90)
    line_end = text.endswith("\n", start, end)  # a line may break between subject and verb
    before = _TO_MARK.match(text, start, end - line_end)
    start = before.end() if before else start
    by = text.rfind("由", start, end)
    return by + 1 if by >= 0 else start


def _bodies(text: str, start: int, end: int, role: Role) -> Iterator[Duty]:
    """The bodies that a subject lists, none when any part of it is not the name of one."""
    match, last = _LEAD_IN.match(text, start, end), end
    start = match.end() if match else start
    if start == end:
        return
    if text[end - 1] in _ADVERB_ENDS or text.find("对", start, end) >= 0:
        tail = _ADVERBS.search(text, start, end)
        end = tail.start() if tail else end
    names = _split(text, start, end)
    if not all(_is_body(text[s:e]) for s, e in names):
        names = [(start, end)] if _is_joint(text, names) else []
    lead = _LEVEL.match(text[slice(*names[0])]) if names else None
    answers_for = "对" in text[end:last]  # 县级人民政府对…工作负责
    for s, e in names:
        if answers_for and not _PUBLIC.search(text[s:e]):
            continue
        if not _NOBODY.match(text[s:e]):
            known_as = _ALSO.search(text, s, e)  # 市场监管总局（以下简称总局）
            e = known_as.start() if known_as else e
            bare = text[s:e]
            own = (lead.group(1) + bare) if lead and _GOVERNMENT.fullmatch(bare) else bare
            yield Duty(own, role, s, e)


_LEVEL = re.compile(r"(各级|各.*?)(?:地方)?党委")  # 各级党委和政府: 各级政府
_GOVERNMENT = re.compile(r"(?:人民)?政府")


def _is_body(name: str) -> bool:
    named = _NAMED_BODY.match(name) or _GOVERNMENT.fullmatch(name)
    return bool(named) and not _NOT_IN_NAME.search(name)


def _is_joint(text: str, names: Sequence[Span]) -> bool:
    """市场监管、工业和信息化主管部门: names that share their end."""
    if not names or not _is_body(text[slice(*names[-1])]):
        return False
    return all(e - s <= 16 and not _NOT_IN_NAME.search(text[s:e]) for s, e in names) and (
        bool(re.search(r"部门|机关|政府", text[slice(*names[-1])]))
    )


def _split(text: str, start: int, end: int) -> list[Span]:
    found, first = [], start
    for cut in _BETWEEN.finditer(text[start:end]):
        found.append((first, start + cut.start()))
        first = start + cut.end()
    found.append((first, end))
    trimmed = []
    for s, e in found:
        name = text[s:e].lstrip()
        trimmed.append((e - len(name), e - len(name) + len(_AND_OTHERS.sub("", name.rstrip()))))
    return trimmed


_PLACES = (  # not two names: 省、自治区、直辖市人民政府
    r"(?<=[省州]、)(?:自治区|直辖市)|(?<=区、)(?:直辖市|自治州)|(?<=[省市县乡区]、)[市县区乡镇]"
)
_BETWEEN = re.compile(rf"、(?!{_PLACES})|(?<=[部局委厅署办院会府关门位])(?:以及|[和及与])")
_AND_OTHERS = re.compile(r"等(?:有关|相关)?(?:部门|单位)?$")


def _partners(text: str, start: int) -> Iterator[Duty]:
    """The bodies after 会同, up to what they do."""
    for match in _PARTNERS_END.finditer(text, start, min(len(text), start + 90)):
        names = list(_bodies(text, start, match.start(), "配合"))
        if names:
            yield from names
            return
        if match.group()[:1] in "，。；":
            return


def _in_columns(text: str, columns: Sequence[str]) -> Iterator[Duty]:
    """The departments of a table row, from the cells under 牵头单位, 责任部门, 配合单位."""
    for head, (start, end) in zip(columns, cells(text), strict=False):
        match = _COLUMN.search(head)
        if match:
            role: Role = _COLUMN_ROLES.get(match.group(1)[:2], "负责")
            yield from listed(text, start, end, role)


_COLUMN = re.compile(
    r"(牵头|责任|配合|负责|主办|协办|参与|参加|协同|实施|承办)(?:单位|部门|处室|科室)"
)
_COLUMN_ROLES: dict[str, Role] = {
    "牵头": "牵头", "主办": "牵头", "配合": "配合", "协办": "配合", "参与": "配合", "参加": "配合",
    "协同": "配合",
}  # fmt: skip


def _within(at: int, spans: Sequence[Span]) -> bool:
    """Whether ``at`` lies in one of some spans, which are in order and apart."""
    before = bisect_left(spans, (at + 1, 0))
    return before > 0 and at < spans[before - 1][1]
