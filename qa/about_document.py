"""Questions about a document itself: its number, its dates, who issued it, how to reach them.

The answer stands in the document's own lines of information, its notice or its signature, not in
an article; which line is told by the words that such lines use.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from index.clause import Clause, Document, Sentence
from index.normalise import comparable
from index.question.excluded import without_excluded
from qa import refuse
from qa.about_asks import ASKS, Ask
from qa.about_claims import as_asked, judged_lines, without_contacts, without_dates
from qa.about_fields import Field, fields_asked, fields_of
from qa.answer import Evidence
from qa.case import Case, Outcome
from qa.extract import sentence_statement
from qa.relevance import subject
from qa.statement import Statement, short_name
from qa.yes_no.claim import claim_of
from qa.yes_no.opening import opened

_DRAFT = "征求意见稿"
_DATES = frozenset({"成文日期", "发布日期"})
_BESIDE = 3  # characters of other content from which something else is asked about
# The number of the paper that this one rests on stands in its introduction.
_ANOTHER = re.compile(r"依据|依照|根据|按照|贯彻|落实的")
_OTHER_WORDS = re.compile(
    r"质量|建设|战略|写成|成稿|索引|署名|签署|搞|来着|几月几?[号日]?|几号|成(?![果长就])|办公厅|办公室|谁|哪|那|自|由|起|记得|正确|属实|是否|不是|问|纲要|意见|实施|强[州区市兵]|文件|这|那|份|个|公告|通知|征求|反馈|提|交|打|联系|电话|邮箱|邮件|邮寄|地址|寄"
    r"|发布|公布|成文|印发|下发|出台|签发|制定|发文|颁布|起草|对外|文号|字号|编号|截止|最晚|最迟|期限|日期|时间|机关|机构|单位|部门"
    r"|稿|书|发|号|时候|给|市场监管局|市场监督管理局|政府|公众|社会|征|想|我|你|们|前|之|到|上|网|正式|贯彻|落实|提升|行动|党委"
    r"|信封|写|纸质|儿|正式|生效|草案|定稿|现在|已经|吗|施行|还|对照|先|后|出|来|抬头|落款|哪家|份|早|晚|开始|什么时候|啥"
)


def by_document(case: Case) -> Outcome | None:
    """Answer from a document's own lines when nothing but the document is asked about."""
    plain = without_excluded(comparable(case.query.text))
    if case.asked.yes_no:
        plain = as_asked(plain)
    entries = fields_asked(plain)
    asks = _first_of_a_kind(ask for ask in ASKS if ask.question.search(plain))
    if not (asks or entries) or _ANOTHER.search(plain) or len(_beside(case, plain)) > _BESIDE:
        return None
    if (outcome := _draft(case, asks)) is not None:
        return outcome
    told = [list(_told(case, document, asks, entries)) for document in case.documents]
    found = [lines for lines in told if lines]
    if found:  # a phone number without a name: only one document has one
        lines = [line for each in found for line in each] if case.query.documents else found[0]
        once = {line.text: line for line in lines}
        held = judged_lines(case.asked.claim, list(once.values()), asks)
        return Outcome("answered", tuple(held)) if held else None
    if empty := _empty(case, entries):
        return Outcome("refused", refusal=empty)
    if not case.query.documents or (asks and all(ask.field for ask in asks)):
        return None
    return Outcome("refused", refusal=refuse.refusal(case))


def _first_of_a_kind(asks: Iterable[Ask]) -> list[Ask]:
    """The asks, of those of one kind only the first: 发布 and 印发 mean the same day."""
    kinds: dict[object, Ask] = {}
    for ask in asks:
        kinds.setdefault(ask.kind or id(ask), ask)
    return list(kinds.values())


def _told(
    case: Case, document: Document, asks: Sequence[Ask], entries: Sequence[str]
) -> Iterator[Statement]:
    """What the lines of a document say to all that is asked of it.

    Who signed it says when it did, too: the lines of the signature answer both.
    """
    found = {name: said for name in entries if (said := _entry(case, document, name))}
    yield from found.values()
    for ask in asks:
        if ask.entry in found or (ask.kind == "date" and _DATES.intersection(found)):
            continue
        lines = list(_lines(case, document, ask))
        if ask.all_lines and lines:
            yield from (_said(document, ask, *line) for line in lines)
            return
        yield from (_said(document, ask, *line) for line in lines[:1])


