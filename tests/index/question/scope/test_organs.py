"""The same body by several names is one, and two bodies stay two."""

import pytest

from index.question.scope.organs import organ_key, organs_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("国家市场监督管理总局", "市场监管总局"),
        ("中华人民共和国国家知识产权局", "知识产权局"),
        ("全国人民代表大会常务委员会", "全国人大常委会"),
        ("国家发展和改革委员会", "发改委"),
        ("工业和信息化部", "工信部"),
        ("中国证券监督管理委员会", "证监会"),
        ("最高人民法院", "最高法"),
        ("克州人民政府", "克孜勒苏柯尔克孜自治州政府"),
        ("內蒙古自治區人民政府", "内蒙古政府"),
        ("汕尾市市场监督管理局", "汕尾市市场监管局"),
    ],
)
def test_one_body(one: str, other: str) -> None:
    assert organ_key(one) == organ_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("国务院", "国务院办公厅"),
        ("全国人民代表大会", "全国人大常委会"),
        ("交通部", "交通运输部"),
        ("吉林省人民政府", "吉林市人民政府"),
        ("市场监管总局", "汕尾市市场监管局"),
    ],
)
def test_two_bodies(one: str, other: str) -> None:
    assert organ_key(one) != organ_key(other)


def test_an_issuer_may_join_several() -> None:
    assert organs_of("商务部、国家税务总局") == ("商务部", "税务总局")
    assert organs_of("最高人民法院 最高人民检察院") == ("最高法", "最高检")
    assert organs_of("") == ()
