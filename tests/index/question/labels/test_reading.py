"""The labels in questions."""

import pytest

from index.question.labels.label import Label
from index.question.labels.reading import labels_in


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("克州意见第（十八）条讲什么", [Label("第（十八）条", (18,))]),
        ("第18条", [Label("第18条", (18,))]),
        ("第１８条", [Label("第１８条", (18,))]),
        ("第一百零二条", [Label("第一百零二条", (102,))]),
        ("三、（一）1.", [Label("三、（一）1.", (3, 1, 1))]),
        ("（十八）说了什么", [Label("（十八）", (18,))]),
        ("三、主要任务", [Label("三、", (3,), top=True)]),
        ("第三章", [Label("第三章", (3,), top=True)]),
        ("第五部分（三）", [Label("第五部分（三）", (5, 3))]),
        ("第五部分的（三）", [Label("第五部分的（三）", (5, 3))]),
        ("第二十六条第二款", [Label("第二十六条第二款", (26,), inside=(("款", 2),))]),
        ("26条2款3项", [Label("26条2款3项", (26,), inside=(("款", 2), ("项", 3)))]),
        ("第廿六条之一", [Label("第廿六条之一", (26,), after=1)]),
        ("附件2第三条", [Label("附件2第三条", (3,), annex="附件2")]),
        ("第4.2条", [Label("第4.2条", (4, 2))]),
        ("有三条措施、两款产品、三项制度", []),
        ("达到98.5以上", []),
        ("第三条和第五条", [Label("第三条", (3,)), Label("第五条", (5,))]),
        ("达到98.5%以上", []),
        ("2025年的目标", []),
        ("一、二线城市和二、三产业", []),
        ("第一时间处理", []),
        ("", []),
    ],
)
def test_labels_in(question: str, labels: list[Label]) -> None:
    assert labels_in(question) == tuple(labels)


@pytest.mark.parametrize(
    ("question", "bracketed"),
    [
        ("第（四）条", True),
        ("第(四)条", True),
        ("（四）", True),
        ("第四条", False),
        ("三、（四）", False),
    ],
)
def test_brackets_are_kept(question: str, bracketed: bool) -> None:
    assert labels_in(question)[0].bracketed is bracketed
