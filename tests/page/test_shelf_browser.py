"""Documents are added and removed through the page, over a real index with a tiny encoder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from index.building.build import build
from index.search.searcher import Searcher
from index.settings import IndexSettings
from qa.answerer import Answerer
from qa.library import Library
from qa.model import ModelSlot
from tests.index.bigram_encoder import bigram_embedder
from tests.index.small_corpus import write_corpus
from tests.page.browsing import ask, chromium, opened, served, shot

BRIDGE = "丁市桥梁管理办法\n第一条　桥梁每三年检查一次。\n第二条　市交通局负责桥梁养护。\n"
QUESTION = "《丁市桥梁管理办法》第一条讲了什么？"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    documents = write_corpus(tmp_path / "documents")
    settings = IndexSettings(home=tmp_path / "var", documents=documents)
    build(settings.folders, settings.index, bigram_embedder)
    answerer = Answerer(Searcher.open(settings.index, bigram_embedder()), ModelSlot.of(None))
    with served(answerer, Library(settings, answerer)) as address:
        page = opened(browser, address)
        yield page
        page.context.close()


def upload(page: Page, tmp_path: Path, files: dict[str, bytes]) -> None:
    paths = []
    for name, data in files.items():
        paths.append(tmp_path / name)
        paths[-1].write_bytes(data)
    page.locator("#tw-shelf input[type=file]").set_input_files(paths)


def test_an_upload_is_answered_from_and_removed_again(page: Page, tmp_path: Path) -> None:
    expect(page.locator(".tw-doc")).to_have_count(3)
    upload(page, tmp_path, {"桥梁.txt": BRIDGE.encode("gb18030")})
    line = page.locator("#tw-shelf-line")
    expect(line).to_contain_text("已加入 Added：桥梁.txt")
    expect(page.locator(".tw-doc")).to_have_count(4)
    ask(page, QUESTION)
    expect(page.locator(".tw-final")).to_contain_text("每三年检查一次")
    shot(page, "uploaded")

    expect(page.locator("#tw-chosen input")).to_have_value("桥梁.txt")
    page.locator("#tw-remove").click()
    expect(line).to_contain_text("已移除 Removed：桥梁.txt")
    expect(page.locator(".tw-doc")).to_have_count(3)
    page.locator(".tw-final .tw-cite").first.click()
    expect(page.locator(".tw-clause-note")).to_contain_text("已从索引中移除")
    expect(page.locator("#tw-clause")).not_to_contain_text("每三年检查一次")
    page.keyboard.press("Escape")
    ask(page, QUESTION)
    expect(page.locator(".tw-final")).to_have_count(2)
    expect(page.locator(".tw-final").last).not_to_contain_text("每三年检查一次")
    shot(page, "removed-document")

    page.locator("#tw-undo-change").click()
    expect(line).to_contain_text("已加入 Added：桥梁.txt")
    expect(page.locator(".tw-doc")).to_have_count(4)


def test_what_cannot_be_read_is_told_and_the_rest_is_taken(page: Page, tmp_path: Path) -> None:
    upload(page, tmp_path, {"坏.pdf": b"no pdf", "桥梁.txt": BRIDGE.encode()})
    line = page.locator("#tw-shelf-line")
    expect(line).to_contain_text("已加入 Added：桥梁.txt")
    expect(line).to_contain_text("未读 Not read：坏.pdf")
    expect(page.locator(".tw-doc")).to_have_count(4)
    page.reload()
    expect(page.locator(".tw-doc")).to_have_count(4)
    expect(page.locator("#tw-remove")).to_be_visible()


def test_without_a_library_nothing_can_be_changed(browser: Browser, tmp_path: Path) -> None:
    documents = write_corpus(tmp_path / "documents")
    settings = IndexSettings(home=tmp_path / "var", documents=documents)
    build(settings.folders, settings.index, bigram_embedder)
    answerer = Answerer(Searcher.open(settings.index, bigram_embedder()), ModelSlot.of(None))
    with served(answerer) as address:
        page = opened(browser, address)
        assert page.locator("#tw-shelf").count() == 0
        page.context.close()
