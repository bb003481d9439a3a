"""What kinds, styles, reasons and stages are called: Chinese first, English after it."""

import re
from dataclasses import dataclass

_ENGLISH = re.compile(r"\s*\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages.

    >>> str(Name("事实", "fact"))
    '事实 (fact)'
    """

    zh: str
    en: str = ""

    def __str__(self) -> str:
        return f"{self.zh} ({self.en})" if self.en else self.zh


def parted(words: str) -> Name:
    """The two halves of "中文 (English)": what stands in half-width brackets is English.

    >>> parted("检索 (search) p50")
    Name(zh='检索 p50', en='search')
    """
    return Name(_ENGLISH.sub("", words), ", ".join(_ENGLISH.findall(words)))


KINDS = {
    "fact": Name("事实", "fact"),
    "department": Name("部门", "department"),
    "date": Name("日期", "date"),
    "lookup": Name("查条款", "look-up"),
    "applies": Name("适用", "what applies"),
    "compare": Name("比较", "compare"),
    "reverse": Name("反查", "reverse look-up"),
    "follow_up": Name("追问", "follow-up"),
    "yes_no": Name("是否", "yes or no"),
    "false_premise": Name("前提有误", "false premise"),
    "list": Name("列举", "list"),
    "unanswerable": Name("文件未载", "unanswerable"),
}
STYLES = {
    "plain": Name("书面", "plain"),
    "colloquial": Name("口语", "colloquial"),
    "typing": Name("错别字", "typing errors"),
    "traditional": Name("繁体", "traditional"),
    "english": Name("英文", "English"),
    "injection": Name("夹带指令", "injection"),
}
REASONS = {
    "wrong_region": Name("地区不符", "wrong region"),
    "wrong_year": Name("年份不符", "wrong year"),
    "absent_topic": Name("文件未涉及", "absent topic"),
    "out_of_scope": Name("超出范围", "out of scope"),
    "chat": Name("闲聊", "chat"),
    "injection": Name("夹带指令", "injection"),
    "missing_detail": Name("缺这一细节", "missing detail"),
}
STATUSES = {
    "answered": Name("已回答", "answered"),
    "partly": Name("部分回答", "partly"),
    "refused": Name("未回答", "refused"),
    "degraded": Name("只摘原文", "degraded"),
}
STAGES = {
    "search": Name("检索", "search"),
    "evidence": Name("取证", "evidence"),
    "first_word": Name("首字", "first word"),
    "draft": Name("成稿", "draft"),
    "whole": Name("全程", "whole"),
}
PASSED = Name("通过", "passed")
FAILED = Name("未通过", "failed")


def named(names: dict[str, Name], key: str) -> Name:
    """The name of a key; a key nobody named is its own name."""
    return names.get(key, Name(key))
