"""Long lists: the count of all, some of each document in the text, everything in the table."""

from index.parsing.parse import parse_text
from index.parsing.sentences import sentences
from qa.answer import Evidence
from qa.kinds.listing import MOST_TOLD, Entry, counted, line, listed, place
from qa.statement import Statement


def entries(name: str, count: int) -> list[Entry]:
    text = f"{name}管理办法\n" + "".join(f"第{n}条　应当检查。\n" for n in range(1, count + 1))
    parsed = parse_text(text, f"{name}.txt")
    clauses = [clause for clause in parsed.clauses if clause.label.startswith("第")]
    return [
        Entry(parsed.document, clause, (Statement(clause.label),), (Statement(clause.text),))
        for clause in clauses
    ]


def test_the_text_tells_some_of_every_document_and_the_table_holds_all() -> None:
    many, few = entries("桥梁", 30), entries("隧道", 2)
    outcome = listed(f"找到{counted([*many, *few])}", ("原文",), [*many, *few])
    told = [statement.text for statement in outcome.statements]
    assert told[0] == "找到共 32 条（《桥梁管理办法》 30 条、《隧道管理办法》 2 条）"
    assert len(told) == 1 + MOST_TOLD + 1
    assert told[-1] == f"以上是其中 {MOST_TOLD} 条，全部 32 条见表"
    assert told.count("第1条") == told.count("第2条") == 2
    assert len(outcome.grids[0].rows) == 32


def test_a_line_says_its_label_once() -> None:
    (entry,) = entries("桥梁", 1)
    sentence = Evidence(0, entry.document, entry.clause, sentences(entry.clause)[0], 1.0)
    assert place(sentence) == "《桥梁管理办法》第1条"
    assert line(sentence, "第1条　应当检查。").text == "《桥梁管理办法》第1条：应当检查。"
