"""Government departments: finding them in a text and telling whether two names mean the same."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from index.clause import Span
from qa.verify.folding import fold
from qa.verify.places import canonical_place, places

_STEMS = (
    "市场监管 市场监督管理 工商行政管理 工商 质量技术监督 质监 食品药品监督管理 食药监 "
    "药品监督管理 药监 知识产权 发展改革 发展和改革 发改 工业和信息化 工信 经济和信息化 经信 "
    "科学技术 科技 教育 公安 国家安全 民政 司法 财政 人力资源社会保障 人力资源和社会保障 人社 "
    "自然资源 国土资源 生态环境 环境保护 环保 住房城乡建设 住房和城乡建设 住建 城市管理 城管 "
    "交通运输 交通 水利 水务 农业农村 农业 农牧业 农牧 畜牧兽医 畜牧 商务 文化和旅游 文化旅游 "
    "文旅 文化广电旅游体育 文广旅体 文广旅 文体新广 文化体育 旅游 体育 广播电视 新闻出版 "
    "卫生健康 卫健 卫生计生 卫生和计划生育 退役军人事务 应急管理 应急 安全生产监督管理 安监 审计 "
    "统计 税务 国有资产监督管理 国资 林业和草原 林草 林业 草原 医疗保障 医保 金融监督管理 "
    "金融监管 金融工作 金融 信访 乡村振兴 扶贫 能源 气象 地震 粮食和物资储备 粮食 "
    "政务服务数据管理 政务服务 大数据 数据 外事 侨务 机构编制 编 网信 国防科技工业 海洋渔业 海洋 "
    "渔业 邮政管理 邮政 烟草专卖 民族事务 民族宗教 民宗 民 口岸 招商 投资促进 组织 宣传 统战 "
    "政法 党 团 纪 工 机关事务管理 档案 地方金融监督管理 园林 物价 监察 铁路 民航 通信管理"
)
_SUFFIXES = "监督管理总局|监督管理局|管理局|管理委员会|总局|局|厅|委员会|委|办公室|办|部"
_SHORT = set("编民党团纪工")
_PREFIX = (
    r"(?:(?:(?![和与由及向对的会同])[一-龥]){2,4}?(?:省|市|自治区|自治州|州|县|盟|旗)|兵团|克州|内蒙古|新疆|广东|国家|全国|自治区|自治州|"
    r"(?:各|本|我)?(?:省|市|州|县|区|盟|旗|师市))"
)
_LONG = sorted((s for s in _STEMS.split() if s not in _SHORT), key=len, reverse=True)
_DEPARTMENT = re.compile(
    rf"(?P<prefix>{_PREFIX})?(?:(?P<stem>{'|'.join(_LONG)})(?P<suffix>{_SUFFIXES})|"
    rf"(?P<short>[民党团纪工])(?P<shortsuffix>委)|(?P<office>编)办|(?P<council>省|市|县|区)委(?=[、,。和及与]|市政府|省政府))"
    r"(?!门|分|件|位|署|队|属|品|理|法|事|学|案|托|派|面|限|势|域|员(?!会)|校)"
)
_LIST_GAP = re.compile(r"\s*(?:[〈(<][^〉)>]{1,10}[〉)>])?\s*(?:、|和|与|及|以及|会同)\s*")
_CLASS = {
    "委员会": "委",
    "管理委员会": "委",
    "总局": "局",
    "监督管理总局": "局",
    "监督管理局": "局",
}
_CLASS |= {"管理局": "局", "办公室": "办"}
_ADDED = {
    "监督管理总局": "监督管理",
    "监督管理局": "监督管理",
    "管理局": "管理",
    "管理委员会": "管理",
}


@dataclass(frozen=True, slots=True)
class Department:
    """A department: 兵团 + 市场监管 + 局. ``prefix`` is whose it is, shared along a list."""

    prefix: str
    stem: str
    suffix: str  # 局, 委, 厅, 办, 部
    text: str
    span: Span


@lru_cache(maxsize=2048)
def departments(text: str) -> tuple[Department, ...]:
    """Return the departments of ``text``; along a list joined by 、 the first's prefix governs.

    >>> [(d.prefix, d.stem + d.suffix) for d in departments("(兵团工信委、市场监管局负责)")]
    [('兵团', '工信委'), ('兵团', '市场监管局')]
    """
    folded = fold(text)
    found: list[Department] = []
    for match in _DEPARTMENT.finditer(folded):
        body = _department(match, text)
        if (
            not body.prefix
            and found
            and _LIST_GAP.fullmatch(folded, found[-1].span[1], body.span[0])
        ):
            body = replace(body, prefix=found[-1].prefix)
        found.append(body)
    return tuple(found)


def _department(match: re.Match[str], text: str) -> Department:
    stem = match["stem"] or match["short"] or match["office"] or match["council"]
    suffix = match["suffix"] or ("办" if match["office"] else "委")
    prefix = match["prefix"] or ""
    known = places(prefix)
    if known:  # 由汕尾市 → 汕尾市
        prefix = prefix[known[0][1][0] :]
    if match["council"]:
        stem, prefix = "党", prefix + match["council"]
    stem += _ADDED.get(suffix, "")
    return Department(
        prefix, stem, _CLASS.get(suffix, suffix), text[slice(*match.span())], match.span()
    )


def same_department(one: Department, other: Department) -> bool:
    """Tell whether two names mean one department: 工信局 is 工业和信息化局."""
    return (
        one.suffix == other.suffix
        and _abbreviates(one.stem, other.stem)
        and _same_prefix(one.prefix, other.prefix)
    )


def named_in(body: Department, others: Iterable[Department]) -> bool:
    """Tell whether ``others`` hold ``body`` under any of its names."""
    return any(same_department(body, other) for other in others)


def _abbreviates(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short[0] != long[0]:
        return False
    rest = iter(long)
    return all(char in rest for char in short)


def _same_prefix(one: str, other: str) -> bool:
    """Whose department it is; a missing prefix is understood, 市 stands for 汕尾市."""
    one, other = (p.lstrip("各本我") for p in (one, other))
    if not one or not other:
        return True
    if canonical_place(one) == canonical_place(other):
        return True
    return one.endswith(other) or other.endswith(one)
