"""Names of the bodies that issue documents, as people say them: 市场监管总局, 全国人大常委会."""

import re

from index.normalise import comparable
from index.regions import mentions

_STATE = re.compile(r"^(?:中华人民共和国|中国共产党|中共)(?=.)|^中国(?=.{1,}(?:会|委|局|银行)$)")
_OWN = re.compile(r"^国家(?=.{2,}[局会署委部室办]$)")
# The same body by its full and its usual name; both become the second.
_USUAL = (
    ("全国人民代表大会", "全国人大"),
    ("人民代表大会", "人大"),
    ("常务委员会", "常委会"),
    ("市场监督管理", "市场监管"),
    ("质量监督检验检疫", "质检"),
    ("食品药品监督管理", "食药监"),
    ("药品监督管理", "药监"),
    ("工商行政管理", "工商"),
    ("发展和改革委员会", "发展改革委"),
    ("发改委", "发展改革委"),
    ("工业和信息化", "工信"),
    ("人力资源和社会保障", "人社"),
    ("人力资源社会保障", "人社"),
    ("住房和城乡建设", "住建"),
    ("住房城乡建设", "住建"),
    ("卫生健康委员会", "卫健委"),
    ("卫生健康委", "卫健委"),
    ("国有资产监督管理委员会", "国资委"),
    ("国务院国资委", "国资委"),
    ("互联网信息办公室", "网信办"),
    ("科学技术部", "科技部"),
    ("证券监督管理委员会", "证监会"),
    ("银行保险监督管理委员会", "银保监会"),
    ("银行业监督管理委员会", "银监会"),
    ("保险监督管理委员会", "保监会"),
    ("人民银行", "央行"),
    ("最高人民法院", "最高法"),
    ("最高法院", "最高法"),
    ("最高人民检察院", "最高检"),
    ("最高检察院", "最高检"),
    ("新疆生产建设兵团", "兵团"),
    ("人民政府", "政府"),
    ("委员会", "委"),
)
_SEPARATE = re.compile(r"[、，,;；\s]+|(?<=[部局委会院署厅])(?:和|与|及)(?=.{2,})")


def organ_key(name: str) -> str:
    """A body's name for comparing: without 中华人民共和国 and 国家, regions in full.

    >>> organ_key("国家市场监督管理总局") == organ_key("市场监管总局")
    True
    >>> organ_key("克州人民政府") == organ_key("克孜勒苏柯尔克孜自治州政府")
    True
    """
    plain = re.sub(r"\s", "", comparable(name))
    plain = _STATE.sub("", plain)
    region = next(mentions(plain), None)
    if region and region[1][0] == 0:
        plain = region[0].name + plain[region[1][1] :]
    for full, usual in _USUAL:
        plain = plain.replace(full, usual)
    return _OWN.sub("", plain)


def organs_of(issuer: str) -> tuple[str, ...]:
    """The keys of the bodies that an issuer joins: 商务部、国家税务总局."""
    return tuple(dict.fromkeys(organ_key(each) for each in _SEPARATE.split(issuer) if each))
