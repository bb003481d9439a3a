"""Whether a text holds the sort of thing that a question asks for: a place, names, an amount.

A clause may speak of the subject and not give what is asked of it: 建成国家产业计量中心2个 names no
city. What is held here is the form of an answer, not that it is the right one.
"""

import re

from index.normalise import comparable
from index.regions import mentions
from qa.verify import figures
from qa.wanted import NAMED, Wanted

# Wider than a figure: 5A级, ISO9000, 千亿级, 五大行业 answer a 多少 too.
_COUNTED = re.compile(r"\d|[一二三四五六七八九十百千万亿两]+(?:[个家户件项年次类种大级成倍]|亿)")
_MANY = r"(?:\d+|[一二三四五六七八九十百半两几]+)"
_FORMS: dict[Wanted, re.Pattern[str]] = {
    "money": re.compile(r"元|免费|不(?:得)?收费|[一二三四五六七八九十\d]倍|[百千万]分之|\d%|等值"),
    "hours": re.compile(r"\d\s*[点时:：]|上午|下午|工作日"),
    "procedure": re.compile(r"申请|申报|材料|手续|步骤|流程|程序|报名"),
    "date": re.compile(
        r"(?:19|20)\d{2}|[一二][〇零○一二三四五六七八]{3}年|\d月|每年|定期|终身|永久|长期"
        rf"|{_MANY}个?(?:月|周|季度|小时|分钟|工作日|年内|年行动|日|天|年(?!代))|每[日天周月季]"
    ),
    "department": re.compile(
        r"负责|牵头|会同|领导小组|承担|职责|由[^，。；]{1,40}(?:部门|机[关构]|政府|法院|检察院|国务院)"
    ),
    "document_number": re.compile(r"[〔\[（(](?:19|20)\d{2}"),
}
HUNG: frozenset[Wanted] = frozenset({"money", "date", "department"})
"""What an item of a list may have from its lead: 由公安机关处二百元以下罚款：（一）…."""
# How to reach somebody, by what of it is asked for: the number itself, not that there is one.
_PHONE, _MAIL = r"\d{3,4}-\d{7,8}|\d{5,}", r"\S@\S"
_SITE, _ADDRESS = r"https?:|www\.|\.(?:cn|com|gov|org)\b", r"地址\s*:|[路街道巷]\S{0,6}(?:号|\d米)"
_REACHED: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"电话|热线"), re.compile(_PHONE)),
    (re.compile(r"邮箱|邮件"), re.compile(_MAIL)),
    (re.compile(r"网址|网站|官网"), re.compile(_SITE)),
    (re.compile(r"地址|寄"), re.compile(_ADDRESS)),
)
_ANY_CONTACT = re.compile(f"{_PHONE}|{_MAIL}|{_SITE}|{_ADDRESS}")
_SEATED = re.compile(
    r"(?:设[在于]|位于|坐落|落户|驻地|建在|挂靠)\S{2}|[路街道巷]\S{0,6}\d+号|街道|所在地"
)
# A surname and one or two characters beside an office: 组长：张三, 由李四同志担任组长.
_SURNAME = (
    "[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文习]"
)
_OFFICE = r"(?:组长|主任|局长|书记|[州市县区部厅]长|主席|负责人|联系人|司令员|会长|校长)"
_PERSON = re.compile(
    rf"{_OFFICE}\s*[:：]\s*{_SURNAME}[\u4e00-\u9fff]{{1,2}}(?![\u4e00-\u9fff])"
    rf"|(?:(?<![\u4e00-\u9fff])|(?<=[由与和以])){_SURNAME}[\u4e00-\u9fff]{{1,2}}(?:同志|先生|女士|任|担任)"
)
_PIECE = re.compile(r"[^，,；;。！？\n]+")
_NAMES = re.compile(r"[“《「][^”》」]+[”》」]|、|[:：]\S|名为|称为|简称")
_PROPER = re.compile(r"[\u4e00-\u9fff]{2}(?:集团|有限公司|大学|学院|医院|机场)")


def holds(wanted: Wanted, about: str, text: str, own: str = "") -> bool:
    """Whether ``text`` can hold what is wanted of what the question is about.

    ``own`` is the region of the text's document: that it is there answers no 在哪.

    >>> holds("naming", "5A级景区", "集中人力物力财力创建5A级景区。")
    False
    >>> holds("naming", "大宗农产品品牌", "打造“汕尾荔枝”、“陆河青梅”等品牌。")
    True
    """
    match wanted:
        case "percent" | "number":
            return bool(_COUNTED.search(comparable(text))) or _figured(text)
        case "text":
            return True
        case "name":
            return bool(_PERSON.search(text))
        case "contact":
            return _reaches(about, text)
        case "place":
            return _placed(text, own)
        case "naming":
            return _named(about, text)
        case _:
            return bool(_FORMS[wanted].search(comparable(text)))


def _figured(text: str) -> bool:
    return any(not figure.weak for figure in figures(text))


def _reaches(about: str, text: str) -> bool:
    wanted = [form for said, form in _REACHED if said.search(about)]
    return any(form.search(comparable(text)) for form in wanted or [_ANY_CONTACT])


def _placed(text: str, own: str) -> bool:
    elsewhere = (region for region, _ in mentions(text) if region.name not in own)
    return bool(_SEATED.search(text)) or any(region.name != "全国" for region in elsewhere)


def _named(about: str, text: str) -> bool:
    """Whether the piece of the text that speaks of the thing names or lists some."""
    head = next(iter(re.findall(NAMED, about)[-1:]), "")
    pieces = _PIECE.findall(text)
    beside = [piece for piece in pieces if head in piece]
    return any(map(_NAMES.search, beside)) or any(map(_PROPER.search, pieces))
