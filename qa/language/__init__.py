"""The language of a question: told, read as Chinese for searching, and answered in.

Documents are quoted as they stand; every other word that a reader sees is in ``words``.
"""

from qa.language.detect import Language, language_of
from qa.language.words import Words, words

__all__ = ["Language", "Words", "language_of", "words"]
