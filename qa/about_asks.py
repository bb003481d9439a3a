"""What people ask of a document itself, and which of its own lines holds the answer."""

import re
from dataclasses import dataclass

PLACES = ("about", "notice", "signature", "preamble")


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked of a document: how questions say it, which line holds it, and where.

    With a ``field`` of the document the line is the one that the field was read off; ``entry`` is
    what the lines of information call it. Of several asks of one ``kind`` the first is meant; with
    ``all_lines`` every line that fits is the answer.
    """

    question: re.Pattern[str]
    line: re.Pattern[str] = re.compile("")
    places: tuple[str, ...] = PLACES
    field: str = ""
    entry: str = ""
    kind: str = ""
    all_lines: bool = False


_DATE = r"(?:\d{4}\s*[-年.]\s*\d{1,2}\s*[-月.]\s*\d{1,2})"
_WHEN = r"(?:什么时候|何时|[哪那](?:一)?[天年]|几月几?[号日]?|几号|时间|日期|多久|啥时候)"
_UNTIL = r"(?:截[止至]|最晚|最迟|反馈|提意见|交|期限|结束)"
_WRITTEN = r"(?:成文|写成|成稿|写就|定的稿)"
_ISSUED = r"(?:印发|下发|出台|签发|发的|发文|公告|发布|公布|颁布|对外发)"
_WHO = r"(?:谁|(?:哪个|哪家)(?:单位|部门|机关|机构)?|什么(?:单位|部门|机关|机构))"
_PAPER = r"(?=.*(?:文件|意见|稿|公告|纲要|通知|发文|落款))"
_FORCE = r"(?:施行|实施|生效|执行)"
_END = r"(?:失效|废止|作废|到期)"
_BODY = r"\S{2,24}(?:局|政府|办公厅|办公室|委员会|委|厅|部|院)"
ASKS = (
    Ask(  # who and when, as the document is signed
        re.compile(r"落款|署名|签署|签名"),
        re.compile(rf"^\s*(?:{_BODY}|{_DATE}日?(?:印发)?)\s*$"),
        ("signature", "notice"),
        kind="signature",
        all_lines=True,
    ),
    Ask(
        re.compile(rf"{_FORCE}.{{0,4}}{_WHEN}|{_WHEN}.{{0,6}}{_FORCE}|{_FORCE}(?:日期|时间)"),
        field="effective",
    ),
    Ask(
        re.compile(
            rf"有效期|{_END}.{{0,4}}{_WHEN}|{_WHEN}.{{0,4}}{_END}|有效到|{_END}(?:日期|时间)"
        ),
        field="repealed",
    ),
    Ask(
        re.compile(
            r"(?:废止|取代|替代|代替)(?:了|的是)?(?:哪|什么)|(?:哪|什么).{0,8}(?:同时)?(?:废止|被取代)"
        ),
        field="repeals",
    ),
    Ask(
        re.compile(r"文号|字号|文件编号|发文号"),
        re.compile(r"〔\d{4}〕\d+号|\[\d{4}\]\d+号"),
        ("about",),  # the numbers that an introduction names are other papers'
        entry="文号",
    ),
    Ask(re.compile(r"电话|打哪个|打给"), re.compile(r"电话.{0,4}\d")),
    Ask(re.compile(r"邮箱|邮件|email|e-mail"), re.compile(r"[\w.]+@[\w.]+")),
    Ask(
        re.compile(r"地址|寄到|邮寄|寄.*(?:哪|写)|在哪(?:里|儿)?(?:办|交|收)"),
        re.compile(r"^地址|地址[:：]"),
    ),
    Ask(
        re.compile(rf"{_UNTIL}.*{_WHEN}|{_WHEN}.*{_UNTIL}|截止|征求意见到"),
        re.compile(rf"{_DATE}日?\s*前"),
    ),
    Ask(
        re.compile(
            r"(?:是不是|是否|算|还是|还在|已经?).*(?:征求意见|正式|草案|定稿)|生效|正式(?:施行|实施|文件|印发|发布)"
        ),
        re.compile(r"征求意见稿"),
        kind="status",
    ),
    Ask(
        re.compile(rf"{_WRITTEN}.*{_WHEN}|{_WHEN}.*{_WRITTEN}|成文(?:日期|时间)"),
        re.compile(rf"成文日期.*{_DATE}"),
        entry="成文日期",
        kind="date",
    ),
    Ask(
        re.compile(
            rf"(?:发布|公布|对外|上网).*{_WHEN}|{_WHEN}.*(?:发布|公布|对外)|发布(?:日期|时间)"
        ),
        re.compile(rf"发布日期.*{_DATE}|{_DATE}日?印发|^\s*{_DATE}日?\s*$"),
        entry="发布日期",
        kind="date",
    ),
    Ask(  # the imprint says it; the line of information only when it was written
        re.compile(rf"印发.*{_WHEN}|{_WHEN}.*印发"),
        re.compile(rf"成文日期.*{_DATE}|{_DATE}日?印发|^\s*{_DATE}日?\s*$"),
        places=("signature", *(place for place in PLACES if place != "signature")),
        kind="date",
    ),
    Ask(
        re.compile(rf"{_ISSUED}.*{_WHEN}|{_WHEN}.*(?:{_ISSUED}|发(?:出|的)?$|先出)"),
        re.compile(rf"成文日期.*{_DATE}|{_DATE}日?印发|^\s*{_DATE}日?\s*$"),
        kind="date",
    ),
    Ask(
        re.compile(
            rf"{_PAPER}.*{_WHO}.{{0,8}}(?:发布|发文|发的|发出|印发|出台|制定|起草)"
            r"|发文(?:机关|单位)|发布(?:机构|单位)|起草单位"
        ),
        re.compile(r"^发文(?:机关|单位)|^\S{4,20}(?:局|政府|办公厅|委员会)\s*$"),
    ),
)
