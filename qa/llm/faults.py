"""What can be wrong with a request, and error messages on one line."""

from typing import Self

from index.errors import ModelError


class PromptTooLong(ModelError):
    """The prompt does not fit the model's context: the request's fault, not the model's."""

    @classmethod
    def of(cls, tokens: int, context: int) -> Self:
        """The error for a prompt of so many tokens and a context that holds so many."""
        return cls(
            f"提示有 {tokens} 个词元，模型最多容纳 {context} 个 (the prompt takes {tokens} tokens "
            f"and the model's context holds {context}; give it less evidence, or raise "
            "TIAOWEN_LLM_CONTEXT)"
        )


def one_line(words: object, longest: int = 200) -> str:
    """Words on one line, cut where they get too long.

    >>> one_line("out of\\n  memory"), one_line("abcdef", 3)
    ('out of memory', 'abc…')
    """
    line = " ".join(str(words).split())
    return line if len(line) <= longest else f"{line[:longest]}…"
