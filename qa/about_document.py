"""Questions about a document itself: its number, its dates, who issued it, how to reach them.

The answer stands in the document's own lines of information, its notice or its signature, not in
an article; which line is told by the words that such lines use.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.clause import Clause, Document, Sentence
from index.normalise import comparable
from qa import refuse
from qa.answer import Evidence
from qa.case import Case, Outcome
from qa.extract import sentence_statement
from qa.statement import Statement

_PLACES = ("about", "notice", "signature", "preamble")


@dataclass(frozen=True, slots=True)
class _Ask:
    """One thing asked of a document: how questions say it, which line holds it, and where.

    With a ``field`` of the document the line is the one that the field was read off.
    """

    question: re.Pattern[str]
    line: re.Pattern[str] = re.compile("")
    places: tuple[str, ...] = _PLACES
    field: str = ""


_DATE = r"(?:\d{4}\s*[-年.]\s*\d{1,2}\s*[-月.]\s*\d{1,2})"
_WHEN = r"(?:什么时候|何时|哪(?:一)?[天年]|几月几?[号日]?|几号|时间|日期|多久|啥时候)"
_UNTIL = r"(?:截止|最晚|最迟|反馈|提意见|交|期限|结束)"
_ISSUED = r"(?:印发|下发|出台|签发|发的|发文|公告|发布|公布|颁布|对外发)"
_WHO = r"(?:谁|(?:哪个|哪家|什么)(?:单位|部门|机关|机构)?)"
_PAPER = r"(?=.*(?:文件|意见|稿|公告|纲要|通知|发文|落款))"
_FORCE = r"(?:施行|实施|生效|执行)"
_END = r"(?:失效|废止|作废|到期)"
_ASKS = (
    _Ask(
        re.compile(rf"{_FORCE}.{{0,4}}{_WHEN}|{_WHEN}.{{0,6}}{_FORCE}|{_FORCE}(?:日期|时间)"),
        field="effective",
    ),
    _Ask(
        re.compile(
            rf"有效期|{_END}.{{0,4}}{_WHEN}|{_WHEN}.{{0,4}}{_END}|有效到|{_END}(?:日期|时间)"
        ),
        field="repealed",
    ),
    _Ask(
        re.compile(
            r"(?:废止|取代|替代|代替)(?:了|的是)?(?:哪|什么)|(?:哪|什么).{0,8}(?:同时)?(?:废止|被取代)"
        ),
        field="repeals",
    ),
    _Ask(
        re.compile(r"文号|字号|文件编号|发文号"),
        re.compile(r"〔\d{4}〕\d+号|\[\d{4}\]\d+号"),
        ("about",),  # the numbers that an introduction names are other papers'
    ),
    _Ask(re.compile(r"电话|打哪个|打给"), re.compile(r"电话.{0,4}\d")),
    _Ask(re.compile(r"邮箱|邮件|email|e-mail"), re.compile(r"[\w.]+@[\w.]+")),
    _Ask(
        re.compile(r"地址|寄到|邮寄|寄.*(?:哪|写)|在哪(?:里|儿)?(?:办|交|收)"),
        re.compile(r"^地址|地址[:：]"),
    ),
    _Ask(
        re.compile(rf"{_UNTIL}.*{_WHEN}|{_WHEN}.*{_UNTIL}|截止|征求意见到"),
        re.compile(rf"{_DATE}日?\s*前"),
    ),
    _Ask(
        re.compile(
            r"(?:是不是|是否|算|还是).*(?:征求意见|正式|草案|定稿)|生效|正式(?:施行|实施|文件)"
        ),
        re.compile(r"征求意见稿"),
    ),
    _Ask(
        re.compile(rf"成文.*{_WHEN}|{_WHEN}.*成文|成文(?:日期|时间)"),
        re.compile(rf"成文日期.*{_DATE}"),
    ),
    _Ask(
        re.compile(
            rf"(?:发布|公布|对外|上网).*{_WHEN}|{_WHEN}.*(?:发布|公布|对外)|发布(?:日期|时间)"
        ),
        re.compile(rf"发布日期.*{_DATE}|{_DATE}日?印发|^\s*{_DATE}日?\s*$"),
    ),
    _Ask(
        re.compile(rf"{_ISSUED}.*{_WHEN}|{_WHEN}.*(?:{_ISSUED}|发(?:出|的)?$|先出)"),
        re.compile(rf"成文日期.*{_DATE}|{_DATE}日?印发|^\s*{_DATE}日?\s*$"),
    ),
    _Ask(
        re.compile(
            rf"{_PAPER}.*{_WHO}.{{0,8}}(?:发布|发文|发的|发出|印发|出台|制定|起草|落款)"
            r"|发文(?:机关|单位)|发布(?:机构|单位)|起草单位|落款"
        ),
        re.compile(r"^发文(?:机关|单位)|^\S{4,20}(?:局|政府|办公厅|委员会)\s*$"),
    ),
)
_BESIDE = 3  # characters of other content from which something else is asked about
# The number of the paper that this one rests on stands in its introduction.
_ANOTHER = re.compile(r"依据|依照|根据|按照|贯彻|落实的")
_OTHER_WORDS = re.compile(
    r"质量|建设|战略|纲要|意见|实施|强[州区市兵]|文件|这|那|份|个|公告|通知|征求|反馈|提|交|打|联系|电话|邮箱|邮件|邮寄|地址|寄"
    r"|发布|公布|成文|印发|下发|出台|签发|制定|发文|颁布|起草|对外|文号|字号|编号|截止|最晚|最迟|期限|日期|时间|机关|机构|单位|部门"
    r"|稿|书|发|号|时候|给|市场监管局|市场监督管理局|政府|公众|社会|征|想|我|你|们|前|之|到|上|网|正式|贯彻|落实|提升|行动|党委"
    r"|信封|写|纸质|儿|正式|生效|草案|定稿|现在|已经|吗|施行|还|对照|先|后|出|来|抬头|落款|哪家|份|早|晚|开始|什么时候|啥"
)


def by_document(case: Case) -> Outcome | None:
    """Answer from a document's own lines when nothing but the document is asked about."""
    plain = comparable(case.query.text)
    asks = [ask for ask in _ASKS if ask.question.search(plain)]
    if not asks or _ANOTHER.search(plain) or len(_beside(case)) > _BESIDE:
        return None
    for ask in asks:
        found = [
            _said(document, *line)
            for document in case.documents
            if (line := next(_lines(case, document, ask), None)) is not None
        ]
        if found:  # a phone number without a name: only one document has one
            return Outcome("answered", tuple(found if case.query.documents else found[:1]))
    if not case.query.documents or all(ask.field for ask in asks):
        return None
    refusal = refuse.refusal(case)
    return Outcome("refused", refusal=refusal)