def _entry(case: Case, document: Document, name: str) -> Statement | None:
    """An entry of the lines of information that is not empty."""
    return next(
        (
            _valued(document, clause, sentence, name, field.value)
            for clause, sentence, field in _fields(case, document)
            if field.name == name and field.value
        ),
        None,
    )


def _fields(case: Case, document: Document) -> Iterator[tuple[Clause, Sentence, Field]]:
    for clause in case.searcher.clauses_of(document.id):
        if clause.id.endswith("/about"):
            for sentence in case.searcher.sentences_of(clause):
                for field in fields_of(sentence.text):
                    yield clause, sentence, field


def _valued(
    document: Document, clause: Clause, sentence: Sentence, name: str, value: str
) -> Statement:
    item = Evidence(1, document, clause, sentence, 1.0)
    return Statement(f"{short_name(document)}·{name}：{value}", (item,))


def _draft(case: Case, asks: Sequence[Ask]) -> Outcome | None:
    """That a draft has no date of its own yet from which it is in force."""
    held = [case.searcher.documents[each] for each in case.query.documents]
    fields = [ask.field for ask in asks if ask.field]
    draft = next((each for each in held if each.status == _DRAFT), None)
    if draft is None or not fields or any(field in draft.spans for field in fields):
        return None
    lines = list(_lines(case, draft, _IS_DRAFT))
    if not lines:
        return None
    said = _said(draft, _IS_DRAFT, *min(lines, key=lambda line: len(line[1].text)))
    unsaid = Statement("文件没有写施行或失效的日期")
    if case.asked.claim:
        return Outcome("answered", (opened(case.asked.claim, False, said), unsaid))
    return Outcome("refused", (unsaid, said))


_IS_DRAFT = Ask(re.compile(""), re.compile(_DRAFT))


def _empty(case: Case, entries: Sequence[str]) -> str:
    """That the entries asked for are there and empty; "" where they are not there."""
    empty = [
        f"{short_name(document)}的文件“{name}”一栏是空的。"
        for document in case.documents
        for name in entries
        if name in {field.name for _, _, field in _fields(case, document)}
    ]
    return "未找到：" + "".join(empty) if empty and case.query.documents else ""


def _beside(case: Case, plain: str) -> str:
    """What the question says besides the words for documents and the titles of those it names."""
    documents = [case.searcher.documents[each] for each in case.query.documents]
    claim = case.asked.claim and (claim_of(case.query.focus) or case.asked.claim)
    rest = subject(without_contacts(claim.text)) if claim else comparable(case.about)
    for name in (*fields_asked(plain), *(comparable(each.number) for each in documents)):
        for word in (name, *re.findall(r"\w+", name)):
            rest = rest.replace(word, "")
    rest = re.sub(r"\W", "", _OTHER_WORDS.sub("", without_dates(rest)))
    for title in (comparable(each.title) for each in documents):
        rest = re.sub("|".join(re.escape(word) for word in _runs(title)) or r"(?!)", "", rest)
    return rest


def _runs(title: str) -> list[str]:
    """Every two characters in a row of a title, and longer runs first."""
    return [title[i : i + n] for n in range(len(title), 1, -1) for i in range(len(title) - n + 1)]


def _lines(case: Case, document: Document, ask: Ask) -> Iterator[tuple[Clause, Sentence]]:
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
        found = [
            (by_key[place], sentence)
            for sentence in (case.searcher.sentences_of(by_key[place]) if place in by_key else ())
            if ask.line.search(comparable(sentence.text))
        ]
        yield from found
        if found and ask.all_lines:  # signed once
            return


def _said(document: Document, ask: Ask, clause: Clause, sentence: Sentence) -> Statement:
    item = Evidence(1, document, clause, sentence, 1.0)
    if document.number and ask.entry == "文号":
        return Statement(f"《{document.title}》的文号是{document.number}", (item,))
    for field in fields_of(sentence.text):
        if ask.entry and field.name == ask.entry and field.value:
            return _valued(document, clause, sentence, field.name, field.value)
    return sentence_statement(item)
