"""Whether a passage speaks of what a claim speaks of, letter by letter.

Questions shorten and lengthen words: 环保 is 环境保护, 有奖励 is 有奖举报. Single letters see that
where pairs of letters do not; two letters side by side, both missing, are a word of another thing.
"""

import re

from index.normalise import comparable

_MOST = 0.75  # share of a claim's letters in a passage that says it
_WORD = 2  # letters side by side that make a word
_LIGHT = re.compile(
    r"自己|另外|还(?=[一-龥])|都|也|已经|现在|目前|每个?|这[些种个门项样]|那[些种个]|情况|问题|工作|方面|意味着|来帮忙|帮忙"
    r"|开展|进行|实行|实施|执行|推行|推进|推动|适用|落实|算[到进入]?|搞|做|办|弄|干|去|来|得|会|咱|我们|不(?=[一-龥])"
    r"|就行|就够|一定|非得|主动|直接|影响|参与|约定|规定|设定|形式|最[长短多少高低]|至[少多]"
)
_HAN = re.compile(r"[一-龥]+|[a-z0-9.]+")


def foreign(about: str, there: str) -> bool:
    """Whether what is asked about has a word of which the text has not one letter.

    >>> foreign("强制性标准收费公开", "强制性标准应当公开"), foreign("环保", "环境保护")
    (True, False)
    """
    held = set(comparable(there))
    return any(len(run) >= _WORD for word in _words(about) for run in _missing(word, held))


def plainly_said(about: str, there: str) -> bool:
    """Whether a text has nearly all letters of what is asked about, and every word."""
    wanted = {letter for word in _words(about) for letter in word}
    held = set(comparable(there))
    return bool(wanted) and len(wanted & held) >= _MOST * len(wanted) and not foreign(about, there)


def _words(about: str) -> list[str]:
    """The runs of letters that say something; what only helps to say it parts them."""
    return _HAN.findall(_LIGHT.sub(" ", comparable(about)))


def _missing(word: str, held: set[str]) -> list[str]:
    """The longest runs of letters of a word that are not held."""
    if not "一" <= word[0] <= "龥":
        return []  # figures are held against figures elsewhere
    return "".join(letter if letter not in held else " " for letter in word).split()
