"""A corpus made for the purpose: plans of regions that are easily confused, alike but for figures.

Nothing in it is real. Only the title says whose plan it is; every article is in every plan.
"""

import random
from pathlib import Path

from eval.corpora.document_files import file_name
from index.regions import BINGTUAN, Region, readings

# A province and what lies in it, or elsewhere, by the same short name; counties that share a name;
# cities whose short names are words; parents and children; names like one another.
_NAMES = """
吉林省 吉林市 长春市 海南省 海南藏族自治州 乌海市海南区 河南省 河北省 河南蒙古族自治县
天津市河北区 北京市 北京市朝阳区 长春市朝阳区 朝阳市 北京市通州区 南通市通州区 南京市鼓楼区
福州市鼓楼区 沈阳市和平区 天津市和平区 深圳市南山区 鹤岗市南山区 中山市 大连市中山区 大同市
大庆市大同区 东方市 广东省 广州市 汕尾市 海丰县 深圳市 新疆维吾尔自治区 昌吉回族自治州
昌吉市 克孜勒苏柯尔克孜自治州 内蒙古自治区 呼和浩特市 包头市 乌海市 青海省 黄南藏族自治州
山东省 山西省 陕西省 湖北省 湖南省 江西省 西安市 辽源市西安区 淮安市 淮安市淮安区 雅安市
苏州市 宿州市 台州市 泰州市 福州市 抚州市 南昌市 南昌县 恩施土家族苗族自治州 恩施市
临夏回族自治州 临夏县 阿坝藏族羌族自治州 阿坝县
"""
_WHOLE = {"省": "全省", "地市": "全市", "县": "全县"}
# What every plan has an article about: heading, sentence with the figure, lowest, highest.
_ARTICLES = (
    (
        "产品质量监督抽查合格率",
        "到2027年，{whole}产品质量监督抽查合格率达到{figure}%以上。",
        90,
        99,
    ),
    (
        "农产品质量安全监测合格率",
        "{whole}主要农产品质量安全例行监测合格率稳定在{figure}%以上。",
        90,
        99,
    ),
    ("公共服务质量满意度", "{whole}公共服务质量满意度达到{figure}分以上，并逐年提高。", 70, 95),
    ("标准化试点项目", "建成标准化试点项目{figure}个，由市场监管部门牵头验收。", 10, 400),
    ("高新技术企业培育", "培育高新技术企业{figure}家，科技部门给予研发补助。", 20, 900),
    ("空气质量优良天数", "{whole}城市空气质量优良天数比率达到{figure}%。", 75, 98),
    ("养老服务设施", "新建街道养老服务中心{figure}处，社区居家养老服务全面覆盖。", 5, 300),
    ("充电基础设施", "新增公共充电桩{figure}个，重点布局在居住区和商业区。", 200, 9000),
    ("发明专利拥有量", "每万人口高价值发明专利拥有量达到{figure}件。", 3, 40),
    ("政务服务办理时限", "企业开办手续在{figure}小时内办结，办理事项一次告知。", 2, 24),
)


def made_regions() -> tuple[Region, ...]:
    """The regions that have a plan."""
    named = (min(readings(name), key=lambda region: region.name != name) for name in _NAMES.split())
    return (*named, BINGTUAN)


def write_plans(folder: Path, seed: int) -> Path:
    """Write a plan of each region into ``folder``, and one of the whole country; returns it."""
    folder.mkdir(parents=True, exist_ok=True)
    country = _plan("国务院", "全国", _chance(seed, "国务院"))
    (folder / file_name("国务院")).write_text(country, encoding="utf-8")
    for region in made_regions():
        name = "".join((*region.parents[-1:], region.name))
        issuer = name if region == BINGTUAN else f"{name}人民政府"
        text = _plan(issuer, _WHOLE.get(region.level, "全区"), _chance(seed, name))
        (folder / file_name(name)).write_text(text, encoding="utf-8")
    return folder


def _chance(seed: int, name: str) -> random.Random:
    return random.Random(f"{seed} {name}")  # noqa: S311 -- the same corpus each time


def _plan(issuer: str, whole: str, chance: random.Random) -> str:
    lines = [
        f"{issuer}关于全面推进质量提升行动的实施意见",
        "",
        "为深入开展质量提升行动，提出如下意见。",
        "",
    ]
    lines += ["一、主要目标和任务", ""]
    for number, (heading, sentence, lowest, highest) in enumerate(_ARTICLES, start=1):
        said = sentence.format(whole=whole, figure=chance.randint(lowest, highest))
        lines += [f"（{_NUMERALS[number]}）{heading}。{said}", ""]
    return "\n".join(lines)


_NUMERALS = " 一二三四五六七八九十"
