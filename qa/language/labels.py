"""Labels that an English question says, as the documents write them: Article 5, section 3 (9)."""

import re

_DIGITS = "零一二三四五六七八九十"
_LABELS = (
    (re.compile(r"\b(?:section|part|chapter)\s*(\d+)\s*\((\d+)\)"), "{0}、（{1}）"),
    (re.compile(r"\b(?:article|art\.)\s*(\d+)"), "第{0}条"),
    (re.compile(r"\b(?:paragraph|para\.)\s*(\d+)"), "第{0}款"),
    (re.compile(r"\bitem\s*\(?(\d+)\)?"), "第{0}项"),
    (re.compile(r"\b(?:chapter|part)\s*(\d+)"), "第{0}章"),
    (re.compile(r"\bsection\s*(\d+)"), "第{0}部分"),
)


def labels(question: str) -> tuple[str, str]:
    """The labels that a question in lower case says, in Chinese, and the question without them.

    >>> labels("what does article 26 of the law say?")
    ('第二十六条', 'what does   of the law say?')
    """
    told = ""
    for said, form in _LABELS:
        for match in said.finditer(question):
            told += form.format(*map(_numeral, match.groups()))
        question = said.sub(" ", question)
    return told, question


def _numeral(digits: str) -> str:
    """Up to 99 in Chinese numerals, as headings are numbered; a larger number as it is."""
    tens, ones = divmod(int(digits), 10)
    if tens >= 10 or not tens + ones:
        return digits
    ten = f"{_DIGITS[tens] if tens > 1 else ''}十" if tens else ""
    return f"{ten}{_DIGITS[ones] if ones else ''}"
