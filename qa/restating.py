"""What a language model may say of a question: the same in full, or in Chinese; nothing else.

It is asked where the rules leave a gap, and what it writes is taken only where it keeps to the
words, or the figures, of what was asked.
"""

import logging
import re
from collections.abc import Sequence

from langchain_core.language_models import BaseChatModel

from index.errors import ModelError
from index.normalise import comparable, tokens
from qa.prompts import prompt
from qa.question import content

_LOG = logging.getLogger(__name__)
_LONGEST = 120  # characters of a question that is taken from a model
_OWN = 0.9  # share of a rewritten question's content that the turns must hold
_CHINESE = 0.6  # share of Chinese characters in a translation
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_HAN = re.compile(r"[\u3400-\u9fff]")
_POINTS = re.compile(
    r"它们?|他们|她们|其中|上述|前者|后者|前面|刚才|第[一二三]个|[这那](?:个|些|条|项|种|里|边|方面)"
)


def leaves_a_gap(question: str, restated: str) -> bool:
    """Whether a question after another still points at what it does not name."""
    return bool(_POINTS.search(comparable(restated))) and question.strip() == restated.strip()


def in_full(model: BaseChatModel, question: str, turns: Sequence[str]) -> str:
    """A follow-up in full, in the words of the turns; the follow-up itself where that fails."""
    messages = prompt("rewrite").messages(turns="\n".join(turns), question=question)
    said = _said(model, messages)
    held = set(tokens(" ".join((*turns, question))))
    mine = tokens(content(said))
    kept = bool(mine) and sum(term in held for term in mine) >= _OWN * len(mine)
    return said if kept and len(said) > len(question) else question


def in_chinese(model: BaseChatModel, question: str) -> str:
    """An English question in Chinese, with all its numbers; "" where that fails."""
    said = _said(model, prompt("translate").messages(question=question))
    kept = set(_NUMBER.findall(question.replace(",", ""))) <= set(_NUMBER.findall(said))
    chinese = len(_HAN.findall(said)) >= _CHINESE * len(said.replace(" ", ""))
    return said if said and kept and chinese else ""


def _said(model: BaseChatModel, messages: Sequence[object]) -> str:
    """The first line that a model writes; "" when it fails or goes on too long."""
    try:
        answer = model.invoke(list(messages))  # type: ignore[arg-type]
    except ModelError as error:
        _LOG.warning("language model: %s", error)
        return ""
    line = next(iter(answer.text.strip().splitlines()), "").strip()
    return line if len(line) <= _LONGEST else ""