def _beside(case: Case) -> str:
    """What the question says besides the words for documents and the titles of those it names."""
    rest = re.sub(r"\W", "", _OTHER_WORDS.sub("", case.about))
    titles = [comparable(case.searcher.documents[each].title) for each in case.query.documents]
    for title in titles:
        rest = re.sub("|".join(re.escape(word) for word in _runs(title)) or r"(?!)", "", rest)
    return rest


def _runs(title: str) -> list[str]:
    """Every two characters in a row of a title, and longer runs first."""
    return [title[i : i + n] for n in range(len(title), 1, -1) for i in range(len(title) - n + 1)]


def _lines(case: Case, document: Document, ask: _Ask) -> Iterator[tuple[Clause, Sentence]]:
    """Sentences of the document's own lines that match, the lines of information first."""
    clauses = case.searcher.clauses_of(document.id)
    if ask.field:
        start = document.spans[ask.field][0] if ask.field in document.spans else -1
        for clause in clauses:
            if clause.start <= start < clause.end:
                for sentence in case.searcher.sentences_of(clause):
                    if sentence.start <= start < sentence.end:
                        yield clause, sentence
        return
    by_key = {clause.id.rsplit("/", 1)[-1]: clause for clause in clauses}
    for place in ask.places:
        if place in by_key:
            for sentence in case.searcher.sentences_of(by_key[place]):
                if ask.line.search(comparable(sentence.text)):
                    yield by_key[place], sentence


def _said(document: Document, clause: Clause, sentence: Sentence) -> Statement:
    item = Evidence(1, document, clause, sentence, 1.0)
    if document.number and re.search(r"文\s*号", sentence.text):
        return Statement(f"《{document.title}》的文号是{document.number}", (item,))
    return sentence_statement(item)
