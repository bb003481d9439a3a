"""A question as its asker wrote it, and as the documents would have written it.

Traditional characters, full width, spaces inside words, slips of the pen, pinyin, English names and
numbers in other forms are everyday cases; a question that has none of them stays as it is.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from index.normalise import comparable, simplified
from index.question.writing.change import Change
from index.question.writing.fluency import Fluency
from index.question.writing.general_words import GeneralWords
from index.question.writing.glossary import OWN, Glossary
from index.question.writing.numerals import other_ways
from index.question.writing.regional import is_traditional, mainland_words
from index.question.writing.slips import Slips
from index.question.writing.spacing import joined
from index.question.writing.typed_pinyin import TypedPinyin
from index.question.writing.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Writing:
    """A question in the documents' writing.

    ``text``: simplified, half-width, slips put right; ``changes``: what was read as something else;
    ``chinese``: the Chinese of its English and regional names; ``numbers``: its numbers in the
    other ways to write them.
    """

    text: str
    changes: tuple[Change, ...] = ()
    chinese: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    @property
    def lexical(self) -> str:
        """What is looked for by words."""
        return " ".join([self.text, *self.chinese, *self.numbers])

    @property
    def semantic(self) -> str:
        """What is looked for by meaning."""
        return " ".join([self.text, *self.chinese])

    @property
    def notice(self) -> str:
        """What the asker is told; "" when nothing was read as something else."""
        if not self.changes:
            return ""
        read = "，".join(f"“{each.said}”按“{each.meant}”" for each in self.changes)
        return f"{read}查找 （searched as corrected）"


class Rewriter:
    """Rewrites questions by what the documents of one corpus say.

    Made once for a corpus; safe to use from several threads.
    """

    def __init__(self, vocabulary: Vocabulary, *paths: Path) -> None:
        self._vocabulary = vocabulary
        self._glossary = glossary = Glossary.read(OWN, *paths)
        self._own = Glossary.read(*paths)
        self._fluency = Fluency.of(vocabulary, GeneralWords.read())
        self._slips = Slips.of(self._fluency)
        self._pinyin = TypedPinyin(self._fluency, glossary)

    @classmethod
    def of(cls, vocabulary: Vocabulary, glossary: Path | None = None) -> Self:
        """With the project's glossary, and a user's own entries before it.

        Raises:
            ConfigurationError: the user's glossary cannot be understood.
        """
        return cls(vocabulary, *([glossary] if glossary else []))

    def rewrite(self, question: str) -> Writing:
        """The question as the documents would write it."""
        text = joined(simplified(question), self._fluency)
        text, read = self._pinyin.read(text)
        text, corrected = self._slips.corrected(text, self._glossary.words_in(text))
        plain = comparable(text)
        return Writing(
            text=text,
            changes=(*read, *corrected),
            chinese=self._chinese(plain, question),
            numbers=other_ways(plain),
        )

    def _chinese(self, plain: str, question: str) -> tuple[str, ...]:
        """The Chinese of names.

        A Chinese word that the documents say means itself to them, unless the user says otherwise.
        """
        traditional = is_traditional(question)
        words = list(mainland_words(question)) if traditional else []
        for said, meant in self._glossary.found(plain):
            itself = self._vocabulary.says(said) and not traditional and said not in self._own
            if said.isascii() or not itself:
                words += meant
        return tuple(word for word in dict.fromkeys(words) if comparable(word) not in plain)
