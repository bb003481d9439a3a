"""What a body has to do: every clause that gives it a part, with the part that it gives."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from index.clause import Document, Sentence
from index.facts.departments import department_span
from index.facts.fact import Duty
from index.question.scope.organs import organ_key
from index.regions import regions_in
from qa.answer import Evidence
from qa.case import Case, Outcome
from qa.kinds.listing import Entry, counted, line, listed
from qa.kinds.scan import Scanned, is_heading, scan
from qa.kinds.task_question import TaskAsked, task_asked
from qa.statement import Statement, short_name
from qa.verify.departments import Department, departments, named_in

_UNITS = ("省", "市", "自治区", "自治州", "州", "县", "区", "盟", "旗", "兵团")
_FEW = 8  # entries up to which the text tells the task too, not only who is responsible
_SHORTEST = 3  # characters of a name that may be the end of a longer one


def by_task(case: Case) -> Outcome | None:
    """The clauses that give the body asked about a part; None when no body's tasks are asked."""
    asked = task_asked(case.query.text)
    if asked is None or (case.query.elsewhere and not case.query.documents):
        return None
    among = case.query.documents or tuple(case.searcher.documents)
    parts = [
        (each, duty)
        for each in scan(case.searcher).within(among)
        for duty in each.clause.facts.duties
        if is_body(asked.body, duty, each.document)
    ]
    if not parts:
        return _no_part(case, asked, among)
    fitting = [
        (each, duty)
        for each, duty in parts
        if duty.role in asked.roles and not (asked.alone and _shared(asked, each))
    ]
    chosen = list(_once(fitting or parts))
    entries = [_entry(case, each, duty, len(chosen) <= _FEW) for each, duty in chosen]
    opening = f"写明由{asked.body}{_said(asked)}的条款{counted(entries)}"
    if not fitting:
        opening = f"没有条款写明由{asked.body}{_said(asked)}；写到它的条款{counted(entries)}"
    return listed(opening, ("任务", "分工", "角色"), entries, "answered" if fitting else "partly")


def is_body(asked: str, duty: Duty, document: Document) -> bool:
    """Whether a duty is that of the body asked about: 工信局 is 市工业和信息化局 of 汕尾."""
    mine, theirs = departments(asked), departments(duty.department)
    if mine and mine[-1].span[1] == len(asked):
        return named_in(mine[-1], theirs) and _of_its_place(mine[-1], theirs, document)
    one, other = _key(asked), _key(duty.department)
    if one == other or (len(one) >= _SHORTEST and other.endswith(one)):
        return True
    before = one.removesuffix(other)
    return (
        one != before
        and len(other) >= _SHORTEST
        and bool(_PLACE.fullmatch(before) or regions_in(before))
    )


_key = lru_cache(maxsize=65536)(organ_key)
_PLACE = re.compile(r".{0,12}(?:省|市|区|州|县|盟|旗|兵团)")


def _of_its_place(mine: Department, theirs: Sequence[Department], document: Document) -> bool:
    """市 alone is the city of the document; a body without a place is that of its document."""
    if mine.prefix not in _UNITS or any(each.prefix for each in theirs):
        return True
    return not document.region or document.region.endswith(mine.prefix)


def _shared(asked: TaskAsked, each: Scanned) -> bool:
    return any(not is_body(asked.body, duty, each.document) for duty in each.clause.facts.duties)


def _once(parts: Sequence[tuple[Scanned, Duty]]) -> Iterator[tuple[Scanned, Duty]]:
    """Each clause with the first part that it gives the body."""
    for _, same in groupby(parts, key=lambda part: part[0].clause.id):
        yield next(same)


def _said(asked: TaskAsked) -> str:
    *others, last = (role for role in ("牵头", "负责", "配合") if role in asked.roles)
    roles = f"{'、'.join(others)}或{last}" if others else last
    return f"{'单独' if asked.alone else ''}{roles}"


def _entry(case: Case, each: Scanned, duty: Duty, with_task: bool) -> Entry:
    assigned = _assigned(case, each, duty)
    task = _task(case, each, duty, assigned)
    who, what = _BRACKETS.sub("", _plain(assigned.words)), _plain(task.words)
    told = [line(assigned, f"{each.clause.heading}：{who}" if task is not assigned else who)]
    if with_task and task is not assigned:
        told.append(line(task, what))
    cells = ((task, what), (assigned, who), (assigned, duty.role))
    return Entry(
        each.document, each.clause, tuple(told), tuple(Statement(w, (i,)) for i, w in cells)
    )


def _assigned(case: Case, each: Scanned, duty: Duty) -> Evidence:
    """The words that give the part: the closing bracket with the bodies, else the sentence."""
    clause = each.clause
    span = department_span(clause.text)
    start = clause.start + span[0] if span else 0
    if span and start <= duty.start < clause.start + span[1]:
        sentence = Sentence(clause.id, clause.text[slice(*span)], start, clause.start + span[1])
        return Evidence(0, each.document, clause, sentence, 1.0)
    sentences = case.searcher.sentences_of(clause)
    held = next((s for s in sentences if s.start <= duty.start < s.end), sentences[0])
    return Evidence(0, each.document, clause, held, 1.0)


def _task(case: Case, each: Scanned, duty: Duty, assigned: Evidence) -> Evidence:
    """What is to be done: before a bracket the sentence on the body's own field, else the last."""
    if assigned.sentence.text[-1:] not in _CLOSERS:
        return assigned
    core = _CORE.sub("", duty.department)[-_FIELD:]
    before = [
        sentence
        for sentence in case.searcher.sentences_of(each.clause)
        if sentence.start < assigned.sentence.start and not is_heading(sentence, each.clause)
    ]
    own = [s for s in before if len(core) == _FIELD and core in s.text]
    chosen = own[:1] or before[-1:]
    return Evidence(0, each.document, each.clause, chosen[0], 1.0) if chosen else assigned


_CLOSERS = ("】", "）", ")")
_FIELD = 2  # characters of a body's name that say its field: 教育, 水利
_CORE = re.compile(r"^.*(?:兵团|[省市州县区])(?=.{3,})|(?:局|委|厅|部|署|办|委员会|〈.*)$")


def _plain(words: str) -> str:
    return " ".join(words.split())


_BRACKETS = re.compile(r"^[【（(\[]|[】）)\]]+$")


def _no_part(case: Case, asked: TaskAsked, among: Collection[str]) -> Outcome | None:
    """The news that no clause names the body; None where the documents give nobody a part."""
    known = departments(asked.body)
    if not known or not case.query.documents:
        return None
    names = [short_name(case.searcher.documents[each]) for each in among]
    refusal = (
        f"未找到：逐条查过{'、'.join(names)}的文件，没有条款写明由{asked.body}牵头、负责或配合。"
    )
    others = Counter(
        name for each in scan(case.searcher).within(among) for name in each.clause.departments
    )
    if others:
        most = "、".join(name for name, _ in others.most_common(_FEW))
        refusal += f"\n文件写明的责任部门有 {len(others)} 个，写到最多的是：{most}。"
    return Outcome("refused", refusal=refusal)
