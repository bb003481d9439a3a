"""Documents of every family, generated as trees, come back with their labels and texts."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from index.clause import ParsedDocument
from index.parsing.parse import parse_text
from index.parsing.parts import MAX_PART

ONES = "零一二三四五六七八九"


@dataclass(frozen=True)
class Written:
    """A document's text and the labels and texts of its clauses."""

    text: str
    clauses: tuple[tuple[str, str], ...]


def numeral(value: int) -> str:
    """A number in Chinese: 101 is 一百零一."""
    if value >= 100:
        rest = value % 100
        return (
            ONES[value // 100]
            + "百"
            + (("零" if rest < 10 else "") + numeral(rest) if rest else "")
        )
    if value < 10:
        return ONES[value]
    tens = "十" if value < 20 else ONES[value // 10] + "十"
    return tens + (ONES[value % 10] if value % 10 else "")


WORDS = st.text("产品质量提升监督企业标准检验计量品牌", min_size=3, max_size=12)
SENTENCES = st.lists(WORDS, min_size=1, max_size=3).map(lambda words: "，".join(words) + "。")
BODIES = st.lists(SENTENCES, min_size=1, max_size=3)
SPACES = st.sampled_from(["　", " ", "  ", "\xa0"])
NEWLINES = st.sampled_from(["\n", "\r\n", "\n\n", "\n　　"])


@st.composite
def laws(draw: st.DrawFn) -> Written:
    """Chapters, articles with items, a table of contents or none."""
    space, newline = draw(SPACES), draw(NEWLINES)
    chapters = draw(st.lists(st.lists(BODIES, min_size=1, max_size=4), min_size=1, max_size=4))
    first = draw(st.sampled_from([1, 9, 19, 99, 109]))
    heads = [f"第{numeral(n)}章{space}{draw(WORDS)}" for n in range(1, len(chapters) + 1)]
    lines = [f"{draw(WORDS)}办法"]
    if draw(st.booleans()) and len(heads) > 1:
        lines += ["目　录", *heads]
    clauses, number = [], first
    for head, articles in zip(heads, chapters, strict=True):
        lines.append(head)
        for body in articles:
            label = f"第{numeral(number)}条"
            items = [f"（{numeral(n)}）{each}" for n, each in enumerate(body[1:], 1)]
            written = [f"{label}{space}{body[0]}", *items]
            lines += written
            clauses.append((label, newline.join(written)))
            number += 1
    return Written(newline.join(lines), tuple(clauses))


@st.composite
def policies(draw: st.DrawFn) -> Written:
    """一、 （一） 1. with paragraphs under each."""
    newline = draw(NEWLINES)
    lines, clauses = [f"关于{draw(WORDS)}的意见"], []

    def unit(label: str, written: str, heading: str) -> None:
        body = [f"{written}{heading}", *draw(BODIES)]
        lines.extend(body)
        clauses.append((label, newline.join(body)))

    for one in range(1, draw(st.integers(1, 4)) + 1):
        top = f"{numeral(one)}、"
        unit(top, top, draw(WORDS))
        for two in range(1, draw(st.integers(0, 3)) + 1):
            below = f"（{numeral(two)}）"
            unit(top + below, draw(st.sampled_from([below, f"({numeral(two)})"])), draw(WORDS))
            for three in range(1, draw(st.integers(0, 2)) + 1):
                unit(f"{top}{below}{three}.", f"{three}.", draw(WORDS))
    return Written(newline.join(lines), tuple(clauses))


@st.composite
def standards(draw: st.DrawFn) -> Written:
    """1, 1.1, 1.1.1 with text under each, and an appendix A.1."""
    space, newline = draw(st.sampled_from(["　", " "])), draw(NEWLINES)
    lines, clauses = [f"{draw(WORDS)}规范"], []
    numbers: list[tuple[int, ...]] = []
    for one in range(1, draw(st.integers(2, 4)) + 1):
        numbers.append((one,))
        for two in range(1, draw(st.integers(1, 3)) + 1):
            numbers.append((one, two))
            numbers += [(one, two, three) for three in range(1, draw(st.integers(0, 2)) + 1)]
    for steps in numbers:
        label = ".".join(map(str, steps))
        body = [f"{label}{space}{draw(WORDS)}", *draw(BODIES)]
        lines += body
        clauses.append((label, newline.join(body)))
    if draw(st.booleans()):
        lines += ["附录A（规范性）", f"{draw(WORDS)}方法"]
        for last in range(1, 4):
            body = [f"A.{last}{space}{draw(WORDS)}", *draw(BODIES)]
            lines += body
            clauses.append((f"A.{last}", newline.join(body)))
    return Written(newline.join(lines), tuple(clauses))


@st.composite
def with_attachments(draw: st.DrawFn) -> Written:
    """A policy document with a table and a law attached to it."""
    main = draw(policies())
    rows = draw(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4))
    table = ["| 任务 | 单位 |", "| --- | --- |", *(f"| {a} | {b} |" for a, b in rows)]
    law = draw(laws())
    text = "\n".join([main.text, "附件1", "任务分工表", *table, "附件2", law.text])
    named = [(f"附件1第{n}行", row) for n, row in enumerate(table[2:], 1)]
    attached = [(f"附件2{label}", body) for label, body in law.clauses]
    return Written(text, (*main.clauses, *named, *attached))


def assert_comes_back(written: Written) -> None:
    parsed = parse_text(written.text, "a.txt")
    assert tuple((clause.label, clause.text) for clause in parsed.clauses) == written.clauses
    assert_whole(parsed)


def assert_whole(parsed: ParsedDocument) -> None:
    text = parsed.document.text
    assert "".join(text[block.start : block.end] for block in parsed.blocks) == text
    assert all(clause.path[0] == parsed.document.title for clause in parsed.clauses)
    for clause in parsed.clauses:
        spans = clause.parts or ((clause.start, clause.end),)
        assert all(end - start <= MAX_PART for start, end in spans)


@settings(max_examples=60, deadline=None)
@given(laws())
def test_laws(written: Written) -> None:
    assert_comes_back(written)


@settings(max_examples=60, deadline=None)
@given(policies())
def test_policy_documents(written: Written) -> None:
    assert_comes_back(written)


@settings(max_examples=60, deadline=None)
@given(standards())
def test_standards(written: Written) -> None:
    assert_comes_back(written)


@settings(max_examples=60, deadline=None)
@given(with_attachments())
def test_documents_with_attachments(written: Written) -> None:
    assert_comes_back(written)
