"""An English question read as a Chinese one, by terms, frames and the sound of names; no model.

The documents are Chinese, and so is all that is known of how questions are asked. What an English
question names, counts and asks for is put into Chinese words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.search.searcher import Searcher
from qa.language.english import asking_words, claims, content_words
from qa.language.frames import Frame, frame_of
from qa.language.labels import labels
from qa.language.places import places
from qa.language.putting import Said, framed, is_law, plainly
from qa.language.terms import Term, terms

_JOINT = re.compile(r"\b(?:of|for|in|on|among|under|from|by|about)\b")
_OF = re.compile(r"\s*(?:of|among)\s+(?:(?:the|an?|all|its|their)\s+)?")
_LOOKED_THROUGH = 8  # clauses in whose words a term with several translations is read
_READABLE = 0.5  # share of a question's words that must be known for it to be read


@dataclass(frozen=True, slots=True)
class Reading:
    """An English question in Chinese; ``unread`` are the words that no term translates."""

    chinese: str
    unread: tuple[str, ...]
    known: float  # share of its words that were read

    @property
    def enough(self) -> bool:
        """Whether it says what the question is about."""
        return self.known >= _READABLE


def read(question: str, searcher: Searcher) -> Reading:
    """An English question as a Chinese one.

    “What pass rate for consumer goods does Shanwei set for 2025?” is 汕尾2025年消费品合格率是多少？
    """
    named = places(question, searcher.documents.values())
    regions = tuple(dict.fromkeys(name for _, name in named))
    label, rest = labels(_without_names(question, [said for said, _ in named]))
    found = [each for each in terms().found(rest) if content_words(rest[each.start : each.end])]
    ordered = _from_the_back(found, rest)
    meant = _meant(ordered, question, searcher)
    left = content_words(_without(rest, found))
    frame = frame_of(rest)
    if frame is not None:
        about = Said(regions, label, _within(frame, rest, ordered, meant))
        if chinese := framed(frame, about, question):
            words = content_words(frame.about)
            return _reading(chinese, words, [word for word in left if word in words])
    unread = [word for word in left if word not in asking_words(rest)]
    if claims(rest):
        meant = _who_does_what(found, dict(zip(ordered, meant, strict=True)), rest)
    return _reading(plainly(Said(regions, label, meant), question), content_words(rest), unread)


def _reading(chinese: str, words: Sequence[str], unread: Sequence[str]) -> Reading:
    return Reading(chinese, tuple(unread), 1 - len(unread) / len(words) if words else 1.0)


def _without_names(question: str, names: Sequence[str]) -> str:
    """The question in lower case without the regions that it says."""
    for said in names:
        question = re.sub(rf"(?<!\w){re.escape(said)}(?:['’]s)?(?!\w)", " ", question)
    return " ".join(question.lower().split())


def _without(text: str, found: Sequence[Term]) -> str:
    for each in found:
        text = text[: each.start] + " " * (each.end - each.start) + text[each.end :]
    return text


def _within(
    frame: Frame, question: str, found: Sequence[Term], meant: Sequence[str]
) -> tuple[str, ...]:
    """The terms that a frame is about, and the laws that the question names anywhere."""
    pairs = zip(found, meant, strict=True)
    return tuple(
        word
        for each, word in pairs
        if is_law(word) or question[each.start : each.end] in frame.about
    )


def _who_does_what(
    found: Sequence[Term], meant: Mapping[Term, str], question: str
) -> tuple[str, ...]:
    """The terms of a claim in their order; what is said after of goes before what it is of."""
    told: list[str] = []
    end = 0
    for each in found:
        if told and not is_law(meant[each]) and _OF.fullmatch(question, end, each.start):
            told[-1] = meant[each] + told[-1]
        else:
            told.append(meant[each])
        end = each.end
    return tuple(told)


def _from_the_back(found: Sequence[Term], question: str) -> list[Term]:
    """What is said after of, for or in before what is said before it, as Chinese has it."""
    inside = [(each.start, each.end) for each in found]
    joints = [
        match.start()
        for match in _JOINT.finditer(question)
        if not any(start <= match.start() < end for start, end in inside)
    ]
    return sorted(found, key=lambda each: (-sum(at < each.start for at in joints), each.start))


def _meant(found: Sequence[Term], question: str, searcher: Searcher) -> tuple[str, ...]:
    """Of several translations of a term the one that the clauses found by meaning say."""
    texts: list[str] = []
    if any(len(each.meant) > 1 for each in found):
        hits = searcher.search(question, _LOOKED_THROUGH)
        texts = [" ".join((h.document.title, h.document.region, h.clause.text)) for h in hits]
    return tuple(
        max(each.meant, key=lambda word: sum(word in text for text in texts)) for each in found
    )
