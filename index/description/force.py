"""From when to when a document is in force: 自2024年1月1日起施行, 有效期五年."""

import re
from collections.abc import Sequence

from index.clause import Clause
from index.description.dates import dates_in, days_after, first_date, years_after
from index.description.found import Found
from index.parsing.lines import Line
from index.parsing.numbering import number_value


def effective_of(
    clauses: Sequence[Clause], bracket: Sequence[Line], published: str
) -> Found | None:
    """The first day on which the document is in force, by the last of its clauses that says so.

    ``published`` is the day from which 自公布之日起 counts, "" when the text does not give it; then
    such a clause gives no date. The bracket below the title counts where no clause says it.
    """
    said = [(clause.text, clause.start) for clause in reversed(_closing(clauses))]
    for text, start in [*said, *((line.text, line.start) for line in reversed(bracket))]:
        if any(word in text for word in _WORDS):
            found = _effective_in(text, start, published)
            if found:
                return found
    return None


def issued_by_clause(clauses: Sequence[Clause]) -> Found | None:
    """The day on which a clause says that the document was issued: 本标准于2001年11月1日颁布."""
    for clause in reversed(_closing(clauses)):
        match = _ISSUED.search(clause.text) if "布" in clause.text else None
        date = first_date(match["date"], clause.start + match.start("date")) if match else None
        if date:
            return Found(date.iso, (date.start, date.end))
    return None


def repealed_of(clauses: Sequence[Clause], effective: str, published: str) -> Found | None:
    """The first day on which the document is no longer in force.

    有效期至2025年12月31日 ends on 2026-01-01; 有效期五年 counts from the day it came into force.
    """
    for clause in reversed(_closing(clauses)):
        if "期" in clause.text or "至" in clause.text:
            found = _repealed_in(clause.text, clause.start, effective or published)
            if found:
                return found
    return None


_ISSUED = re.compile(
    r"本[^。；，,《》\d]{1,8}[于自](?P<date>[12二]\S{3}年\S{1,2}月\S{1,3}日)(?:正式)?(?:颁布|公布|发布|印发)(?!的)"
)
_WORDS = ("施行", "实施", "执行", "生效")
_LAST_CLAUSES = 16  # an end says when a document comes into force, and so does a notice
_FIRST_CLAUSES = 3
_OTHER_SECTION = re.compile(r"附|《")
_IN_FORCE = (
    r"(?:正式|开始|试|组织)?(?:施行|实施|执行|生效)"
    r"(?!的|以[前来后]|之|前|后|期|情况|细则|意见|方案|过程)"
)
_ON_DATE = re.compile(
    rf"(?:(?:自|从|于)(?P<from>[^。；，,《》]{{6,20}}?日)(?:零时|0时|[（(].{{1,12}}[）)])?\s*起?|(?P<on>\d{{4}}年\d{{1,2}}月\d{{1,2}}日)起)\s*{_IN_FORCE}"
)
_ON_ISSUE = re.compile(
    r"(?:自|从)(?:本[^。；，,自]{1,12})?(?:公布|发布|印发|颁布|下发|发文|签发|通过|批准|印发公布|公告)(?:之)?日(?:起|后)?"
    rf"(?:(?:满)?\s*(?P<days>\d+|[一二三四五六七八九十]{{1,4}})\s*(?:日|天)\s*(?:后|起))?\s*(?:起)?{_IN_FORCE}"
)
_PUBLISHED_IN_FORCE = re.compile(
    r"本(?:法|条例|规定|办法|规则|细则|决定|章程|标准)(?:由|经|自)[^。；]{0,60}?(?:发布|公布|颁布)施行(?!的)"
)
_TERM = re.compile(
    r"(?:有效期限?|执行期限?|实施期限?|施行期限?|试行期限?)[为自从：:\s]{0,2}(?P<from>\d{4}年\d{1,2}月\d{1,2}日)起?至"
)
_AT_ONCE = re.compile(
    r"(?P<from>\d{4}年\d{1,2}月\d{1,2}日)[^。；，\s\d]{2,40}(?:公布|发布)施行(?!的)"
)
_SENTENCE_STARTS = "。；;\n\r"
_NUMBER = re.compile(
    r"\s*(?:第[^\s条]{1,9}条(?:之[一二三四五六七八九十]+)?|[（(]?[一二三四五六七八九十\d]{1,4}[）)、.．])\s*"
)
_OF_PART = re.compile(r"第.{1,8}[条款项]|附件|前款|标准$")
_YEARS = re.compile(
    r"(?:有效期|试行期|有效期限|施行期限|试行期限|暂行期|执行期限?)[^。；\d一二三四五六七八九十两]{0,8}?"
    r"(?P<years>\d{1,2}|[一二三四五六七八九十两]{1,3})\s*年"
    # 试行期一年，期满后适时调整: it goes on in another form
    r"(?![^。；]{0,6}期满后?[^。；]{0,20}(?:调整|修订|修改|完善|正式))"
)
_UNTIL = re.compile(
    r"(?:有效期|试行期|有效期限|施行期限|试行期限|执行期限?|有效|实施|施行|执行|试行)[^。；]{0,30}?(?:至|到)\s*"
    r"(?P<date>[12二]\S{3}\s?年\s?\S{1,2}\s?月\s?\S{1,3}\s?日)"
)


