"""Letters that a claim and a passage share, and words of another thing."""

import pytest

from qa.yes_no.bearing import foreign, plainly_said


@pytest.mark.parametrize(
    ("about", "there", "expected"),
    [
        ("环保一票否决", "实行环境保护“一票否决”制度", False),
        ("国外注册商标", "开展商标国际注册", False),
        ("企业上云补贴", "引导企业上云", True),
        ("标准收费公开", "标准应当公开、透明", True),
    ],
)
def test_a_word_without_one_letter_in_the_text_is_foreign(
    about: str, there: str, expected: bool
) -> None:
    assert foreign(about, there) is expected


def test_a_claim_is_plainly_said_when_nearly_all_of_it_is_there() -> None:
    assert plainly_said("搞环保一票否决", "实行环境保护“一票否决”制度")
    assert not plainly_said("企业上云补贴", "引导企业上云")
    assert not plainly_said("", "引导企业上云")
