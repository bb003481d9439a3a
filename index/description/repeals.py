"""The documents that a document puts out of force: 《…》同时废止, 同时废止《…》."""

import re
from collections.abc import Sequence

from index.clause import Clause, Span


def repeals_of(clauses: Sequence[Clause]) -> tuple[tuple[str, ...], Span | None]:
    """Their titles in the order of the text, and the stretch from the first to the last.

    An article of a document, or what else is in it (《…》中有关…的规定), does not count.
    """
    titles: list[str] = []
    spans: list[Span] = []
    for clause in clauses:
        text = clause.text
        if "》" not in text or not ("止" in text or "失效" in text or "不再执行" in text):
            continue
        for match in _SENTENCE.finditer(text):
            for start, end in _repealed(match.group()):
                at = match.start()
                title = text[at + start + 1 : at + end - 1]
                if title not in titles:
                    titles.append(title)
                    spans.append((clause.start + at + start, clause.start + at + end))
    if not spans:
        return (), None
    return tuple(titles), (spans[0][0], spans[-1][1])


_SENTENCE = re.compile(r"[^。\n]+")
_TITLE = re.compile(r"《[^《》]+(?:《[^》]*》[^《》]*)*》")
_REPEALED = re.compile(
    r"[，,]?\s*(?:自本[^，。]{1,16}(?:施行|实施|发布|印发|公布)之日起[，,]?)?\s*"
    r"(?:(?:同时|同日|均|即|相应|现|一并)?(?:予以|即行|自行|自动)?(?:废止|失效)|同时(?:停止执行|不再执行)|停止执行|不再执行)"
)
_BEHIND = re.compile(
    r"(?:\s*[（(][^《》]{1,240}?[）)])*(?:\s*等.{0,10}(?:文件|规定|规章))?"
    r"(?:及据此[^，。]{2,20}?(?=同时|均|一并|停止|不再))?"
)
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_LINKS = " \u3000、和及与，,原"
_WORDS_BETWEEN = re.compile(
    r"以及|等.{0,10}(?:文件|规定|规章)|"
    r".{2,200}(?:公布|发布|颁布|颁发|印发|施行|制定|修订|批准|批转)的"
)
_GOES_ON = re.compile(r"施行[，,]|实施[，,]|执行[，,]")  # another clause of the sentence
_FORWARD = re.compile(r"(?:同时|现|决定|即行)?废止(?=(?:原|\d{4}年.{2,40}的)?《)")


def _repealed(sentence: str) -> list[Span]:
    """Where the titles stand that a sentence repeals."""
    titles = [match.span() for match in _TITLE.finditer(sentence)]
    forward = _FORWARD.search(sentence)
    if forward:
        return _chain(sentence, [t for t in titles if t[0] >= forward.end()], forward.end())
    for at in range(len(titles) - 1, -1, -1):
        end = titles[at][1]
        behind = _BEHIND.match(sentence, end)
        end = behind.end() if behind else end
        if _REPEALED.match(sentence, end):
            return _listed_with(sentence, titles[: at + 1])
    return []


def _chain(sentence: str, titles: list[Span], start: int) -> list[Span]:
    """The titles that follow one another, with nothing but their dates and offices between."""
    found: list[Span] = []
    for title in titles:
        if not _only_links(sentence[start : title[0]]):
            break
        found.append(title)
        start = title[1]
    return found


def _listed_with(sentence: str, titles: list[Span]) -> list[Span]:
    """The last title and those before it in the same list."""
    found = [titles[-1]]
    for title in reversed(titles[:-1]):
        between = sentence[title[1] : found[0][0]]
        if _GOES_ON.search(between) or not _only_links(between):
            break
        found.insert(0, title)
    return found


def _only_links(between: str) -> bool:
    """Whether two titles are of one list: 、, 和, or who issued the next one and when."""
    bare = _BRACKETS.sub("", between).strip(_LINKS)
    return not bare or bool(_WORDS_BETWEEN.fullmatch(bare))
