"""An article asked for by its label where the question does not say of which document."""

from index.question.labels.matching import matching
from qa.answer import Evidence
from qa.case import Case, Outcome, first_sentence
from qa.kinds.listing import line
from qa.statement import Statement

_MOST = 8  # documents whose articles are told; of more the question must name one


def of_unnamed(case: Case) -> Outcome | None:
    """What stands under a label in each document that has it; None where one was named.

    Where too many have it, the question is asked to name one.
    """
    query = case.query
    if query.documents or query.unknown or query.elsewhere or len(query.labels) != 1:
        return None
    found: list[Evidence] = []
    label = query.labels[0]
    for document in case.searcher.documents.values():
        named = matching(label, case.searcher.clauses_of(document.id))
        if named:
            sentence = first_sentence(case.searcher, named[0])
            found.append(Evidence(1, document, named[0], sentence, 1.0))
    if not found:
        return None
    opening = f"问题没有说是哪份文件，有“{label.text}”的文件有 {len(found)} 份"
    if len(found) > _MOST:
        return Outcome("refused", refusal=f"未找到：{opening}，请说出文件名。")
    told = [line(item, " ".join(item.words.split())) for item in found]
    return Outcome("partly", (Statement(opening), *told))
