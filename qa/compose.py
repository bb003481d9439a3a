"""A draft by the language model: evidence in, sentences with [n] out, nothing believed yet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk

from index.question.labels.reading import labels_in
from qa.answer import Evidence
from qa.prompts import Prompt
from qa.statement import short_name

NOT_FOUND = "未找到"
_SENTENCE = re.compile(r"[^。！？!?；\n]*(?:[。！？!?；\n](?:\s*\[\d+\])*|$)")
_MARKER = re.compile(r"\[(\d+)(?:[,，、]\s*\d+)*\]|【(\d+)】|［(\d+)］")


@dataclass(frozen=True, slots=True)
class Drafted:
    """One sentence of a draft and the evidence numbers it claims."""

    text: str  # without markers
    numbers: tuple[int, ...]


def evidence_lines(evidence: Sequence[Evidence]) -> str:
    """Evidence as the prompt shows it: number, region, heading, governing year, words."""
    return "\n".join(_line(item) for item in evidence)


def _line(item: Evidence) -> str:
    unsaid = [year for year in item.sentence.years if str(year) not in item.sentence.text]
    year = f"（到{unsaid[-1]}年）" if unsaid else ""
    heading = item.clause.heading or item.clause.label
    text = " ".join(item.words.split())
    return f"[{item.n}] {short_name(item.document)}·{heading}{year}：{text}"


def draft(
    model: BaseChatModel, prompt: Prompt, question: str, evidence: Sequence[Evidence]
) -> Iterator[AIMessageChunk]:
    """Pieces of the model's answer as it writes them, the last with what it cost in tokens.

    Closing the iterator stops the model.
    """
    messages = prompt.messages(
        evidence=evidence_lines(evidence), question=_without_labels(question)
    )
    stream = model.stream(messages)
    try:
        for chunk in stream:
            if isinstance(chunk, AIMessageChunk) and (chunk.text or chunk.usage_metadata):
                yield chunk
    finally:
        close = getattr(stream, "close", None)
        if close:
            close()


def _without_labels(question: str) -> str:
    """The model need not say 第6条 after the question: what it cites says so, and verbatim."""
    for label in labels_in(question):
        question = question.replace(label.text, "")
    return question


def sentences(text: str) -> list[Drafted]:
    """The sentences of a draft with the markers that stand in or right after each."""
    found = []
    for match in _SENTENCE.finditer(text):
        numbers = tuple(
            dict.fromkeys(int(n) for m in _MARKER.findall(match.group()) for n in m if n)
        )
        words = _MARKER.sub("", match.group()).strip(" \n-*•")
        if re.search(r"\w", words):
            found.append(Drafted(words, numbers))
        elif numbers and found:
            found[-1] = Drafted(found[-1].text, found[-1].numbers + numbers)
    return list({item.text: item for item in found}.values())  # a small model repeats itself
