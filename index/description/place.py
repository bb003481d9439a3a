"""The place that a document governs, and the level of government that issued it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.clause import Clause, Level, Span
from index.description.found import Found
from index.regions import BINGTUAN, Region, region_at_start, regions_in


@dataclass(frozen=True, slots=True)
class Place:
    """A region ("" for the whole country, or where the text names none), and its level."""

    region: str = ""
    parents: tuple[str, ...] = ()
    level: Level = ""
    span: Span | None = None


def place_of(
    issuer: Found | None, number: Found | None, title: Found | None, clauses: Sequence[Clause]
) -> Place:
    """The place, from the issuer first, then the number's word, the title and the preamble.

    What a central office issues is of the level 国家 whatever place its title speaks of:
    国务院关于河北雄安新区总体规划的批复 governs the country's offices. 自治区人民政府 says a level
    and no region; the region is then read where the text names it: 结合内蒙古实际，制定本纲要.
    """
    if issuer and _NO_AUTHORITY.search(issuer.value):
        return Place()
    place = _of_issuer(issuer) if issuer else Place()
    if place.region or place.level == "国家":
        return place
    for named in (_of_number(number), _of_title(title), _of_preamble(clauses)):
        if named.region or named.level:
            return named
    return place


_CENTRAL = re.compile(
    r"(?:中共中央|中央|党中央|国务院|国家|全国|中华人民共和国|最高人民|中国(?!.*大学)|政务院|"
    r"(?:工业和信息化|公安|民政|司法|财政|人力资源社会保障|人力资源和社会保障|自然资源|生态环境|住房城乡建设|"
    r"住房和城乡建设|交通运输|水利|农业农村|商务|文化和旅游|退役军人事务|应急管理|教育|科学技术|科技|外交|国防|"
    r"国土资源|环境保护|建设|铁道|交通|信息产业|农业|文化|卫生|人事|劳动|劳动和社会保障|劳动保障|对外贸易经济合作|"
    r"林业|煤炭|化学工业|电力工业|冶金工业|轻工业|纺织工业|商业|物资|邮电|监察|国土|体育|税务|市场监管|质检|工商|"
    r"工商行政|安全监管|广电|新闻出版广电|统计|林草|知识产权|医保|海关|审计|食品药品监管|国有资产监督管理)(?:部|总局|总署|署)|"
    r"发展改革委|国资委|银保监会|证监会|保监会|银监会|网信办|中宣部|中组部|教育部|公安部|央行|人民银行|商务部|"
    r"食品药品监督管理总局|市场监督管理总局|出入境检验检疫局)|"
    r"(?:General Offices? of (?:the )?)?(?:State Council|Ministry of|National |State |"
    r"Supreme People|Central Committee|General Administration|Cyberspace Administration of China)"
)
_PROVINCIAL = re.compile(
    r"(?:中共)?(?:自治区|省)(?:人民政府|政府|党委|委|人大|.{1,20}(?:厅|局|委员会|办公室))"
)
_COUNTY = re.compile(r"(?:中共)?县(?:人民政府|政府|委)")
_NO_AUTHORITY = re.compile(r"(?:交易所|大学|学院|有限公司|集团公司|协会|学会)$")
_PARTY = re.compile(r"(?:中共|中国共产党)(?=.)")
_CENTRAL_WORD = re.compile(r"(?:国发|国办|国函|国令|中发|中办|厅字)")
# The words of provinces in numbers where no prefecture of the same character uses them:
# 青政发 is both 青海 and 青岛, 宁政发 both 宁夏 and 南京.
_WORDS = {
    "京政": "北京市", "津政": "天津市", "冀政": "河北省", "晋政": "山西省", "内政": "内蒙古自治区",
    "辽政": "辽宁省", "吉政": "吉林省", "黑政": "黑龙江省", "沪府": "上海市", "苏政": "江苏省",
    "浙政": "浙江省", "皖政": "安徽省", "闽政": "福建省", "赣府": "江西省", "鲁政": "山东省",
    "豫政": "河南省", "鄂政": "湖北省", "湘政": "湖南省", "粤府": "广东省", "琼府": "海南省",
    "桂政": "广西壮族自治区", "渝府": "重庆市", "川府": "四川省", "川办": "四川省",
    "黔府": "贵州省", "云政": "云南省", "藏政": "西藏自治区", "陕政": "陕西省", "甘政": "甘肃省",
    "新政发": "新疆维吾尔自治区", "新政办发": "新疆维吾尔自治区",
}  # fmt: skip
_BINGTUAN_WORD = re.compile(r"(?:新兵|兵)(?:发|办|团)")
_OF_PLACE = re.compile(r"结合(?:我|本)?([\u4e00-\u9fff]{2,12}?)(?:省|市|州|县|区)?(?:的)?实际")
_WITHIN = re.compile(r"(?:适用于|在)(?:本)?([\u4e00-\u9fff]{2,20}?)行政区域内?")
_FIRST_CLAUSES = 6


def _of_issuer(issuer: Found) -> Place:
    name = issuer.value
    party = _PARTY.match(name)
    plain = name[party.end() :] if party else name
    if plain.startswith(("新疆生产建设兵团", "兵团")):
        return Place(BINGTUAN.name, (), BINGTUAN.level, issuer.span)
    own = region_at_start(plain)
    if own:
        return _place(own[0], issuer.span)
    central = _CENTRAL.match(name)
    if central:
        # 国家税务总局山东省税务局 is a provincial office
        at = name.find("局") + 1
        branch = region_at_start(name[at:]) if 0 < at < len(name) else None
        return _place(branch[0], issuer.span) if branch else Place(level="国家", span=issuer.span)
    if _PROVINCIAL.match(plain):
        return Place(level="省", span=issuer.span)
    return Place(level="县", span=issuer.span) if _COUNTY.match(plain) else Place()


def _of_number(number: Found | None) -> Place:
    if not number:
        return Place()
    if _CENTRAL_WORD.match(number.value):
        return Place(level="国家", span=number.span)
    if _BINGTUAN_WORD.match(number.value):
        return Place(BINGTUAN.name, (), BINGTUAN.level, number.span)
    word = next((each for each in _WORDS if number.value.startswith(each)), None)
    return _place(Region(_WORDS[word]), number.span) if word else Place()


def _of_title(title: Found | None) -> Place:
    named = region_at_start(title.value) if title else None
    return _place(named[0], title.span) if named and title else Place()


def _of_preamble(clauses: Sequence[Clause]) -> Place:
    for clause in clauses[:_FIRST_CLAUSES]:
        for pattern in (_OF_PLACE, _WITHIN):
            for match in pattern.finditer(clause.text):
                named = regions_in(match.group(1))
                if len(named) == 1 and match.group(1).startswith(named[0].names):
                    span = (clause.start + match.start(), clause.start + match.end())
                    return _place(named[0], span)
    return Place()


def _place(region: Region, span: Span) -> Place:
    return Place(region.name, region.parents, region.level, span)
