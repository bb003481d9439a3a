"""Questions made from clauses by rule: what a clause says, asked for; the clause is the answer.

They are plainer than people's own. Their use is number: thousands of them show a ranker how a
question and its clause differ (interrogatives, order, what is left out), in any corpus.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.clause import Clause, Document

_LEAST, _MOST = 4, 30  # characters of what is asked about
_SENTENCE_END = re.compile(r"[。；;！？\n]")
_LEAD = re.compile(r"^第[^\s　]{1,9}[条款项][\s　]*|^[（(][一二三四五六七八九十]+[）)]|^\d+[.、．]")
_COMMA = re.compile(r"[，,：:、]")


@dataclass(frozen=True, slots=True)
class Generated:
    """A question and the id of the clause that it was made from."""

    question: str
    clause_id: str


@dataclass(frozen=True, slots=True)
class _Form:
    """How a sentence says something, and the ways to ask for it, with its groups in them."""

    said: re.Pattern[str]
    asked: tuple[str, ...]


_FORMS = (
    _Form(
        re.compile(r"(?:本法|本条例|本办法|本规定)?所称(.{2,20}?)[，,]?是指"),
        ("什么是{0}？", "{0}是指什么？", "{0}的定义"),
    ),
    _Form(
        re.compile(r"^(.{2,20}?)应当具备(?:下列|以下)条件"),
        ("{0}应当具备什么条件？", "{0}要满足哪些要求"),
    ),
    _Form(
        re.compile(r"^(.{4,30}?)[，,]?有(?:下列|以下)(?:情形|行为)之一"),
        ("{0}的情形有哪些？", "哪些情况下{0}？"),
    ),
    _Form(
        re.compile(r"^(.{2,24}?)不得(.{3,26}?)(?:[，。；;]|$)"),
        ("{0}可以{1}吗？", "{0}能不能{1}？", "{0}{1}违法吗"),
    ),
    _Form(
        re.compile(r"^(.{2,20}?)(?:应当|必须)(.{4,30}?)(?:[，。；;]|$)"),
        ("{0}应当怎么{1}？", "{0}需要{1}吗？", "{1}有什么要求？"),
    ),
    _Form(
        re.compile(r"^违反.{0,16}?规定[，,](.{4,30}?)的[，,]"),
        ("{0}会受到什么处罚？", "{0}怎么处理？", "{0}要罚多少钱"),
    ),
    _Form(
        re.compile(r"^(.{4,30}?)的[，,](?:由.{2,20}?)?(?:责令|处以?|给予|依法)"),
        ("{0}会怎么样？", "{0}有什么后果？", "{0}怎么处罚？"),
    ),
    _Form(
        re.compile(r"^(.{2,24}?)(?:负责|主管)(.{4,26}?)(?:[，。；;]|$)"),
        ("{1}由哪个部门负责？", "谁负责{1}？", "{0}的职责是什么？"),
    ),
    _Form(
        re.compile(
            r"^(.{2,24}?)(?:自|在|应当在).{2,16}?起?(?:.{1,4})[日天月年]内(.{3,24}?)(?:[，。；;]|$)"
        ),
        ("{0}多久之内{1}？", "{1}的期限是多长？"),
    ),
    _Form(
        re.compile(r"^(.{2,24}?)(?:可以|有权)(.{4,26}?)(?:[，。；;]|$)"),
        ("{0}可以{1}吗？", "{0}有什么权利？", "谁可以{1}？"),
    ),
    _Form(re.compile(r"^为了?(.{4,30}?)[，,]"), ("制定{title}的目的是什么？",)),
    _Form(re.compile(r"^(.{4,24}?)(?:包括|分为)"), ("{0}包括哪些？", "{0}有哪些种类？")),
)
_PLAIN = ("{0}有什么规定？", "{0}怎么规定的", "关于{0}的规定", "{0}", "{0}怎么办？")


def generated(
    documents: Sequence[tuple[Document, Sequence[Clause]]], count: int, seed: int = 0
) -> list[Generated]:
    """So many questions from clauses drawn by the seed; fewer where the corpus has fewer."""
    draw = random.Random(seed)  # noqa: S311 -- reproducible, no secret
    places = [(document, clause) for document, clauses in documents for clause in clauses]
    draw.shuffle(places)
    found: list[Generated] = []
    for document, clause in places:
        if len(found) == count:
            break
        questions = list(_questions(document, clause, draw))
        if questions:
            found.append(Generated(draw.choice(questions), clause.id))
    return found


def _questions(document: Document, clause: Clause, draw: random.Random) -> Iterator[str]:
    """All questions that a clause's sentences give."""
    title = re.sub(r"^中华人民共和国|[（(].*?[）)]$", "", document.title)
    for sentence in _SENTENCE_END.split(clause.text):
        plain = _LEAD.sub("", sentence.strip()).strip()
        if len(plain) < _LEAST:
            continue
        for form in _FORMS:
            if match := form.said.search(plain):
                yield _shortened(draw.choice(form.asked).format(*match.groups(), title=title), draw)
        pieces = [p for p in _COMMA.split(plain) if _LEAST <= len(p) <= _MOST]
        if pieces:
            about = "".join(draw.sample(pieces, min(len(pieces), draw.choice((1, 1, 2)))))
            yield _shortened(draw.choice(_PLAIN).format(about), draw)


_FILLER = re.compile(
    r"依法|应当|按照规定|有关|相关|规定的|本法|本条例|本办法|以及|进行|及其|其他|和国家|的"
)


def _shortened(question: str, draw: random.Random) -> str:
    """As people ask: without some of the words that a law needs."""
    return _FILLER.sub(lambda m: "" if draw.random() < _DROPPED else m.group(), question)


_DROPPED = 0.5
