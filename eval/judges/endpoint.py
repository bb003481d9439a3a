"""A language model as the judge: any OpenAI-compatible endpoint, e.g. one that runs next door.

judge = EndpointJudge.open("http://127.0.0.1:8000/v1#qwen3:32b", cache=Path("var/eval"))

It sees what rules cannot: whether a sentence in other words still says the same, and whether an
answer is right. It is never needed.
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Self
from urllib.parse import urldefrag, urlsplit

from langchain_core.language_models import BaseChatModel

from eval.judges.verdicts import Verdicts, key
from eval.runs.record import Passage, Record
from index.errors import ConfigurationError, ModelError
from qa.prompts import Prompt, prompt

KEYS = ("TIAOWEN_JUDGE_KEY", "OPENAI_API_KEY")
TIMEOUT = 60.0  # seconds for one verdict
_RETRIES = 1  # after an error that may pass: no connection, too slow, too many requests, 5xx
_LONGEST = 2000  # tokens of a reply; some models think aloud
_THOUGHT = re.compile(r"<think>.*?(?:</think>|$)", re.DOTALL)
_VERDICT = re.compile(r"结论\W*(不支持|支持|不正确|正确)")
_BARE = re.compile(r"^\W*(不支持|支持|不正确|正确)\W*$")
_AGAIN = "请只回答一行，“结论：”后面写判断。"


class EndpointJudge:
    """A judge behind an endpoint; what it has once said is kept and not asked again."""

    def __init__(self, model: BaseChatModel, name: str, verdicts: Verdicts) -> None:
        self._model = model
        self._name = name
        self._verdicts = verdicts
        self._support = prompt("judge")
        self._answer = prompt("judge_answer")

    @classmethod
    def open(cls, address: str, cache: Path, timeout: float = TIMEOUT) -> Self:
        """The judge at ``http://host:port/v1#model``, its verdicts kept in the folder ``cache``.

        The key is TIAOWEN_JUDGE_KEY's, else OPENAI_API_KEY's; a server of one's own needs none.
        Nothing is asked yet. Raises ConfigurationError for an address that is none.
        """
        base, model = urldefrag(address)
        if urlsplit(base).scheme not in ("http", "https") or not urlsplit(base).hostname:
            raise ConfigurationError(
                f"评判模型的地址不对：{address!r}；应为 http://host:port/v1#model "
                "(not the address of a judge)"
            )
        if not model:
            raise ConfigurationError(
                f"评判模型没有写名称：{address!r}；请在 # 后写上模型名，如 {base}#qwen3:8b "
                "(name the model after a #)"
            )
        from langchain_openai import ChatOpenAI  # a second that only who has such a judge waits

        chat = ChatOpenAI(
            model=model,
            base_url=base,
            api_key=_key,
            temperature=0,
            timeout=timeout,
            max_retries=_RETRIES,
            max_completion_tokens=_LONGEST,
        )
        return cls(chat, f"{model}@{urlsplit(base).netloc}", Verdicts(cache / "verdicts.sqlite"))

    @property
    def name(self) -> str:
        """What a report calls it."""
        return f"评判模型 {self._name} (judge model)"

    def supports(self, sentence: str, passages: Sequence[Passage]) -> bool:
        """Whether the model says that the passages bear the sentence out.

        Raises ModelError, in one line, when the endpoint gives no verdict.
        """
        if not passages:
            return False
        shown = "\n".join(f"[{n}] {_shown(p)}" for n, p in enumerate(passages, 1))
        return self._ask(self._support, passages=shown, sentence=sentence)

    def right(self, record: Record) -> bool | None:
        """Whether the model finds the question's facts in the answer; None where none are asked.

        Raises ModelError, in one line, when the endpoint gives no verdict.
        """
        question = record.question
        if not question.facts:
            return None
        if record.refused:
            return False
        facts = [f"- {' / '.join(alternatives)}" for alternatives in question.facts]
        facts += [f"- 不得出现：{words}" for words in question.forbidden]
        asked = "\n".join((*question.turns, question.question))
        return self._ask(self._answer, question=asked, facts="\n".join(facts), answer=record.text)

    def _ask(self, asking: Prompt, **filled: str) -> bool:
        messages = [(m.type, m.text) for m in asking.messages(**filled)]
        known = key(self._name, messages)
        verdict = self._verdicts.get(known)
        if verdict is not None:
            return verdict
        reply = self._reply(messages)
        verdict = verdict_of(reply)
        if verdict is None:
            reply = self._reply([*messages, ("ai", reply), ("human", _AGAIN)])
            verdict = verdict_of(reply)
        if verdict is None:
            raise ModelError(
                f"评判模型没有给出结论：{self._name} 说“{_one_line(reply)[:80]}” "
                "(the judge gave no verdict; try a larger model)"
            )
        self._verdicts.put(known, verdict, reply)
        return verdict

    def _reply(self, messages: Sequence[tuple[str, str]]) -> str:
        import openai

        try:
            return self._model.invoke(list(messages)).text
        except openai.OpenAIError as error:
            raise ModelError(
                f"评判模型没有回答：{self._name}：{_reason(error)} (the judge did not answer)"
            ) from error
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            # What langchain-openai raises depends on what of the reply is missing.
            raise ModelError(
                f"评判模型的回复不是 OpenAI 格式：{self._name}：{_safe(error)}；"
                "地址是否以 /v1 结尾？ (not an OpenAI reply; does the address end in /v1?)"
            ) from error


def verdict_of(reply: str) -> bool | None:
    """The verdict that a reply ends with, None when it has none.

    >>> verdict_of("资料没有说。\\n结论：不支持"), verdict_of("支持。"), verdict_of("不好说")
    (False, True, None)
    """
    said = _THOUGHT.sub("", reply).replace("*", "")
    found = _VERDICT.findall(said) or _BARE.findall(said)
    return not found[-1].startswith("不") if found else None


def _shown(passage: Passage) -> str:
    """A passage with what governs it, as the prompt shows it."""
    about = " ".join(dict.fromkeys(f"{passage.title} {passage.context}".split()))
    years = "、".join(f"{year}年" for year in passage.years)
    head = f"{about}；适用年份：{years}" if years else about
    return f"（背景：{head}）{passage.text}" if head.strip() else passage.text


def _key() -> str:
    """The key, read when it is needed; servers of one's own take any."""
    return next((value for name in KEYS if (value := os.environ.get(name))), "none")


def _reason(error: Exception) -> str:
    """What went wrong, in words for the person who has to mend it."""
    import openai

    if isinstance(error, openai.APITimeoutError):
        return "超时 (timed out)"
    if isinstance(error, openai.APIConnectionError):
        return "连接不上，服务开了吗 (cannot connect; is it running?)"
    if isinstance(error, openai.AuthenticationError):
        return f"密钥不对，请设 {KEYS[0]} (wrong key)"
    if isinstance(error, openai.APIStatusError):
        return f"HTTP {error.status_code} {_safe(error.body or error)}"
    return _safe(error)


def _safe(words: object) -> str:
    """One short line that never shows the key."""
    return _one_line(str(words).replace(_key(), "***"))[:200]


def _one_line(words: str) -> str:
    return " ".join(words.split())
