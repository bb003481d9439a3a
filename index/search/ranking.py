"""What a search ranks by: each part can be left out, to measure what it brings."""

from dataclasses import dataclass

from index.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Ranking:
    """The sides that rank clauses, and whether a learned ranker weighs them.

    ``dense`` is the meaning (cosine of the embedder), ``lexical`` the words (BM25). Without
    ``sentences`` only the rows that stand for whole clauses score; BM25's statistics stay those of
    all rows. What the learned ranker does not weigh is ordered by its ranks on the sides, fused.

    Raises:
        ConfigurationError: there is nothing to rank by.
    """

    dense: bool = True
    lexical: bool = True
    sentences: bool = True
    weighed: bool = True

    def __post_init__(self) -> None:
        if not (self.dense or self.lexical):
            raise ConfigurationError(
                "语义与词面不能都关：Ranking(dense=False, lexical=False) "
                "（nothing to rank by; leave one side on）"
            )

    @property
    def learned(self) -> bool:
        """Whether the learned ranker orders; it needs all that there is."""
        return self.weighed and self.dense and self.lexical and self.sentences


LEARNED = Ranking()
"""All there is: how the product searches."""
