"""What a search ranks by: each side can be left out, to measure what it brings."""

from dataclasses import dataclass

from index.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Ranking:
    """The sides that rank clauses.

    ``dense`` is the meaning (cosine of the embedder), ``lexical`` the words (BM25); both are fused.
    Without ``sentences`` only the rows that stand for whole clauses score; BM25's statistics stay
    those of all rows.

    Raises:
        ConfigurationError: there is nothing to rank by.
    """

    dense: bool = True
    lexical: bool = True
    sentences: bool = True

    def __post_init__(self) -> None:
        if not (self.dense or self.lexical):
            raise ConfigurationError(
                "语义与词面不能都关：Ranking(dense=False, lexical=False) "
                "（nothing to rank by; leave one side on）"
            )


FUSED = Ranking()
"""Both sides, all rows: how the product searches."""
