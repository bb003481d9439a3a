import numpy as np
import pytest

from index.clause import Document
from index.question.query import Query
from index.regions import Region
from index.search.candidates import Candidates
from index.search.standing_out import STANDING, standing_out
from index.search.weighed import Weighed


def _document(title: str, text: str = "") -> Document:
    return Document("d", title, "", "", "", "", "", "", f"{title}.txt", "0", text)


def _weighed(scores: list[float]) -> Weighed:
    n = len(scores)
    zeros = np.zeros(n, np.float32)
    numbers = np.arange(n)
    found = Candidates(
        numbers, numbers, numbers, np.ones(n, bool), zeros, zeros, zeros, zeros, 0.0, np.e - 1
    )
    return Weighed(found, np.array(scores), [])


def _standing(
    query: Query, scores: list[float], documents: list[int], document: Document
) -> dict[str, float]:
    numbers = np.array(documents)
    return dict(
        zip(STANDING, standing_out(query, _weighed(scores), numbers, document), strict=True)
    )


def test_how_far_the_first_is_ahead_of_the_second_and_of_other_documents() -> None:
    found = _standing(Query("问", "问"), [1.0, 4.0, 3.0], [7, 2, 2], _document("电梯条例"))
    assert (found["score"], found["ahead"], found["ahead_of_others"]) == (4, 1, 3)
    assert found["documents_near"] == 2
    assert found["asked"] == pytest.approx(1)


def test_a_lone_candidate_is_far_ahead() -> None:
    found = _standing(Query("问", "问"), [4.0], [0], _document("电梯条例"))
    assert found["ahead"] == found["ahead_of_others"] == 5


@pytest.mark.parametrize(
    ("question", "whole", "other"),
    [
        ("《中华人民共和国电梯条例》何时施行", 1, 0),
        ("电梯条例何时施行", 1, 0),
        ("《锅炉条例》何时施行", 0, 1),
        ("《锅炉条例》与《电梯条例》", 1, 0),
        ("何时施行", 0, 0),
    ],
)
def test_the_title_that_a_question_says_is_the_documents_or_another(
    question: str, whole: int, other: int
) -> None:
    found = _standing(Query(question, question), [1.0], [0], _document("电梯条例"))
    assert (found["title_whole"], found["title_other"]) == (whole, other)


def test_titles_regions_and_years_that_nothing_is_about() -> None:
    query = Query(
        "到2035年", "到2035年", elsewhere=(Region("广东省"),), years=(2035,), unknown=("锅炉条例",)
    )
    told = ("title_unknown", "region_unknown", "year_unsaid")
    found = _standing(query, [1.0], [0], _document("规划", "到2027年"))
    assert [found[name] for name in told] == [1, 1, 1]
    found = _standing(
        Query("到2027年", "", years=(2027,)), [1.0], [0], _document("规划", "到2027年")
    )
    assert [found[name] for name in told] == [0, 0, 0]
