"""The retriever gives LangChain what the search finds."""

import asyncio

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda
from pydantic import ValidationError

from index.errors import QuestionError
from index.question.scope.filters import Filters
from index.search.ranking import Ranking
from index.search.retriever import ClauseRetriever
from index.search.searcher import Searcher
from tests.index.bigram_encoder import bigram_embedder
from tests.index.building.small_build import small_build
from tests.index.small_corpus import write_corpus


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder = tmp_path_factory.mktemp("retriever")
    small_build(write_corpus(folder / "documents"), folder / "index")
    return Searcher.open(folder / "index", bigram_embedder(), Ranking(weighed=False))


def test_documents_are_the_hits_in_their_order(small: Searcher) -> None:
    found = ClauseRetriever(searcher=small).invoke("粮食储备")
    hits = small.search("粮食储备")
    assert [document.id for document in found] == [hit.clause.id for hit in hits]
    assert [document.metadata["score"] for document in found] == [hit.score for hit in hits]


def test_a_document_is_the_clause_and_where_it_stands(small: Searcher) -> None:
    first = ClauseRetriever(searcher=small, k=1).invoke("乙县第三条")[0]
    text = small.documents["yi"].text
    assert first.page_content == "第三条 储备粮每年轮换三分之一。\n粮仓应当防火防潮。"
    assert text[first.metadata["start"] : first.metadata["end"]] == first.page_content
    assert {key: first.metadata[key] for key in ("document", "document_id", "source")} == {
        "document": "乙县粮食安全办法",
        "document_id": "yi",
        "source": "yi.txt",
    }
    assert (first.metadata["label"], first.metadata["clause_id"]) == ("第三条", "yi/art3")
    assert first.metadata["score"] == 1.0


def test_k_and_documents_restrict(small: Searcher) -> None:
    assert len(ClauseRetriever(searcher=small, k=2).invoke("质量")) == 2
    found = ClauseRetriever(searcher=small, documents=("bing",)).invoke("质量")
    assert {document.metadata["document_id"] for document in found} == {"bing"}


def test_filters_restrict(small: Searcher) -> None:
    within = Filters.of({"region": ["乙县", "丙州"]})
    found = ClauseRetriever(searcher=small, filters=within).invoke("质量")
    assert {document.metadata["document_id"] for document in found} == {"yi", "bing"}
    both = ClauseRetriever(searcher=small, filters=within, documents=("bing", "jia"))
    assert {each.metadata["document_id"] for each in both.invoke("质量")} == {"bing"}


def test_what_cannot_be_is_refused(small: Searcher) -> None:
    with pytest.raises(ValidationError):
        ClauseRetriever(searcher=small, k=0)
    with pytest.raises(QuestionError, match="none"):
        ClauseRetriever(searcher=small, documents=("jia", "none"))
    with pytest.raises(QuestionError, match="甲市"):
        ClauseRetriever(searcher=small, filters=Filters.of({"region": "广东"}))


def test_it_is_a_link_in_a_chain(small: Searcher) -> None:
    def labels(documents: list[Document]) -> list[str]:
        return [document.metadata["label"] for document in documents]

    retriever = ClauseRetriever(searcher=small, k=1)
    chain = retriever | RunnableLambda(labels)
    assert chain.invoke("滑雪场") == ["一、"]
    assert chain.batch(["滑雪场", "纪念馆"]) == [["一、"], ["二、"]]
    assert asyncio.run(retriever.ainvoke("滑雪场")) == retriever.invoke("滑雪场")
