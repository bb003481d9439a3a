"""Words before a law's name that make another law's of it: 工业产品质量法 is no 产品质量法.

What is asked about may stand there as well, 食品过期食品安全法怎么赔, and whoever asks: so only
words that tell a law's field, and what begins as a known title does, are a part of the name.
"""

import re
from collections.abc import Iterable

import numpy as np

from index.question.writing.general_words import GeneralWords
from index.question.writing.vocabulary import codes_of


class Modifiers:
    """Finds the words before a name that belong to a longer one. ``cores`` are those of titles."""

    def __init__(self, cores: Iterable[str]) -> None:
        self._heads = {core[:_LONG] for core in cores if len(core) > _LONG}

    def start(self, text: str, name_start: int) -> int:
        """Where a longer name starts that ends with the one at ``name_start``; that where none."""
        found = _RUN.search(text, 0, name_start)
        run = found.group() if found else ""
        at = next((n for n in range(len(run), 0, -1) if _stands_alone(run[:n])), 0)
        modifier = _ASKING.sub("", run[at:])
        if field := _FIELD.search(run):
            return name_start - max(len(modifier), len(field.group()))
        return name_start - len(modifier) if modifier[:_LONG] in self._heads else name_start


def _stands_alone(before: str) -> bool:
    """Whether what follows these words is a name of its own: 根据, 违反, 和; 国有 is one word."""
    if _FREE_WORD.search(before):
        return True
    codes = codes_of(before[-2:])
    words = GeneralWords.read()
    return before[-1] in _FREE and not np.any(words.shares_of(codes[:-1], codes[1:]))


_LONG = 6  # characters of a title: 农村土地承包; 食品标签 may be what is asked about
_RUN = re.compile(r"[一-龥]{1,24}$")
_FIELD = re.compile(
    r"(?:劳动|社会|军[人事用]|民用|民办|高等|义务|职业|国防|学前|技术|经济|调解|海[洋事上]|涉外|国际|外国|境外|海外|"
    r"地方|民族|农[村业]|城[市镇]|乡村|[工商]业|电子(?:商务)?|互联网|网络|数字)$"
)
_ASKING = re.compile(r"^(?:请问|请教|麻烦|帮我|给我|我想|想|要|请|问|一下|[的了吗呢])+")
_FREE = (
    "的在于按依对就从以把将被给为因与和跟同及或且而若像是有查搜找看读讲说谈问背翻了着过里新旧老原"
)
_FREE_WORD = re.compile(
    r"(?:[这那哪][个部]|上述|前述|我国|国家|中国|全国|现行|最新|[订正改]后|有效|相关|有关|其[他它中]|[按依]照|"
    r"[依根]据|对于|关于|以及|或者|还是|并且|比如|例如|包[括含]|没有|查[询找阅]|搜索|阅读|学习|了解|知道|熟悉|"
    r"理解|解[读释析]|请问|想问|介绍|说明|[引适使利]用|援引|参[照考见]|对[照比]|比较|区[分别]|执行|实施|施行|落实|"
    r"贯彻|遵[守循照从]|违[反背]|触犯|符合|涉[及嫌]|修[改订正]|制定|[颁发公]布|出台|通过|废止|结合|列出|打开)$"
)
