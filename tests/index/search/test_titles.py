"""How much a question says of titles, and they of it: shares computed by hand."""

import numpy as np
import pytest

from index.search.titles import TitleTerms
from tests.index.question.scope.documents import document


def test_shares_of_the_question_and_of_the_title() -> None:
    titles = TitleTerms(
        [document("a", "质量法"), document("b", "计量法"), document("c", "质量质量")]
    )
    covered, said = titles.match({"质量": 3.0, "安全": 1.0})
    # 质量法 has the terms 质量 and 量法; 质量质量 has 质量 and 量质.
    np.testing.assert_allclose(covered, [0.75, 0, 0.75])
    np.testing.assert_allclose(said, [0.5, 0, 0.5])


@pytest.mark.parametrize("weights", [{}, {"旅游": 2.0}])
def test_nothing_shared_is_zero(weights: dict[str, float]) -> None:
    covered, said = TitleTerms([document("a", "质量法"), document("b", "。")]).match(weights)
    assert covered.tolist() == said.tolist() == [0, 0]
