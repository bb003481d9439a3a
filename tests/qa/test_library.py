"""Documents are added to and taken from a running application, and nothing removed is found."""

import threading
from pathlib import Path

import pytest

from index.building.build import build
from index.building.progress import Watch
from index.errors import DocumentError, IndexMissing, TiaowenError
from index.generation import current_id
from index.search.searcher import Searcher
from index.settings import IndexSettings
from qa.answerer import Answerer
from qa.library import Library
from qa.model import ModelSlot
from tests.index.bigram_encoder import bigram_embedder
from tests.index.small_corpus import change, write_corpus

BRIDGE = "丁市桥梁管理办法\n第一条　桥梁每三年检查一次。\n第二条　市交通局负责桥梁养护。\n"


@pytest.fixture
def settings(tmp_path: Path) -> IndexSettings:
    documents = write_corpus(tmp_path / "documents")
    return IndexSettings(home=tmp_path / "var", documents=documents)


@pytest.fixture
def answerer(settings: IndexSettings) -> Answerer:
    build(settings.folders, settings.index, bigram_embedder)
    return Answerer(Searcher.open(settings.index, bigram_embedder()), ModelSlot.of(None))


@pytest.fixture
def library(settings: IndexSettings, answerer: Answerer) -> Library:
    return Library(settings, answerer)


def sent(tmp_path: Path, text: str = BRIDGE) -> Path:
    path = tmp_path / "sent.txt"
    path.write_text(text, encoding="utf-8")
    return path


def found(answerer: Answerer) -> set[str]:
    return {hit.document.id for hit in answerer.searcher.search("桥梁几年检查一次", 100)}


def test_what_is_added_is_found_and_cited(
    library: Library, answerer: Answerer, tmp_path: Path
) -> None:
    report = library.add({"桥梁.txt": sent(tmp_path)})
    assert report.added == ["桥梁.txt"]
    assert library.names == ("桥梁.txt",)
    assert "桥梁" in found(answerer)
    answer = answerer.answer("《丁市桥梁管理办法》第一条讲了什么？")
    assert "每三年检查一次" in answer.text
    assert answer.citations[0].clause_id == "桥梁/art1"


def test_what_is_removed_is_found_no_more(
    library: Library, answerer: Answerer, tmp_path: Path
) -> None:
    library.add({"桥梁.txt": sent(tmp_path)})
    assert library.remove("桥梁.txt").removed == ["桥梁.txt"]
    assert "桥梁" not in found(answerer)
    answer = answerer.answer("桥梁管理办法第一条讲了什么？")
    assert "每三年" not in answer.text
    with pytest.raises(KeyError):
        answerer.clause("桥梁/art1")
    library.undo()
    assert "桥梁" in found(answerer)


def test_an_addition_is_taken_back(library: Library, answerer: Answerer, tmp_path: Path) -> None:
    before = answerer.searcher.generation
    library.add({"桥梁.txt": sent(tmp_path)})
    assert answerer.searcher.generation != before
    library.undo()
    assert library.names == ()
    assert answerer.searcher.generation == before


def test_what_cannot_be_read_is_told_and_not_kept(library: Library, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"no pdf")
    report = library.add({"坏.pdf": bad, "桥梁.txt": sent(tmp_path)})
    assert report.added == ["桥梁.txt"]
    assert list(report.unreadable) == ["坏.pdf"]
    assert library.names == ("桥梁.txt",)


