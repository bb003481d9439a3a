"""What was found, as people and as programs read it."""

import json

import pytest

from index import results
from index.search.ranking import Ranking
from index.search.searcher import Searcher
from tests.index.bigram_encoder import bigram_embedder
from tests.index.building.small_build import small_build

EDITIONS = {"2018": "产品质量法（2018修正）", "2000": "产品质量法（2000修正）"}


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder = tmp_path_factory.mktemp("results")
    (folder / "documents").mkdir()
    for year, title in EDITIONS.items():
        text = f"{title}\n\n第一条 {year}年制定本法。\n\n第二条 国家鼓励推行质量管理方法。\n"
        (folder / "documents" / f"{year}.txt").write_text(text, encoding="utf-8")
    small_build(folder / "documents", folder / "index")
    return Searcher.open(folder / "index", bigram_embedder(), Ranking(weighed=False))


def test_a_hit_tells_of_the_other_editions(editions: Searcher) -> None:
    hit = editions.search("产品质量法第一条")[0]
    first, text, others = results.lines(hit)
    assert first.endswith("产品质量法（2018修正） 第一条")
    assert text.startswith("   第一条 2018年")
    assert others.startswith("   另有旧版《产品质量法（2000修正）》")
    fields = json.loads(json.dumps(results.fields(hit)))
    assert (fields["others"], fields["named"], fields["probability"]) == (
        list(hit.others),
        True,
        None,
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("产品质量法第一条", []),
        ("产品质量法第一百条", ["《产品质量法（2018修正）》共 2 条，没有“第一百条”。"]),
        ("《劳动合同法》第一条", ["现有文件中没有《劳动合同法》。"]),
    ],
)
def test_what_is_not_there_is_told(editions: Searcher, question: str, told: list[str]) -> None:
    found = results.notices(editions.understand(question), editions)
    assert found[:1] == told
