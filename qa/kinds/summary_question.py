"""Questions for a summary of a document or a chapter: 概括一下汕尾的文件, 第四章主要讲什么."""

import re

from index.normalise import comparable

_ASKS = (
    r"概括|总结|归纳|摘要|概述|简述|概要|大意|提要|提炼|梳理|主要内容|核心内容|重点内容|要点|主旨|中心思想|大致内容|大概内容"
    r"|(?:简单|简要|大概|大致)?(?:介绍|说明)(?!书)|(?:主要|大概|大致|都|到底|究竟|具体)?(?:讲|说|写|谈|规定)[了的]?(?:是|有)?(?:些)?(?:什么|啥|哪些)"
    r"|summar\w+|overview"
)
_SUMMARY = re.compile(_ASKS)
_ASKED_PLAINLY = re.compile(
    r"概括|总结|归纳|摘要|概述|概要|提要|提炼|梳理|要点|summar|主要内容|核心内容|大意"
)
_OTHER_WORDS = re.compile(
    rf"{_ASKS}|请问|请|帮我?|给我?|麻烦|我想|想|知道|了解|看看|看|一下|一遍|用几句话|用[一二三四五六七八九十几\d]+句话|几句话?|简单|简要|大概"
    r"|分条|分点|全文|整[份个部篇]|这|那|该|本|[一两二三四]?[份部篇个章节条]|文件|文本|文章|意见稿|意见|纲要|法律|法规|办法|条例|规定|规划|方案|政策"
    r"|征求意见稿|部分|内容|后果|事项|里面?|中|当中|主要|核心|重点|都|有|是|的|了|吗|呢|啊|吧|什么|哪些|和|与|及|of|the|document|this|please"
)
_EMPHASIS = re.compile(
    r"[,;。]?(?:其中)?(?:请|要)?(?:重点|着重|侧重|尤其|特别|主要)(?:是|讲|说|谈|看|在|放在|关注|突出|说明|介绍|对)+"
    r"(?:一下|的是|于)?(?P<what>(?!什么|啥|哪)[^,;。?!]{2,20})"
)
_BESIDE = 1  # characters of other content from which something else is asked about


def asks_summary(question: str) -> bool:
    """Whether the words may ask for a summary; of what, its names and labels tell."""
    return bool(_SUMMARY.search(comparable(question)))


def asks_plainly(question: str) -> bool:
    """Whether a summary is asked for by that name: 第三章讲什么 may as well want the articles."""
    return bool(_ASKED_PLAINLY.search(comparable(question)))


def emphasis(question: str) -> str:
    """What a summary is to dwell on, "" where it is to dwell on nothing.

    >>> emphasis("概括一下这份条例，重点是付款期限")
    '付款期限'
    """
    said = _EMPHASIS.search(comparable(question))
    return said["what"] if said else ""


def of_nothing_else(rest: str) -> bool:
    """Whether a question says nothing more: 概括汕尾关于品牌的要求 is no summary of a document.

    ``rest`` is the question without the names and labels of what is to be summarised. What the
    summary is to dwell on is part of it.
    """
    plain = _EMPHASIS.sub("", comparable(rest))
    return len(re.sub(r"\W", "", _OTHER_WORDS.sub("", plain))) <= _BESIDE
