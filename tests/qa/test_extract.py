"""Who is responsible, in the words of the clause that says it."""

from index.parsing.parse import parse_text
from index.parsing.sentences import sentences
from qa import extract
from qa.answer import Evidence

LAW = (
    "甲市桥梁管理办法\n第一条　桥梁应当坚固。\n"
    "第二条　桥梁每三年检查一次。市交通运输局负责桥梁养护。\n"
    "第三条　市财政局安排资金。（市财政局、市交通运输局按职责分工负责）\n"
)


def said(label: str) -> str:
    parsed = parse_text(LAW, "bridge.txt")
    clause = next(each for each in parsed.clauses if each.label == label)
    first = sentences(clause)[0]
    statement = extract.departments(Evidence(1, parsed.document, clause, first, 1.0))
    return statement.text if statement else ""


def test_the_sentence_that_charges_a_department_is_quoted() -> None:
    assert said("第二条").endswith("：市交通运输局负责桥梁养护。")


def test_a_closing_bracket_says_it_for_the_clause() -> None:
    assert said("第三条").endswith("：市财政局、市交通运输局按职责分工负责")


def test_a_clause_that_charges_nobody_says_nothing() -> None:
    assert said("第一条") == ""
