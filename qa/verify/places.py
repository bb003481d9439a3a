"""Names of Chinese provinces and prefectures, and which names mean the same place."""

import re
from functools import lru_cache

from index.clause import Span
from qa.verify.folding import fold

# Each line: names of one place, the one to show first.
_GROUPS = """\
新疆生产建设兵团 兵团
新疆维吾尔自治区 新疆
内蒙古自治区 内蒙古 内蒙
广西壮族自治区 广西
宁夏回族自治区 宁夏
西藏自治区 西藏
克孜勒苏柯尔克孜自治州 克孜勒苏 克州
巴音郭楞蒙古自治州 巴音郭楞 巴州
博尔塔拉蒙古自治州 博尔塔拉 博州
昌吉回族自治州 昌吉州 昌吉
伊犁哈萨克自治州 伊犁州 伊犁
香港特别行政区 香港
澳门特别行政区 澳门"""
_PROVINCES = (
    "河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 "
    "云南 陕西 甘肃 青海 台湾"
)
_CITIES = (
    "北京 天津 上海 重庆 广州 深圳 珠海 汕头 汕尾 佛山 韶关 湛江 肇庆 江门 茂名 惠州 梅州 河源 "
    "阳江 清远 东莞 潮州 揭阳 云浮 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 "
    "乌兰察布 乌鲁木齐 克拉玛依 吐鲁番 哈密 石河子 图木舒克 五家渠 阿拉尔 石家庄 唐山 秦皇岛 "
    "邯郸 邢台 张家口 承德 沧州 廊坊 衡水 太原 阳泉 晋城 朔州 晋中 运城 忻州 临汾 吕梁 沈阳 大连 "
    "鞍山 抚顺 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛 长春 吉林市 辽源 松原 白城 哈尔滨 "
    "齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 南京 无锡 徐州 常州 苏州 "
    "南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 "
    "丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 "
    "泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 宜春 抚州 上饶 济南 青岛 淄博 "
    "枣庄 东营 烟台 潍坊 济宁 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 鹤壁 新乡 "
    "焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 荆州 "
    "黄冈 咸宁 恩施 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 南宁 "
    "柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 崇左 海口 三亚 三沙 儋州 成都 "
    "攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 甘孜 凉山 贵阳 "
    "六盘水 遵义 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河州 西双版纳 大理州 "
    "德宏 怒江 迪庆 拉萨 日喀则 林芝 山南市 那曲 西安 铜川 宝鸡 咸阳 渭南 汉中 榆林 商洛 兰州 "
    "嘉峪关 金昌 白银市 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南 西宁 海北州 海南州 "
    "果洛 玉树州 银川 石嘴山 吴忠 固原 中卫 喀什 和田 阿克苏 塔城 阿勒泰 兴安盟 锡林郭勒 阿拉善 "
    "陆河 陆丰 海丰 阿图什 阿合奇 阿克陶 乌恰"
)
# Read as a place only with its suffix: without it they are ordinary words or parts of words.
_SUFFIXED = (
    "长治 大同 朝阳 本溪 四平 通化 白山 泰安 保定 安阳 信阳 孝感 随州 安庆 黄山 吉安 三明 中山 "
    "自贡 资阳 安顺 延安 安康 文山 昌都 海东 来宾 东方 合作"
)


def _canonical_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for line in _GROUPS.splitlines():
        canonical, *others = line.split()
        names |= dict.fromkeys([canonical, *others], canonical)
    for name in _PROVINCES.split():
        names |= {name: name, name + "省": name}
    for name in _CITIES.split():
        names |= {name: name, name.removesuffix("市") + "市": name}
    names |= {name + "市": name for name in _SUFFIXED.split()}
    return names


_CANONICAL = _canonical_names()
_PLACE = re.compile("|".join(sorted(map(re.escape, _CANONICAL), key=len, reverse=True)))


@lru_cache(maxsize=2048)
def places(text: str) -> tuple[tuple[str, Span], ...]:
    """Return the places ``text`` names, each as (canonical name, span).

    >>> places("兵团与广东省汕尾市")
    (('新疆生产建设兵团', (0, 2)), ('广东', (3, 6)), ('汕尾', (6, 9)))
    """
    return tuple((_CANONICAL[m[0]], m.span()) for m in _PLACE.finditer(fold(text)))


def canonical_place(name: str) -> str:
    """Return the one name for a place, or ``name`` itself where it is none we know."""
    return _CANONICAL.get(name, name)
