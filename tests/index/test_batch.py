"""Questions of a file: each with its own filters, searched together."""

import json
from pathlib import Path
from typing import Any

import pytest

from index.batch import Row, read_rows, search_rows
from index.errors import DocumentError, QuestionError
from index.question.scope.filters import Filters
from index.search.ranking import Ranking
from index.search.searcher import Searcher
from tests.index.bigram_encoder import bigram_embedder
from tests.index.building.small_build import small_build
from tests.index.small_corpus import write_corpus


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder = tmp_path_factory.mktemp("batch")
    small_build(write_corpus(folder / "documents"), folder / "index")
    return Searcher.open(folder / "index", bigram_embedder(), Ranking(weighed=False))


def written(folder: Path, *rows: Any) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_a_row_s_own_filters_come_before_those_for_all(tmp_path: Path) -> None:
    rows = [{"id": 1, "question": "甲"}, {"id": 2, "question": "乙", "filters": {"region": "乙县"}}]
    read = read_rows(written(tmp_path, *rows), {"region": ["甲市"], "year": ["2018"]})
    assert read == [
        Row(1, "甲", Filters(regions=("甲市",), years=(2018,))),
        Row(2, "乙", Filters(regions=("乙县",), years=(2018,))),
    ]


def test_each_row_is_searched_in_its_documents(small: Searcher) -> None:
    rows = [
        Row("all", "质量"),
        Row("yi", "质量", Filters(regions=("乙县",))),
        Row("more", "粮食储备"),
    ]
    found = search_rows(small, rows, 3)
    assert found[0].hits == small.search("质量", 3)
    assert found[2].hits == small.search("粮食储备", 3)
    assert {hit.document.id for hit in found[1].hits} == {"yi"}


def test_what_is_not_there_is_noticed(small: Searcher) -> None:
    there, absent = search_rows(small, [Row(1, "乙县第三条"), Row(2, "乙县第九十条")], 3)
    assert there.notices == ()
    (notice,) = absent.notices
    assert notice == "《乙县粮食安全办法》共 3 条，没有“第九十条”。"


def test_filters_that_nobody_passes_end_it_before_the_search(small: Searcher) -> None:
    with pytest.raises(QuestionError, match="甲市"):
        search_rows(small, [Row(1, "质量"), Row(2, "质量", Filters(regions=("广东",)))], 3)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ([], "第 1 行"),
        ({"id": 1}, "question"),
        ({"id": 1, "question": " "}, "没有问题"),
        ({"id": 1, "question": "甲", "filters": "乙县"}, "第 1 行"),
        ({"id": 1, "question": "甲", "filters": {"colour": "red"}}, "colour"),
    ],
)
def test_a_line_that_is_wrong_is_named(tmp_path: Path, row: Any, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        read_rows(written(tmp_path, row), {})


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        read_rows(tmp_path / "none.jsonl", {})
