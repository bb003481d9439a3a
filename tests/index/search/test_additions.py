"""What a user adds to the search, by settings."""

from pathlib import Path

import pytest

from index.errors import ConfigurationError
from index.search.additions import NOTHING, Additions
from index.search.reranker import Reranker
from index.search.searcher import Searcher
from index.settings import IndexSettings
from tests.index.bigram_encoder import bigram_embedder
from tests.index.building.small_build import small_build
from tests.index.small_corpus import write_corpus


@pytest.fixture
def index(tmp_path: Path) -> Path:
    small_build(write_corpus(tmp_path / "documents"), tmp_path / "index")
    return tmp_path / "index"


def test_nothing_is_added_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Additions.of(IndexSettings()) == NOTHING
    for name in ("RERANKER", "GLOSSARY"):
        monkeypatch.setenv(f"TIAOWEN_{name}", "")
    assert Additions.of(IndexSettings()) == NOTHING


def test_settings_name_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIAOWEN_RERANKER", "models/own")
    monkeypatch.setenv("TIAOWEN_GLOSSARY", "own.toml")
    assert Additions.of(IndexSettings()) == Additions(Reranker("models/own"), Path("own.toml"))


def test_a_search_finds_what_own_words_mean(index: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[ours]\n"滑沙板" = "滑雪场"\n', encoding="utf-8")
    searcher = Searcher.open(index, bigram_embedder(), added=Additions(glossary=own))
    assert searcher.understand("滑沙板").chinese == ("滑雪场",)
    assert searcher.search("滑沙板")[0].clause.label == "一、"
    assert searcher.understand("SAMR").chinese  # the built-in entries stay


def test_a_glossary_that_is_wrong_is_named_with_its_entry(index: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[ours]\n"滑沙板" = 5\n', encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"own\.toml：\[ours\] '滑沙板'"):
        Searcher.open(index, bigram_embedder(), added=Additions(glossary=own))
    own.write_text('[ours]\n"滑沙板"\n', encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"own\.toml.*line 2"):
        Searcher.open(index, bigram_embedder(), added=Additions(glossary=own))
