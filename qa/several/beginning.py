"""From what day a period counts that was told already: 自竣工验收合格之日起计算."""

import re
from collections.abc import Collection

from index.clause import Sentence
from qa.answer import Evidence
from qa.case import Case
from qa.extract import sentence_statement
from qa.statement import Statement

_FROM = re.compile(r"(?:从|自)(?:哪|什么|何)|起算|开始(?:计?算|起)|怎么起算")
_COUNTS = re.compile(r"[自从][^。;；]{2,30}起(?:计算|算|生效|开始|施行|[,，。;；]|$)")


def asks_beginning(piece: str) -> bool:
    """Whether a piece of a question asks from what day something counts.

    >>> asks_beginning("从哪天开始算"), asks_beginning("哪天截止")
    (True, False)
    """
    return bool(_FROM.search(piece))


def beginning(case: Case, quoted: Collection[Sentence]) -> tuple[Statement, ...]:
    """From what day the period of a clause counts that was quoted: 自竣工验收合格之日起计算."""
    for hit in case.hits:
        if any(sentence.clause_id == hit.clause.id for sentence in quoted):
            for sentence in case.searcher.sentences_of(hit.clause):
                if _COUNTS.search(sentence.text):
                    item = Evidence(1, hit.document, hit.clause, sentence, 1.0)
                    return (sentence_statement(item),)
    return ()