def test_each_step_is_told(library: Library, tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    library.add({"桥梁.txt": sent(tmp_path)}, Watch(on_step=lambda *step: steps.append(step)))
    assert ("嵌入 embedding", steps[-1][2], steps[-1][2]) == steps[-1]


def test_the_last_document_stays(settings: IndexSettings, tmp_path: Path) -> None:
    for path in settings.documents.glob("*"):
        path.unlink()
    settings.uploads.mkdir(parents=True)
    (settings.uploads / "桥梁.txt").write_text(BRIDGE, encoding="utf-8")
    build(settings.folders, settings.index, bigram_embedder)
    answerer = Answerer(Searcher.open(settings.index, bigram_embedder()), ModelSlot.of(None))
    with pytest.raises(DocumentError, match="has to stay"):
        Library(settings, answerer).remove("桥梁.txt")
    assert "桥梁" in found(answerer)


def test_two_changes_at_once_are_refused(library: Library, tmp_path: Path) -> None:
    refused: list[str] = []

    def meanwhile(*_: object) -> None:
        with pytest.raises(TiaowenError, match="another change") as caught:
            library.undo()
        refused.append(str(caught.value))

    library.add({"桥梁.txt": sent(tmp_path)}, Watch(on_step=meanwhile))
    assert refused
    assert library.names == ("桥梁.txt",)


def test_a_change_that_fails_leaves_the_folder_as_it_was(
    library: Library, settings: IndexSettings, tmp_path: Path
) -> None:
    (settings.documents / "manifest.toml").write_text("no toml", encoding="utf-8")
    with pytest.raises(DocumentError, match="TOML"):
        library.add({"桥梁.txt": sent(tmp_path)})
    assert library.names == ()


def test_what_another_process_builds_is_taken_up(
    library: Library, answerer: Answerer, settings: IndexSettings
) -> None:
    change(settings.documents, "bing.txt", "滑雪场5个", "滑雪场8个")
    (settings.documents / "yi.txt").unlink()
    build(settings.folders, settings.index, bigram_embedder)
    library.look()
    assert answerer.searcher.generation == current_id(settings.index)
    assert "yi" not in answerer.searcher.documents


def test_without_an_index_nothing_is_answered_any_more(
    library: Library, answerer: Answerer, settings: IndexSettings
) -> None:
    (settings.index / "CURRENT").unlink()
    library.look()
    assert answerer.documents == ()
    with pytest.raises(IndexMissing, match="no index"):
        answerer.answer("滑雪场几个？")
    build(settings.folders, settings.index, bigram_embedder)
    library.look()
    assert len(answerer.documents) == 3


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("《丁市电梯安全管理办法》什么时候施行？", "自2023年7月1日起施行"),
        ("《丁市电梯安全管理办法》有效期到什么时候？", "有效期五年"),
        ("《丁市电梯安全管理办法》废止了哪个文件？", "《丁市电梯管理规定》同时废止"),
    ],
)
def test_when_an_added_document_is_in_force_is_read_off_its_own_words(
    library: Library, answerer: Answerer, tmp_path: Path, question: str, said: str
) -> None:
    text = (
        "丁市电梯安全管理办法\n第一条　电梯每十五日维护一次。\n"
        "第二条　本办法自2023年7月1日起施行，有效期五年。《丁市电梯管理规定》同时废止。\n"
    )
    library.add({"电梯.txt": sent(tmp_path, text)})
    answer = answerer.answer(question)
    assert said in answer.text
    assert [c.clause_id for c in answer.citations] == ["电梯/art2"]


class SlowAnswerer(Answerer):
    """Takes a generation up only when it is let."""

    def __init__(self, searcher: Searcher) -> None:
        super().__init__(searcher, ModelSlot.of(None))
        self.begun, self.let = threading.Event(), threading.Event()

    def use(self, searcher: Searcher) -> None:
        self.begun.set()
        self.let.wait(10)
        super().use(searcher)


def test_who_looks_while_another_opens_the_index_waits_for_it(
    settings: IndexSettings, answerer: Answerer
) -> None:
    slow = SlowAnswerer(answerer.searcher)
    library = Library(settings, slow)
    change(settings.documents, "bing.txt", "滑雪场5个", "滑雪场8个")
    built = build(settings.folders, settings.index, bigram_embedder).generation
    seen: list[str] = []

    def look() -> None:
        library.look()
        seen.append(slow.searcher.generation)

    threads = [threading.Thread(target=look) for _ in range(2)]
    threads[0].start()
    assert slow.begun.wait(10)
    threads[1].start()
    threads[1].join(0.2)  # long enough to return, were it not to wait
    slow.let.set()
    for thread in threads:
        thread.join()
    assert seen == [built, built]
