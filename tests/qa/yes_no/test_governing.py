"""How a passage binds what a claim is about, from beside it."""

from qa.yes_no.governing import governing, reach


def test_a_penalty_forbids_what_it_is_on() -> None:
    whole = "工程监理单位转让监理业务的,责令改正,可以责令停业整顿。"
    window = "工程监理单位转让监理业务的,"
    assert governing("监理单位可以转让监理业务", window, whole, "") == "ban"
    assert governing("监理单位转让监理业务会被罚款", window, whole, "") != "ban"


def test_a_penalty_on_what_is_left_undone_makes_it_a_duty() -> None:
    whole = "预包装食品没有中文标签的,不得进口。"
    assert governing("预包装食品要有中文标签", whole[:-5], whole, "") == "duty"


def test_a_list_binds_its_items() -> None:
    item = "(三)使用最佳等用语;"
    assert governing("广告能用最佳", item, item, "广告不得有下列情形:") == "ban"
    assert governing("广告能用最佳", item, item, "有下列情形的,责令改正:") == "ban"


def test_what_stands_farther_off_binds_only_its_own() -> None:
    whole = "探索智慧监管,推进检查,每年体系检查全覆盖,"
    assert governing("每年要体系检查", "每年体系检查全覆盖,", whole, "") == "said"
    whole = "消费者要求开发票的,应当开具,不得要求负担额外费用。"
    assert governing("消费者可以要发票", "消费者要求开发票的,", whole, "") != "ban"


def test_a_case_reaches_to_what_holds_for_it() -> None:
    whole = "仅销售食品的,不需要取得许可。"
    assert reach("仅销售食品的,", whole) == whole
    assert reach("仅销售食品,", "仅销售食品,不需要取得许可。") == "仅销售食品,"
