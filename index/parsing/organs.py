"""The names of public offices: what they end with, alone on a line and at the start of a title."""

import re

from index.clause import Span


def is_organ_line(line: str) -> bool:
    """Whether a line holds nothing but the names of offices, or who signs for one.

    >>> is_organ_line("国务院办公厅　中央军委办公厅"), is_organ_line("总 理 李某某")
    (True, True)
    """
    if len(line) > _LONGEST:
        return False
    bare = without_entities(line)
    return bool(_LINE.fullmatch(bare) or _PERSON.fullmatch(bare))


def without_entities(line: str) -> str:
    """A line without what a page left of its marks at the end: 国务院办公厅  &sp;."""
    return _ENTITIES.sub("", line) if line[-1:] == ";" else line


def is_signer_line(line: str) -> bool:
    """Whether a line names the person who signs: 局　长　张三."""
    return bool(_PERSON.fullmatch(line))


def leading_organs(title: str) -> Span | None:
    """The offices that a title starts with: those before 关于, 印发, 令, 公告."""
    match = _LEADING.match(title)
    return match.span("organs") if match else None


_ENDS = (
    r"(?:国务院|人民政府|政府|委员会|委|办公厅|办公室|办|局|厅|部|署|院|会|行|中心|小组|党组|兵团|"
    r"中央|军委|总社|集团|公司|大学|学院|学校|海关|检察院|法院|工会|司|处|科|站|所|馆|指挥部|"
    r"管委会|联合会|联席会议|部门|单位)"
)
_LONGEST = 120
_CHARACTERS = r"[^。；，：:！？!?,;\d《》|]"
_LINE = re.compile(rf"(?!(?:各|请|附|关于))(?=.*{_ENDS}\s*(?:文件)?$){_CHARACTERS}{{2,80}}")
_POSTS = (
    *("主席", "总理", "委员长", "部长", "局长", "署长", "主任", "省长", "市长", "州长", "县长"),
    *("区长", "旗长", "盟长", "行长", "院长", "厅长", "会长", "检察长", "董事长", "秘书长"),
)
_PERSON = re.compile(
    r"(?:代\s*)?(?:" + "|".join(r"\s*".join(post) for post in _POSTS) + r")[\s:：]+"
    r"[\u4e00-\u9fff·]\s{0,4}[\u4e00-\u9fff·]{1,8}(?:\s[\u4e00-\u9fff]{1,2})?"
)
_ENTITIES = re.compile(r"(?:\s*&\w{2,6};)+$")
_LEADING = re.compile(
    rf"(?P<organs>{_CHARACTERS}{{1,80}}?{_ENDS})\s*"
    r"(?:关于|印发|转发|批转|公布|发布|对.{2,60}的(?:答复|复函|批复)|令(?=\s|$|第)|公告(?=\s|$|第)|通告(?=\s|$|第))"
)
