"""Regions are found by their full and short names, the longest winning."""

import pytest

from index.regions import BINGTUAN, Region, readings, region_at_start, regions_in


def names(text: str) -> list[str]:
    return [region.name for region in regions_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("深圳和广州的标准", ["深圳市", "广州市"]),
        ("新疆的旅游", ["新疆维吾尔自治区"]),
        ("昌吉的旅游", ["昌吉回族自治州"]),
        ("吉林", ["吉林省"]),
        ("吉林市", ["吉林市"]),
        ("内蒙古自治区鄂尔多斯市", ["内蒙古自治区", "鄂尔多斯市"]),
        ("北京市朝阳区", ["北京市", "朝阳区"]),
        ("汕尾市海丰县", ["汕尾市", "海丰县"]),
        ("全国的合格率", ["全国"]),
        ("我国和全国", ["全国"]),
        ("广东、广东省、广东", ["广东省"]),
        ("质量安全责任", []),
        ("和平发展，东山再起", []),  # counties, whose short names are words
        ("新疆兵团和新疆", ["新疆生产建设兵团", "新疆维吾尔自治区"]),
        ("海南州和海南", ["海南藏族自治州", "海南省"]),
        ("吉林市场监管厅、河北区域协同、南昌县域经济", ["吉林省", "河北省", "南昌市"]),
        ("吉林市、河北区、南昌县", ["吉林市", "河北区", "南昌县"]),
        ("", []),
    ],
)
def test_regions_in(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_region_knows_what_it_lies_in() -> None:
    assert regions_in("海丰县")[0].parents == ("广东省", "汕尾市")
    assert regions_in("汕尾")[0].parents == ("广东省",)
    assert regions_in("广东")[0].parents == ()


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("新疆维吾尔自治区", "新疆"),
        ("昌吉回族自治州", "昌吉"),
        ("深圳市", "深圳"),
        ("克孜勒苏柯尔克孜自治州", "克孜勒苏"),
        ("香港特别行政区", "香港"),
        ("阿拉善盟", "阿拉善"),
    ],
)
def test_names_are_the_full_and_the_short_one(full: str, short: str) -> None:
    assert Region(full).names == (full, short)
    assert names(short) == [full]


@pytest.mark.parametrize(
    ("text", "name", "parents", "level"),
    [
        ("北京市朝阳区人民政府", "朝阳区", ("北京市",), "县"),
        ("朝阳区人民政府", "朝阳区", (), "县"),  # Beijing and Changchun have one each
        ("山东省济南市历下区", "历下区", ("山东省", "济南市"), "县"),
        ("济南市公安局", "济南市", ("山东省",), "地市"),
        ("东莞市", "东莞市", ("广东省",), "地市"),
        ("石河子市", "石河子市", ("新疆维吾尔自治区",), "县"),
        ("上海市人民政府", "上海市", (), "省"),
        ("克州人民政府", "克孜勒苏柯尔克孜自治州", ("新疆维吾尔自治区",), "地市"),
    ],
)
def test_a_name_s_region(text: str, name: str, parents: tuple[str, ...], level: str) -> None:
    found = region_at_start(text)
    assert found is not None
    region, end = found
    assert (region.name, region.parents, region.level) == (name, parents, level)
    assert 0 < end <= len(text)


def test_a_name_that_starts_with_no_region() -> None:
    assert region_at_start("国务院") is None
    assert region_at_start("全国人民代表大会") is None
    assert region_at_start("关于北京市") is None
    assert Region("甲市").level == ""


@pytest.mark.parametrize(
    ("name", "regions"),
    [
        ("吉林", ["吉林省", "吉林市"]),
        ("吉林市", ["吉林市"]),
        ("海南", ["海南省", "海南藏族自治州", "海南区"]),
        ("乌海海南", ["海南区"]),
        ("北京市朝阳区", ["朝阳区"]),
        ("广东省广州市天河区", ["天河区"]),
        ("克州", ["克孜勒苏柯尔克孜自治州"]),
        ("兵团", [BINGTUAN.name]),
        ("全国", []),
        ("上海朝阳区", []),
        ("甲" * 60, []),
    ],
)
def test_readings_of_a_name(name: str, regions: list[str]) -> None:
    assert [region.name for region in readings(name)] == regions
