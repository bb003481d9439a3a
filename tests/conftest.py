"""What the tests of several rooms share: the real embedder and a real index, opened once."""

import shutil

import pytest

from index.building.build import build
from index.embedding.embedder import Embedder, ensure_embedder
from index.search.searcher import Searcher
from index.settings import IndexSettings


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    settings = IndexSettings()
    ensure_embedder(settings, progress=False)
    return Embedder.open(settings)


@pytest.fixture(scope="session")
def searcher(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """The shipped documents, indexed by the real embedder.

    The index of this machine is copied and brought up to date: where it is current, nothing is
    embedded again, and it is never written to.
    """
    settings = IndexSettings()
    root = tmp_path_factory.mktemp("real") / "index"
    if settings.index.is_dir():
        shutil.copytree(settings.index, root, ignore=shutil.ignore_patterns(".*"))
    build([settings.documents], root, lambda: embedder)
    return Searcher.open(root, embedder)