def _closing(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses of the main section that may say it: its last ones and a notice before it."""
    main = [each for each in clauses if not _OTHER_SECTION.match(each.label)]
    if len(main) <= _FIRST_CLAUSES + _LAST_CLAUSES:
        return main
    return main[:_FIRST_CLAUSES] + main[-_LAST_CLAUSES:]


def _effective_in(text: str, offset: int, published: str) -> Found | None:
    for match in reversed(list(_ON_DATE.finditer(text))):
        group = "from" if match["from"] else "on"
        date = first_date(match[group], offset + match.start(group))
        if date and _speaks_of_itself(text, match.start()):
            return _at(date.iso, match, offset)
    for match in reversed(list(_ON_ISSUE.finditer(text))):
        if published and _speaks_of_itself(text, match.start()):
            days = number_value(match["days"]) if match["days"] else 0
            return _at(days_after(published, days), match, offset)
    said = _PUBLISHED_IN_FORCE.search(text)
    if said and published:
        return _at(published, said, offset)
    term = _TERM.search(text) or (_AT_ONCE.search(text) if text[0] in "（(" else None)
    date = first_date(term["from"]) if term else None
    return _at(date.iso, term, offset) if term and date else None


def _at(value: str, match: re.Match[str], offset: int) -> Found:
    return Found(value, (offset + match.start(), offset + match.end()))


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(each, 0, at) for each in _SENTENCE_STARTS) + 1


def _speaks_of_itself(text: str, at: int) -> bool:
    """Whether what starts at ``at`` is said of the whole document: 本办法自…, or of nothing."""
    subject = text[_sentence_start(text, at) : at]
    number = _NUMBER.match(subject)
    subject = subject[number.end() if number else 0 :].strip()
    if subject and _bracket(subject):
        return True
    if "《" in subject and "本" not in subject.split("《")[0]:
        return _only_names_a_title(subject)
    if _OF_PART.search(subject):
        return False
    return "本" in subject or len(subject) <= 1 or subject[-1] in "，,　 )）"


def _only_names_a_title(subject: str) -> bool:
    """《…办法》自…起施行, said in the notice that carries it."""
    return bool(
        re.fullmatch(
            r"(?:现公布|公布|修订后的|新修订的|该)?《[^》]+》(?:[（(].{1,10}[）)])?[，,]?", subject
        )
    )


def _bracket(subject: str) -> bool:
    """Whether the sentence is a bracket of promulgation: （2003年…公布　自…起施行）."""
    return subject[0] in "（(" and bool(first_date(subject))


def _repealed_in(text: str, offset: int, base: str) -> Found | None:
    for match in _UNTIL.finditer(text):
        date = first_date(match["date"])
        if date and _of_document(text, match.start()):
            return _at(days_after(date.iso, 1), match, offset)
    for match in _YEARS.finditer(text):
        if base and _of_document(text, match.start()):
            return _at(years_after(base, number_value(match["years"])), match, offset)
    return None


def _of_document(text: str, at: int) -> bool:
    """Whether a term is the document's: its sentence says 本办法, or 自…起施行 beside it."""
    start = _sentence_start(text, at)
    stop = min((i for i in (text.find(each, at) for each in "。；\n") if i >= 0), default=len(text))
    subject, sentence = text[start:at], text[start:stop]
    number = _NUMBER.match(subject)
    bare = subject[number.end() if number else 0 :].strip()
    if bare and not re.match(r"本|自|[，,]|《[^》]*》(?:自|有|试)", bare):
        return False
    return (
        bool(re.search(r"本(?!市|省|区|县|州|级|人|单位)", subject))
        or any(dates_in(sentence))
        or "之日起" in sentence
        or not bare
    )
