"""Wrong names: another department, organ, region, product, party or level of government."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from eval.mutations.change import Kind, replaced, substituted, words
from eval.mutations.pair import Pair

_STEMS = words(
    "教育 公安 民政 司法行政 财政 水利 水务 农业农村 文化和旅游 气象 体育 审计 统计 "
    "林业 邮政 税务 商务 生态环境 住房城乡建设 交通运输 卫生健康 卫生 应急管理 "
    "自然资源 市场监督管理 市场监管 药品监督管理 食品药品监督管理 知识产权 发展改革 "
    "工业和信息化 科学技术 科技 人力资源社会保障 人力资源和社会保障 医疗保障 国土资源 "
    "环境保护 质量监督检验检疫 农业 海洋 渔业 铁路 民航 能源"
)
_NEW_STEMS = words("教育 民政 水利 气象 体育 审计 统计 邮政 林业 商务 医疗保障 应急管理")
_DEPARTMENT = re.compile(
    rf"({'|'.join(sorted(_STEMS, key=len, reverse=True))})"
    r"(?=(?:行政)?(?:主管|管理)?(?:部门|局|厅|委(?!员[^会])|部(?![门分署位件队])))"
)
_ORGANS = words(
    "人民法院 人民检察院 公安机关 仲裁委员会 监察机关 海关 税务机关 登记机关 "
    "消费者协会 工会 行业协会 居民委员会 审计机关 国家安全机关"
)
_PLACES = words(
    "贵州省 青岛市 新疆维吾尔自治区 广东省 内蒙古自治区 汕尾市 北京市 上海市 福建省 包头市 济南市"
)
_OTHER_PLACES = words("内蒙古 山东省 安徽省 北京 天津 河北 深圳 海南 香港 澳门 全州 兵团")
_PLACE = re.compile("|".join([*_PLACES, *_OTHER_PLACES]))
_PRODUCTS = words(
    "农产品 食品 药品 化妆品 医疗器械 特种设备 消费品 工业产品 保健食品 农药 肥料 "
    "种子 兽药 饲料 机动车 船舶 房屋 土地 矿产 森林 水资源 草原 危险化学品 烟草 "
    "计量器具 棉花 粮食 商品 服务业 建筑工程 水利工程 交通工程 知识产权 商标 专利 "
    "商业秘密 增值税 消费税"
)
_PARTIES = (
    ("用人单位", "劳动者"),
    ("出卖人", "买受人"),
    ("出租人", "承租人"),
    ("保险人", "受益人"),
    ("债权人", "债务人"),
    ("发包人", "承包人"),
    ("生产者", "销售者"),
    ("经营者", "消费者"),
    ("建设单位", "施工单位"),
    ("监理单位", "施工单位"),
    ("原告", "被告"),
    ("委托人", "受托人"),
    ("托运人", "承运人"),
    ("监护人", "被监护人"),
    ("学校", "家长"),
    ("出口商", "进口商"),
)
_LEVELS = (
    ("县级以上", ("省级以上", "设区的市级以上")),
    ("设区的市级", ("县级", "省级")),
    ("省级", ("县级", "市级")),
    ("国务院", ("省级人民政府", "县级人民政府")),
    ("自治区级", ("国家级", "县级")),
    ("国家级", ("省级", "市级")),
    ("乡镇", ("省级",)),
)


def change_department(pair: Pair, random: Random) -> Iterator[str]:
    """Another department of the same level, one that the clause does not name."""
    for match in _DEPARTMENT.finditer(pair.sentence):
        fresh = [s for s in _NEW_STEMS if s[:2] not in pair.known]
        if fresh:
            yield replaced(pair.sentence, match.span(), random.choice(fresh))


def change_organ(pair: Pair, random: Random) -> Iterator[str]:
    """Another organ: a court for a prosecutor's office."""
    yield from _exchanged(pair, random, _ORGANS)


def change_place(pair: Pair, random: Random) -> Iterator[str]:
    """Another region."""
    for match in _PLACE.finditer(pair.sentence):
        fresh = [p for p in _PLACES if p[:2] not in pair.known]
        if fresh:
            yield replaced(pair.sentence, match.span(), random.choice(fresh))


def change_product(pair: Pair, random: Random) -> Iterator[str]:
    """Another thing that is regulated."""
    yield from _exchanged(pair, random, _PRODUCTS)


def _exchanged(pair: Pair, random: Random, names: Sequence[str]) -> Iterator[str]:
    fresh = [n for n in names if n not in pair.known]
    for name in names:
        others = [n for n in fresh if n[-1] != name[-1] or n[0] != name[0]]
        if name in pair.sentence and others:
            yield from substituted(pair.sentence, name, random.choice(others))


def change_party(pair: Pair, random: Random) -> Iterator[str]:
    """The other party of a contract, a suit or a supply: the duty falls on the wrong side."""
    for one, other in _PARTIES:
        for mine, theirs in ((one, other), (other, one)):
            for changed in substituted(pair.sentence, rf"(?<![被他]){mine}", theirs):
                if (
                    changed.strip("。；;") not in pair.known
                    and f"{theirs}、{theirs}" not in changed
                ):
                    yield changed


def change_level(pair: Pair, random: Random) -> Iterator[str]:
    """Another level of government."""
    for old, others in _LEVELS:
        new = random.choice(others)
        if new not in pair.known:
            yield from substituted(pair.sentence, old, new)


KINDS = (
    Kind("department", "部门对换", 0.95, change_department),
    Kind("organ", "机关对换", 0.95, change_organ),
    Kind("region", "地区对换", 0.95, change_place),
    Kind("product", "产品、对象对换", 0.95, change_product),
    Kind("party", "当事人对换", 0.95, change_party),
    Kind("level", "层级改动", 0.95, change_level),
)
