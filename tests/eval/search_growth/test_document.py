"""The page and the picture say what was measured, and whether that is enough."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from eval.search_growth.document import page, table
from eval.search_growth.measured import Measured
from eval.search_growth.picture import picture
from eval.search_growth.targets import MEMORY, SEARCH

SMALL = Measured(
    clauses=1_000,
    rows=4_000,
    disk=20.0,
    imports=2.0,
    opening=0.5,
    p50=10.0,
    p95=20.0,
    processor=(9.0, 18.0),
    stages={"understand": (3.0, 8.0), "embed": (5.0, 8.0), "weigh": (2.0, 4.0)},
    batch=8.0,
    peak=600.0,
    resident=590.0,
    anonymous=500.0,
    file_backed=90.0,
    embedder=550.0,
    load=1.0,
)
LARGE = replace(SMALL, clauses=150_200, p95=81.0, peak=1_100.0)


def test_a_target_is_held_against_the_largest_index_that_it_is_for() -> None:
    at_30_000, at_150_000 = SEARCH
    found = [SMALL, replace(SMALL, clauses=30_400, p95=39.0), LARGE]
    assert at_30_000.said_of(found).endswith("39 ms，达到 met")
    assert at_150_000.said_of(found).endswith("81 ms，未达 missed")
    assert MEMORY.said_of(found).endswith("1100 MiB，达到 met")


@pytest.mark.parametrize("found", [[SMALL], [LARGE], [SMALL, LARGE]])
def test_what_was_not_measured_is_not_said_to_be_met(found: list[Measured]) -> None:
    assert SEARCH[0].said_of(found).endswith("未测 not measured")


def test_the_table_has_a_cell_for_each_heading() -> None:
    head, rule, *rows = table([SMALL, LARGE]).splitlines()
    assert len(rows) == 2
    assert {line.count("|") for line in (head, *rows)} == {head.count("|")}
    assert rule.count("---:") == head.count("|") - 1
    assert "| 150,200 | 4,000 |" in rows[1]


@pytest.mark.parametrize("found", [[SMALL], [SMALL, LARGE]])
def test_the_picture_is_well_formed_and_shows_each_size(found: list[Measured]) -> None:
    root = ElementTree.fromstring(picture(found))
    texts = [element.text for element in root.iter() if element.tag.endswith("text")]
    for each in found:
        assert texts.count(f"{each.clauses:,}") == 3
    for x in root.iter("{http://www.w3.org/2000/svg}circle"):
        assert 0 <= float(x.attrib["cx"]) <= 760


def test_the_page_says_that_vectors_are_random_and_how_it_was_made() -> None:
    text = page([SMALL, LARGE], "python -m eval.bench_search")
    assert "vectors of passages are random" in text.replace("\n", " ").replace("**", "").replace(
        "the ", ""
    )
    assert "python -m eval.bench_search" in text
