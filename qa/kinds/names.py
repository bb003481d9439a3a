"""What a question says beside the names of the documents that it is about."""

from qa.case import Case

_STATE = "中华人民共和国"


def beside_names(case: Case) -> str:
    """The question without the names, labels and regions of the documents that it names."""
    rest = case.query.focus
    documents = [case.searcher.documents[each] for each in case.query.documents]
    names = {each.text for each in case.query.named}
    names |= {
        name
        for each in documents
        for name in (each.title, each.title.removeprefix(_STATE), *each.aliases)
    }
    for name in sorted(names - {""}, key=len, reverse=True):
        rest = rest.replace(name, " ")
    return rest
