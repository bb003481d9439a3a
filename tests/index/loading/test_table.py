from hypothesis import given
from hypothesis import strategies as st

from index.loading.table import Cell, spread, table_lines


def rows(*texts: str) -> list[list[Cell]]:
    """Rows of cells parted by spaces."""
    return [[Cell(text) for text in row.split(" ")] for row in texts]


def test_the_first_row_holds_the_heads() -> None:
    assert table_lines(rows("任务 单位", "抽查 市局")) == [
        "| 任务 | 单位 |",
        "| --- | --- |",
        "| 抽查 | 市局 |",
    ]


def test_line_ends_and_bars_inside_a_cell() -> None:
    made = table_lines([[Cell("甲"), Cell("乙")], [Cell("一\n 二"), Cell("a|b")]])
    assert made[2] == r"| 一 二 | a\|b |"


def test_a_merged_cell_says_its_text_in_every_place() -> None:
    made = [[Cell("甲", rows=2), Cell("乙")], [Cell("丙")], [Cell("丁", columns=2)]]
    assert spread(made) == [["甲", "乙"], ["甲", "丙"], ["丁", "丁"]]


def test_short_rows_are_filled_and_empty_rows_and_columns_left_out() -> None:
    made = [
        [Cell("甲"), Cell(""), Cell("乙")],
        [Cell(" "), Cell(""), Cell("")],
        [Cell("丙")],
    ]
    assert table_lines(made) == ["| 甲 | 乙 |", "| --- | --- |", "| 丙 |  |"]


def test_heads_over_heads_are_one_row() -> None:
    made = [
        [Cell("指标", rows=2), Cell("目标值", columns=2)],
        [Cell("2024年"), Cell("2025年")],
        [Cell("合格率"), Cell("92%"), Cell("95%")],
    ]
    assert table_lines(made) == [
        "| 指标 | 目标值 2024年 | 目标值 2025年 |",
        "| --- | --- | --- |",
        "| 合格率 | 92% | 95% |",
    ]


def test_a_first_row_of_one_cell_is_the_caption() -> None:
    made = [[Cell("表1 任务分工", columns=2)], *rows("任务 单位", "抽查 市局")]
    assert table_lines(made)[:2] == ["表1 任务分工", "| 任务 | 单位 |"]


def test_layout_is_paragraphs() -> None:
    assert table_lines([[Cell("第一条\n\n第二条")]]) == ["第一条", "第二条"]
    assert table_lines(rows("甲", "乙")) == ["甲", "乙"]
    assert table_lines(rows("左 右")) == ["左", "右"]
    assert table_lines([]) == []


def test_labels_with_values_are_fields() -> None:
    made = rows("索引号： 0001 主题分类： 质量", "发文机关： 市政府 文号： 克政发〔2017〕95号")
    assert table_lines(made) == [
        "索引号：0001",
        "主题分类：质量",
        "发文机关：市政府",
        "文号：克政发〔2017〕95号",
    ]


cells = st.builds(Cell, st.text("甲乙|\n 丙", max_size=5), st.integers(1, 4), st.integers(1, 4))


@given(st.lists(st.lists(cells, max_size=4), max_size=5))
def test_a_table_is_rectangular_and_loses_no_text(made: list[list[Cell]]) -> None:
    grid = spread(made)
    assert len(grid) == len(made)
    assert len({len(row) for row in grid}) <= 1
    lines = "".join(table_lines(made)).replace(r"\|", "|")
    for row in made:
        for cell in row:
            assert all(word in lines for word in cell.text.split())
