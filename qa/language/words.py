"""The fixed words that answers share, by name.

Chinese is written here; English is looked up in the phrasebook, traditional Chinese is made
character by character, so that there is one text to keep.
"""

from dataclasses import dataclass, fields, replace
from functools import cache

import opencc

from qa.language.detect import Language
from qa.language.phrasebook import phrasebook


@dataclass(frozen=True, slots=True)
class Words:
    """The words in which one language says what the documents do not.

    Those in braces are templates for ``str.format``.
    """

    language: Language
    comma: str  # between an opening and what follows it
    between: str  # between items of a row
    full_stop: str
    # yes and no, by how the question is put
    yes: str
    no: str
    right: str
    wrong: str
    may: str
    may_not: str
    needed: str
    not_needed: str
    there_is: str
    there_is_not: str
    will: str
    will_not: str
    unsaid: str  # where the clause says neither yes nor no
    # a citation's beginning
    cited: str  # {place}, {quote}
    by_year: str  # {year}
    # refusals
    not_found: str  # {reason}
    elsewhere: str  # {places}, {names}
    other_year: str  # {names}, {years}, {kind}
    absent: str  # {names}, {kind}
    nearest: str  # {place}
    documents: str  # {names}: the documents of these places
    many: str  # {count}, {names}: too many documents to name them all
    year: str  # {year}
    outcome: str
    command: str
    advice: str
    prediction: str
    opinion: str
    task: str
    nearest_text: str
    # talk
    greeting: str
    identity: str
    thanks: str
    goodbye: str
    talk: str
    # kinds of what was asked for
    kind_text: str
    kind_number: str
    kind_money: str
    kind_date: str
    kind_department: str
    kind_name: str
    kind_contact: str
    kind_procedure: str
    kind_document_number: str
    kind_place: str
    kind_naming: str


CHINESE = Words(
    language="zh",
    comma="，",
    between="、",
    full_stop="。",
    yes="是的",
    no="不是",
    right="是的",
    wrong="不对",
    may="可以",
    may_not="不可以",
    needed="需要",
    not_needed="不需要",
    there_is="有",
    there_is_not="没有",
    will="会",
    will_not="不会",
    unsaid="条款没有直接说是或否，原文是",
    cited="{place}：{quote}",
    by_year="到{year}年",
    not_found="未找到：{reason}。",
    elsewhere="现有文件没有关于{places}的规定（已查：{names}）",
    other_year="{names}没有给出{years}的{kind}",
    absent="在{names}中没有找到这个问题要的{kind}",
    nearest="最接近的条款是{place}，但它没有回答这个问题。",
    documents="{names}的文件",
    many="全部{count}份文件（{names}等）",
    year="{year}年",
    outcome="未找到：文件规定的是目标和任务，没有完成情况、现状或排名。",
    command="未回答：这是对系统的指示，不是对文件的提问。请问文件里的内容。",
    advice="不作判断：具体案件怎么认定、怎么选择，文件没有说，请咨询专业人士。",
    prediction="不作预测：今后会不会改变，文件没有说。",
    opinion="不作评价：这里只回答文件怎么规定。",
    task="未回答：这不是对文件的提问，这里只回答文件怎么规定。",
    nearest_text="最接近的条款原文是",
    greeting="您好！可以问我{names}里的规定，例如指标、责任部门、期限或某一条的内容。",
    identity="我是条问：只根据{names}回答，每句话都注明出处。可以问指标、责任部门、期限或某一条的内容。",
    thanks="不客气。还想了解{names}的什么规定，可以接着问。",
    goodbye="再见。",
    talk="我只能回答{names}里的内容，可以问指标、责任部门、期限或某一条的内容。",
    kind_text="内容",
    kind_number="数字",
    kind_money="金额",
    kind_date="时间",
    kind_department="责任部门",
    kind_name="姓名",
    kind_contact="联系方式",
    kind_procedure="办理程序",
    kind_document_number="文号",
    kind_place="地点",
    kind_naming="名称",
)


@cache
def words(language: Language) -> Words:
    """The words of a language."""
    if language == "zh":
        return CHINESE
    other = traditional if language == "zh-Hant" else phrasebook().english
    texts = {each.name: other(getattr(CHINESE, each.name)) for each in fields(Words)[1:]}
    return replace(CHINESE, language=language, **texts)


def traditional(text: str) -> str:
    """Text in traditional characters."""
    return str(_converter().convert(text))


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")
