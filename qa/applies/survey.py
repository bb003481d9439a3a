"""Every sentence of a generation that binds or helps somebody: read once, kept while it is used."""

import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from index.clause import Clause, Document, Sentence, Span
from index.facts.departments import department_span
from index.parsing.sentences import sentences
from index.search.searcher import Searcher
from qa.applies.article import PENALTY, Spoken, of_article
from qa.applies.plan import of_plan
from qa.applies.reading import Kind, Reading
from qa.applies.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Field:
    """What a document's title and the headings above a clause say it is about."""

    trades: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """One sentence with what it is to whom, and the field that governs it."""

    document: Document
    clause: Clause
    sentence: Sentence
    reading: Reading
    field: Field
    article: bool  # of a law, not of a plan

    @property
    def kind(self) -> Kind:
        """Obligation, prohibition, target or help."""
        return self.reading.kind


_LOCK = threading.Lock()
_Key = tuple[str, bool]
_READ: "WeakKeyDictionary[Searcher, dict[_Key, tuple[Rule, ...]]]" = WeakKeyDictionary()


def rules_of(searcher: Searcher, document: Document, penalties: bool = False) -> tuple[Rule, ...]:
    """All rules of a document, in reading order; read once in a generation.

    The penalties are read only where they are asked for: it takes a while over many laws.
    """
    with _LOCK:
        read, key = _READ.setdefault(searcher, {}), (document.id, penalties)
        if key not in read:
            read[key] = tuple(_rules(searcher, document, penalties))
        return read[key]


def field_of(title: str, headings: Sequence[str] = ()) -> Field:
    """What a title and the headings below it are about; roles and forms by the title alone."""
    return _field(title, tuple(headings))


def _rules(searcher: Searcher, document: Document, penalties: bool) -> Iterator[Rule]:
    for clause in searcher.clauses_of(document.id):
        if clause.label not in _NO_RULES and not clause.label.startswith("附"):
            yield from _of_clause(document, clause, penalties)


_NO_RULES = frozenset({"文件信息", "文前说明", "征求意见公告", "落款"})
_ARTICLE = re.compile(r"第.{1,9}条|[A-Z]?\d+(?:\.\d+)+")


def _of_clause(document: Document, clause: Clause, penalties: bool) -> Iterator[Rule]:
    facts = clause.facts
    article = _ARTICLE.match(clause.label) is not None
    punishes = penalties and PENALTY.search(clause.text)
    if article and not (facts.forces or punishes or _GRANTS.search(clause.text)):
        return
    field = field_of(document.title, clause.path[1:-1] if article else clause.path[1:])
    before: Reading | None = None
    readings: tuple[Reading, ...]
    end = clause.start
    for sentence in sentences(clause):
        if department_span(sentence.text) == (0, len(sentence.text.rstrip("。"))):
            continue
        if "\n" in document.text[end : sentence.start]:
            before = None
        if article and not penalties and PENALTY.search(sentence.text):
            before, readings = None, ()
        elif article:
            before = of_article(sentence.text, _spoken(clause, sentence), before)
            readings = (before,) if before else ()
        else:
            readings = of_plan(sentence.text, _aims(clause, sentence), field.trades)
            if clause.columns:  # the tasks of a table are those of its departments
                readings = tuple(each for each in readings if each.kind == "目标")
        end = sentence.end
        for reading in readings:
            yield Rule(document, clause, sentence, reading, field, article)


def _spoken(clause: Clause, sentence: Sentence) -> list[Spoken]:
    first, last = sentence.start, sentence.end
    forces = (force for force in clause.facts.forces if first <= force.start < last)
    spoken = ((force.kind, force.start - first, force.end - first) for force in forces)
    return [each for each in spoken if not _in_title(sentence.text, each[1])]


def _in_title(text: str, at: int) -> bool:
    """Whether a place stands between 《 and 》: 《禁止垄断协议规定》 forbids nothing here."""
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


def _aims(clause: Clause, sentence: Sentence) -> list[Span]:
    first, last = sentence.start, sentence.end
    targets = (target for target in clause.facts.targets if first <= target.start < last)
    return [(target.start - first, min(target.end, last) - first) for target in targets]


_GRANTS = re.compile(r"给予|予以|享受|减征|免征")


@lru_cache(maxsize=4096)
def _field(title: str, headings: tuple[str, ...]) -> Field:
    own = [token.meaning for token in vocabulary().tokens(title)]
    own = [each for each in own if each.head and each.trades] or own  # 学校食品安全…: 学校
    above = [token.meaning for each in headings for token in vocabulary().tokens(each)]
    return Field(
        _EMPTY.union(*(each.trades for each in (*own, *above))),
        _EMPTY.union(*(each.roles for each in own)),
        _EMPTY.union(*(each.forms for each in own)),
    )


_EMPTY: frozenset[str] = frozenset()
