"""Answers with tables: on the page as far as it bears, in a file whole."""

from dataclasses import replace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from qa.answer import Answer, Cell, Citation, Table
from qa.page.export_desk import ExportDesk, add_export_route
from qa.page.table_view import ROWS_SHOWN, export_view, shown, tables_view


def _answer(rows: int) -> Answer:
    citations = tuple(
        Citation(n, "d", "办法", "", f"第{n}条", f"d/{n}", f"第{n}句。", 0, 4)
        for n in range(1, rows + 1)
    )
    cells = tuple((Cell(f"要求<{c.n}>"), Cell("=1+1", (c.n,))) for c in citations)
    table = Table("适用的规定", ("要求", "条件"), cells)
    return Answer("问", "问", "answered", "共有这些。[1]", citations, tables=(table,))


def _link(n: int) -> str:
    return f"<i>{n}</i>"


def test_a_table_is_shown_with_its_markers_and_without_markup_of_its_own() -> None:
    html = tables_view(_answer(2), _link)
    assert "<th>要求</th><th>条件</th>" in html
    assert "<td>要求&lt;1&gt;</td><td>=1+1<i>1</i></td>" in html


def test_of_a_long_table_the_rest_is_told_and_not_sent() -> None:
    answer = _answer(ROWS_SHOWN + 5)
    html = tables_view(answer, _link)
    assert html.count("<tr>") == ROWS_SHOWN + 1
    assert "另有 5 行" in html
    assert shown(answer) == set(range(1, ROWS_SHOWN + 1))


def test_what_the_text_cites_is_shown_wherever_it_stands() -> None:
    answer = replace(_answer(ROWS_SHOWN + 5), text=f"这一条。[{ROWS_SHOWN + 2}]")
    assert ROWS_SHOWN + 2 in shown(answer)


@pytest.mark.parametrize(("kind", "begins"), [("csv", b"\xef\xbb\xbf"), ("docx", b"PK")])
def test_an_answer_that_was_kept_can_be_had_as_a_file(kind: str, begins: bytes) -> None:
    app, desk = FastAPI(), ExportDesk()
    add_export_route(app, desk)
    key = desk.keep(_answer(2))
    assert f"export/{key}.{kind}" in export_view(key)
    found = TestClient(app).get(f"/export/{key}.{kind}")
    assert found.status_code == 200
    assert found.content.startswith(begins)
    assert found.headers["content-disposition"].endswith(f'"tiaowen.{kind}"')


@pytest.mark.parametrize("name", ["0" * 32 + ".csv", "x.exe"])
def test_what_was_never_kept_is_not_there(name: str) -> None:
    app = FastAPI()
    add_export_route(app, ExportDesk())
    assert TestClient(app).get(f"/export/{name}").status_code == 404


def test_only_so_many_answers_are_remembered() -> None:
    desk = ExportDesk(remembered=2)
    keys = [desk.keep(_answer(1)) for _ in range(3)]
    assert [desk.get(key) is not None for key in keys] == [False, True, True]


def test_nothing_is_offered_where_nothing_is_cited() -> None:
    assert ExportDesk().keep(replace(_answer(1), citations=())) == ""
    assert export_view("") == ""
