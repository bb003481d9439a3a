"""The search as a LangChain retriever, to be used in anybody's chain."""

from typing import Self

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import Field, model_validator

from index.errors import QuestionError
from index.question.scope.filters import UNFILTERED, Filters
from index.search.hit import Hit
from index.search.searcher import Searcher


class ClauseRetriever(BaseRetriever):
    """Clauses for a question, best first, as LangChain documents.

    ``page_content`` is the clause's text, verbatim; ``metadata`` says where it stands: ``document``
    (title), ``document_id``, ``source`` (file), ``label``, ``clause_id``, ``start`` and ``end`` in
    the document's text, ``score``.

    Raises:
        QuestionError: ``documents`` names one that is not in the index, or no document passes
            ``filters``.

    Example::

        settings = IndexSettings()
        searcher = Searcher.open(settings.index, Embedder.open(settings))
        retriever = ClauseRetriever(searcher=searcher, k=3)
        retriever.invoke("克州的农产品抽检合格率")[0].metadata["label"]  # 一、（三）
        ClauseRetriever(searcher=searcher, filters=Filters(levels=("省",))).invoke("品牌")
    """

    searcher: Searcher
    k: int = Field(default=10, ge=1, description="how many clauses")
    documents: tuple[str, ...] = Field(
        default=(), description="ids of the documents to search; all, or what the question names"
    )
    filters: Filters = Field(
        default=UNFILTERED, description="what must be known of the documents to search"
    )

    @model_validator(mode="after")
    def _known_documents(self) -> Self:
        unknown = sorted(set(self.documents) - self.searcher.documents.keys())
        if unknown:
            known = sorted(self.searcher.documents)
            raise QuestionError(f"索引里没有文件 {unknown}：可用 {known} （no such document id）")
        self._within()
        return self

    def _within(self) -> tuple[str, ...]:
        """Ids of the documents to search whatever a question names: those that pass the filters."""
        passing = self.searcher.scope.passing(self.filters)
        within = tuple(each for each in self.documents if each in passing)
        if self.documents and not within:
            raise QuestionError(
                f"文件 {list(self.documents)} 都不符合过滤条件 （none of them passes the filters）"
            )
        return within

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        hits = self.searcher.search(query, self.k, self._within(), self.filters)
        return [_as_document(hit) for hit in hits]


def _as_document(hit: Hit) -> Document:
    return Document(
        id=hit.clause.id,
        page_content=hit.clause.text,
        metadata={
            "document": hit.document.title,
            "document_id": hit.document.id,
            "source": hit.document.source,
            "label": hit.clause.label,
            "clause_id": hit.clause.id,
            "start": hit.clause.start,
            "end": hit.clause.end,
            "score": hit.score,
        },
    )
