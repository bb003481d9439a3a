"""Paired questions: drawn the same for the same seed, asked, judged."""

from datetime import date
from pathlib import Path

import pytest

from eval.corpora.indexing import unembedded
from eval.regions.asking import asked_of
from eval.regions.made import made_regions, write_plans
from eval.regions.pairs import absent, names_of, pairs
from index.question.scope.held import held_of
from index.regions import Region, readings
from index.search.ranking import Ranking
from index.search.searcher import Searcher
from tests.index.building.small_build import small_build


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder = tmp_path_factory.mktemp("made")
    small_build(write_plans(folder / "documents", 0), folder / "index", unembedded)
    return Searcher.open(folder / "index", unembedded(), Ranking(dense=False))


def test_every_plan_is_read_as_its_region_s(made: Searcher) -> None:
    regions = {each.region for each in held_of(made.documents.values(), date(2024, 1, 1))}
    assert regions == {*made_regions(), None}
    assert len(made.documents) == len(made_regions()) + 1


def test_plans_are_the_same_for_a_seed_and_differ_by_region(tmp_path: Path) -> None:
    folders = [write_plans(tmp_path / name, seed) for name, seed in (("a", 1), ("b", 1), ("c", 2))]
    one, same, other = ((f / "吉林省吉林市.txt").read_text(encoding="utf-8") for f in folders)
    assert one == same != other
    beside = (folders[0] / "吉林省.txt").read_text(encoding="utf-8")
    assert one.splitlines()[6] != beside.splitlines()[6]


def test_a_pair_is_one_question_of_two_regions(made: Searcher) -> None:
    held = held_of(made.documents.values(), date(2024, 1, 1))
    clauses = {each.id: made.clauses_of(each.id) for each in held}
    drawn = pairs(held, clauses, 50, 3)
    assert drawn == pairs(held, clauses, 50, 3) != pairs(held, clauses, 50, 4)
    assert len(drawn) == 50
    assert all(pair.first.region != pair.second.region for pair in drawn)
    there = {each.region for each in held}
    assert not {asked.region for asked in absent(held, clauses, 50, 3)} & there


@pytest.mark.parametrize(
    ("region", "names"),
    [
        (readings("吉林省")[0], {"吉林省", "吉林"}),
        (readings("吉林市")[0], {"吉林市", "吉林省吉林市", "吉林吉林"}),
        (readings("北京市朝阳区")[0], {"北京市朝阳区", "北京朝阳", "北京市朝陽區"}),
        (Region("甲县"), {"甲县", "甲縣"}),
    ],
)
def test_names_mean_one_region(region: Region, names: set[str]) -> None:
    assert set(names_of(region)) == names


def test_the_region_named_comes_first_and_no_other(made: Searcher) -> None:
    asked = asked_of("made", made, 100, 0)
    assert (len(asked.paired), len(asked.absent), asked.documents) == (200, 100, 69)
    assert (asked.named, asked.other, asked.wrong) == (1.0, 0.0, ())


def test_what_goes_wrong_is_counted(made: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    beijing = made.search("北京市的养老服务设施", 5)
    monkeypatch.setattr(made, "search", lambda question, k: beijing)
    asked = asked_of("made", made, 20, 0)
    assert asked.named < 0.5 < asked.other
    assert {each.outcome for each in asked.wrong} == {"other"}
    assert {each.found for each in asked.wrong} == {beijing[0].document.title}
