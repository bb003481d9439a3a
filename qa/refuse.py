"""Refusals: what is not in the documents, said with what was searched and what comes nearest."""

from collections.abc import Mapping, Sequence

from index.clause import Document
from index.question.labels.missing import Missing
from index.question.query import Query
from index.search.hit import Hit
from qa.question import Wanted
from qa.statement import short_name

_KINDS: dict[Wanted, str] = {
    "hours": "时间",
    "procedure": "办理程序",
    "money": "金额",
    "date": "时间",
    "department": "责任部门",
    "name": "姓名",
    "contact": "联系方式",
    "document_number": "文号",
    "percent": "数字",
    "number": "数字",
    "text": "内容",
}


def refusal(
    query: Query, wanted: Wanted, hits: Sequence[Hit], documents: Sequence[Document]
) -> str:
    """Why there is no answer, in two lines: what was searched, what comes nearest."""
    names = "、".join(short_name(d) for d in documents)
    if query.elsewhere and not query.documents:
        places = "、".join(region.name for region in query.elsewhere)
        reason = f"现有文件没有关于{places}的规定（现有：{names}的文件）"
    elif query.years and not _knows(query, documents):
        years = "、".join(f"{year}年" for year in query.years)
        reason = f"{names}的文件没有给出{years}的{_KINDS[wanted]}"
    else:
        reason = f"在{names}的文件中没有找到这个问题要的{_KINDS[wanted]}"
    nearest = next(iter(hits), None)
    if nearest is None:
        return f"未找到：{reason}。"
    place = f"《{nearest.document.title}》{nearest.clause.label}{nearest.clause.heading}"
    return f"未找到：{reason}。\n最接近的条款是{place}，但它没有回答这个问题。"


def _knows(query: Query, documents: Sequence[Document]) -> bool:
    return any(str(year) in document.text for year in query.years for document in documents)


OUTCOME = "未找到：文件规定的是目标和任务，没有完成情况、现状或排名。"
COMMAND = "未回答：这是对系统的指示，不是对文件的提问。请问文件里的内容。"


def no_such_article(missing: Missing, documents: Mapping[str, Document]) -> str:
    """What does not exist is said not to, with how many there are: 共 74 条，没有“第一百条”."""
    document = documents.get(missing.document)
    if document is None:
        return missing.told("")
    title = f"《{document.title}》"
    name = title if short_name(document) == title else f"{short_name(document)}的文件{title}"
    return missing.told(name)
