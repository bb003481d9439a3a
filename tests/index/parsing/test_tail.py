"""What stands after the last unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.parsing.lines import lines_of
from index.parsing.tail import starts_closing, tail_of

S, A = "signature", "aside"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("好。\n国务院\n2019年1月24日", [S, S]),
        ("好。\n国务院办公厅　中央军委办公厅\n一九九六年六月二十九日\n（此件公开发布）", [S, S, S]),
        ("好。\n（此件公开发布）\n某委员会办公厅\n2018年11月20日印发", [A, S, S]),
        ("好。\n济 南 市 公 安 局\n2021 年 3 月 9 日\n联系电话：010－68205630", [S, S, S]),
        ("好。\n国务院办公厅   &sp;\n2019年1月24日\n解读文章", [S, S, A]),
        ("好。\n联系人：张三\n某局\n2019年1月24日", [S, S]),
        ("好。\n局　长　张三\n2019年1月24日", [S, S]),
        ("好。\n某局\n打印本页", [A]),
        ("好。\n联系电话：010－68205630", []),
        ("好。\n某局", []),
        ("2019年1月24日起好。", []),
        ("", []),
    ],
)
def test_the_kinds_of_the_last_lines(text: str, kinds: list[str]) -> None:
    assert list(tail_of(lines_of(text))) == kinds


@given(
    st.lists(
        st.sampled_from(["好。", "某局", "2019年1月24日", "打印", "电话：1", "（此件公开发布）"])
    )
)
def test_a_signature_is_one_stretch_with_a_date(parts: list[str]) -> None:
    lines = lines_of("\n".join(parts))
    kinds = tail_of(lines)
    signed = [at for at, kind in enumerate(kinds) if kind == S]
    assert signed == list(range(signed[0], signed[-1] + 1)) if signed else True
    tail = [line.text for line in lines[len(lines) - len(kinds) :]]
    assert not signed or any(tail[at] == "2019年1月24日" for at in signed)
    assert "好。" not in tail


def test_a_closing_paragraph_addresses_everyone_after_a_finished_unit() -> None:
    assert starts_closing("各县要落实。", "开展试点。（甲局负责）")
    assert not starts_closing("各县要落实。", "开展试点。")
    assert not starts_closing("甲县要落实。", "开展试点。（甲局负责）")
