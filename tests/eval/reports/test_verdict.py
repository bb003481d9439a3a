"""Why an answer failed, in words."""

from dataclasses import replace

from eval.reports.verdict import verdict
from tests.eval.reports.standin import FOLLOWED, REFUSED, RIGHT, WRONG, many


def test_a_good_answer_has_no_failures() -> None:
    for record in (RIGHT, REFUSED, FOLLOWED):
        assert verdict(record).passed
    assert verdict(RIGHT).facts == ((("92%",), True), (("以上", "不低于"), True))
    assert verdict(RIGHT).forbidden == (("96%", False),)


def test_each_failure_says_what_exactly_is_wrong() -> None:
    details = {failure.key: failure.detail for failure in verdict(WRONG).failures}
    assert details["wrong"] == "缺 市财政局"
    assert details["uncited"] == "demo 第五条"
    assert "80" in details["invented"]


def test_forbidden_words_are_quoted() -> None:
    (record,) = many(1, 1)
    details = {failure.key: failure.detail for failure in verdict(record).failures}
    assert details["forbidden"] == "“96%”"
    assert verdict(record).forbidden == (("96%", True),)


def test_what_should_have_been_refused_says_why() -> None:
    (failure,) = verdict(replace(REFUSED, status="answered")).failures
    assert (failure.key, failure.detail) == ("answered", "文件未涉及 (absent topic)")
