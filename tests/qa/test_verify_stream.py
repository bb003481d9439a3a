"""An answer that is still being written, and the independent look at its figures."""

import pytest

from qa.verify import Source, safe_prefix, unsupported_figures

SOURCE = Source(
    "到2025年,制造业产品质量合格率达到96.5%,消费品质量合格率达到94%,有效注册商标拥有量达到50万件,"
    "主席质量奖获奖企业超过40家。有关意见请于2023年10月26日前反馈。",
    "内蒙古自治区 质量强区建设纲要",
)

TRUE = [
    "到2025年，制造业产品质量合格率达到96.5%，消费品为94%。[1]",
    "到二〇二五年，消费品质量合格率达到百分之九十四。",
    "有效注册商标拥有量达到50万件，获奖企业超过40家。",
    "有关意见请于2023年10月26日前反馈。",
    "1. 进一步提高质量[1]\n2. 获奖企业超过四十家[1]",
]

FALSE = [
    ("到2025年，制造业产品质量合格率达到95.5%，消费品为94%。", "95.5"),
    ("到2030年，消费品质量合格率达到94%。", "2030"),
    ("有效注册商标拥有量达到500万件，获奖企业超过40家。", "500"),
    ("消费品质量合格率达到百分之九十五，", "九十五"),
    ("有关意见请于2023年10月27日前反馈。", "27"),
]


@pytest.mark.parametrize("answer", TRUE)
def test_a_true_answer_streams_to_its_end(answer: str) -> None:
    shown = ""
    for end in range(len(answer) + 1):
        prefix, violation = safe_prefix(answer[:end], [SOURCE])
        assert violation is None
        assert answer.startswith(prefix)
        assert len(prefix) >= len(shown)
        shown = prefix
    assert safe_prefix(answer + "\n", [SOURCE])[0] == answer + "\n"


@pytest.mark.parametrize(("answer", "wrong"), FALSE)
def test_a_wrong_figure_is_never_shown(answer: str, wrong: str) -> None:
    violations = set()
    for end in range(len(answer) + 1):
        prefix, violation = safe_prefix(answer[:end], [SOURCE])
        assert wrong not in prefix
        violations.add(violation)
    assert any(v and wrong in v for v in violations)


def test_a_figure_being_written_is_held_back() -> None:
    assert safe_prefix("合格率达到96.", [SOURCE]) == ("合格率达到", None)
    assert safe_prefix("合格率达到96.5%", [SOURCE]) == ("合格率达到", None)
    assert safe_prefix("合格率达到96.5%，", [SOURCE]) == ("合格率达到96.5%，", None)


@pytest.mark.parametrize(
    ("answer", "stray"),
    [
        ("到2025年，合格率达到96.5%。[1]", ()),
        ("到二〇二五年，合格率达到百分之九十六点五。", ()),
        ("到２０２５年，合格率达到９６．５％。", ()),
        ("到2035年，合格率达到95%。[1][2]", ("2035", "95%")),
        ("合格率达到96.5。", ("96.5",)),
        ("1. 获奖企业超过40家。\n2. 商标50万件。", ()),
        ("合格率达到百分之九十五。", ("95%",)),
    ],
)
def test_unsupported_figures(answer: str, stray: tuple[str, ...]) -> None:
    assert unsupported_figures(answer, [SOURCE]) == stray
