"""What a model says of a question is taken only where it keeps to what was asked."""

import pytest

from qa.restating import in_chinese, in_full, leaves_a_gap
from tests.qa.conftest import ScriptedChat

TURNS = ("内蒙古的绿色工厂有多少户？", "汕尾呢？")


def test_a_follow_up_in_the_words_of_the_turns_is_taken() -> None:
    model = ScriptedChat(words="汕尾的绿色工厂有哪些要求？")
    assert in_full(model, "它们有哪些要求？", TURNS) == "汕尾的绿色工厂有哪些要求？"


@pytest.mark.parametrize("words", ["", "汕尾的核电站由张三负责？", "好" * 200])
def test_one_that_adds_something_is_not(words: str) -> None:
    assert in_full(ScriptedChat(words=words), "它们呢？", TURNS) == "它们呢？"


def test_a_translation_keeps_the_numbers() -> None:
    question = "Must shops keep records for 5 years?"
    assert (
        in_chinese(ScriptedChat(words="商店须保存记录5年吗？"), question) == "商店须保存记录5年吗？"
    )
    assert in_chinese(ScriptedChat(words="商店须保存记录2年吗？"), question) == ""
    assert in_chinese(ScriptedChat(words="Shops, yes, 5."), question) == ""


def test_a_gap_is_what_still_points_back() -> None:
    assert leaves_a_gap("前者由谁管", "前者由谁管")
    assert not leaves_a_gap("电梯由谁管", "电梯由谁管")
