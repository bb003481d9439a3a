"""What a figure measures: the words before it without their adverbs, lists that share an end."""

import re

from index.clause import Span

METRIC = (  # how the name of a quantity ends
    r"(?:率|比例|比重|占比|指数|满意度|覆盖面|覆盖度|度|数量?|总数|总量|量|规模|值|收入|营收|总额|额|强度|面积|能力|投入|水平|"
    r"里程|寿命|成本|时间|时限|消费|排放|能耗|增速|增幅|利润|份额|贡献|缺口|浓度|算力|流量|人次|人口|得分|支出|"
    r"经费|速度|带宽|容量|密度|系数|户数|家数)"
)
_METRIC_END = re.compile(METRIC + r"(?:[（(][^（）()]*[）)])?$")
_LEAD = re.compile(
    r"(?:[\s、和及与的且但]|以及|其中|同时|并且?|原则上|(?:力争|争取|确保|预计|计划)?(?:到|至|在|于|自)?\s*"
    r"(?:“?十[一二三四五六]五”?(?:末|期末|期间|时期)|(?:20|19)\d\d\s*(?:年?\s*[-—–~～至]+\s*(?:20|19)\d\d\s*)?年?(?:[底末前]|年底|以?前)?)[,，]?|"
    r"力争|争取|努力|确保|保证|使得?|将|要|预计|基本(?=实现|完成|建成|达到)|逐步|每年|每个?年度|年内|届时|推动|推进|促进|带动|实现|达到|"
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]是|[①-⑳]|[-—]{1,2}|用\d+年(?:左右)?时间|\d+年内?)+"
)
_TRAIL = re.compile(
    r"(?:均|都|分别|总体|全部|基本|稳定|继续|力争|争取|确保|努力|要|应当?|须|必须|需|已|逐步|大幅|累计|共|合计|也|将|"
    r"稳步|持续|进一步|显著|明显|不断|全面|同比|约|的|[\s“，：:])+$"
)
_RISES = re.compile(
    r"(?:稳步|持续|显著|明显|不断|进一步|大幅度?|全面|总体|逐步|稳定|继续)*"
    r"(?:提高|提升|增强|增长|改善|下降|扩大|优化|降低|增加|壮大|上升|加快|向好|提质|领先)+$"
)
_VERB = (
    r"(?:新?(?:培育|打造|建成|建设|创建|争创|申建|形成|建立|设立|认定|遴选|引进|发展|实施|开展|组织|完成|选树|推出|推广|"
    r"培训|培养|扶持|支持|改造|布局|突破|攻克|制定|制修订|发布|孵化|吸引|集聚|聚集|研制|举办|拥有|入选|获得|推介|投放|"
    r"选育|部署|接入|汇聚|征集|梳理|评选|转化|落地|启动|组建|搭建|开放|上云|参与|主导|申报|申请|储备|谋划|引育|招引|"
    r"选派|配备|更新|覆盖|开发|累计|力争))+"
)
_VERBS = re.compile(_VERB)
ACTION_END = re.compile(rf"(?:{_VERB}|新增|增加|形成|实现)(?:了|出|各|好)?$")
"""A verb right before a figure, which then says how many of what follows: 培育20家以上…企业."""
_COMPARED = re.compile(
    r"(?:比|较|相比|在)[^，。；,;]{0,14}(?:年|年底|年末|期末|”末|时期|上年|去年|同期|基础上|水平)(?:年均|累计|约)*$"
)
_ORIGIN = re.compile(r"(?:由|从)[^，。；,;由从]{0,10}?\d[^，。；,;]{0,12}$")
_AND = re.compile(r"、|以及|(?<![共总亲调缓饱])和(?!谐|平|睦)|(?<!普)及(?!时)|(?<!参)与")
_SHARED = re.compile(  # the end that a list's names share: 抽检合格率, 机械化率
    r"(?:产品|质量|安全|监督|抽检|抽查|例行|监测|一次|验收|竣工|综合|平均|检验|检测|评价|处置|普及|覆盖|使用|利用|达标|"
    r"拥有|增加|满意|投入|总|年|网络|服务|工程|项目|企业)*"
    rf"(?:[一-龥]{{2}}化率|[一-龥]{{2}}率|{METRIC})$"
)


def stripped(text: str, start: int, end: int) -> Span:
    """``text[start:end]`` without what does not name the quantity: 到2025年, 力争, 分别."""
    lead = _LEAD.match(text, start, end)
    if lead and lead.end() > start:
        start = lead.end()
    for pattern in (_ORIGIN, _TRAIL, _COMPARED, _TRAIL):
        trail = pattern.search(text, start, end)
        end = max(start, trail.start()) if trail else end
    return start, end


def without_verb(text: str, start: int, end: int) -> Span:
    """``text[start:end]`` without a verb in front: 培育新疆名牌产品 → 新疆名牌产品."""
    verb = _VERBS.match(text, start, end)
    if verb and verb.end() < end and text[verb.end()] not in "了的出率数量项经":
        return verb.end(), end
    return start, end


def counted(text: str, start: int, end: int) -> Span:
    """What is counted, without who does it and its praise: 服务行业培育新疆名牌 → 新疆名牌."""
    for verb in _INNER_VERB.finditer(text, start, end):
        if end - verb.end() >= _SHORTEST_NOUN:
            start = verb.end()
    praise = _PRAISE.match(text, start, end)
    return (praise.end() if praise else start), end


_INNER_VERB = re.compile(r"培育|创建|打造|争创|建成|申建")
_SHORTEST_NOUN = 3
_PRAISE = re.compile(r"(?:具有|具备|拥有)[^，。的]{2,40}的(?=[一-龥A-Z“])")


def is_metric(name: str) -> bool:
    """Whether a name ends like a quantity: …合格率, …规模, …数量."""
    return bool(_METRIC_END.search(name))


def risen(text: str, start: int, end: int) -> Span | None:
    """The quantity of a phrase that only says it rises: 产品质量合格率稳步提高; None for others."""
    start, end = stripped(text, start, end)
    match = _RISES.search(text, start, end)
    if match is None or not is_metric(text[start : match.start()]):
        return None
    return start, match.start()


def items(names: str) -> tuple[str, ...]:
    """The quantities that a list names, each with the end that the last says for all.

    >>> items("农产品、食品抽检合格率")
    ('农产品抽检合格率', '食品抽检合格率')
    """
    parts = [part for part in _AND.split(names) if part]
    if len(parts) < 2:
        return tuple(parts)
    end = _SHARED.search(parts[-1])
    shared = end.group() if end and end.start() else ""
    whole = (part if is_metric(part) else part + shared for part in parts[:-1])
    return (*whole, parts[-1])
