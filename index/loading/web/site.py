"""What a site writes around a document: buttons, the way to the page, footers, other documents."""

import re
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from index.loading.web.blocks import Block

LINKED = 0.5
"""The share of characters in links from which on a stretch of a page is a list of links."""

_DATE = re.compile(r"[\[(（]?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\])）]?")
_SHORT = 200  # characters; nothing longer is a button or a footer
_WORDS = (
    "字号 字体 大 中 小 超大 特大 默认 打印 打印本页 打印此页 打印页面 打印文章 打印正文 "
    "关闭 关闭窗口 关闭本页 关闭页面 收藏 加入收藏 收藏本页 分享 分享到 分享至 微信 微博 "
    "新浪微博 QQ空间 朋友圈 返回 返回顶部 返回首页 返回列表 返回上一页 首页 我要纠错 纠错 "
    "无障碍 无障碍浏览 长者模式 繁体 简体 手机版 登录 注册 搜索 更多 下载 保存 复制链接 "
    "上一篇 下一篇 上一页 下一页 上一条 下一条 没有了"
)
_WORD = "(?:" + "|".join(sorted(map(re.escape, _WORDS.split()), key=len, reverse=True)) + ")"
_MARK = r"[\s|｜【】\[\]（）()·、：:+＋—/_>*-]"
_CONTROLS = re.compile(rf"{_MARK}*{_WORD}(?:{_MARK}+{_WORD})*{_MARK}*")
_CONTROLS_AFTER = re.compile(
    rf"(?:^|[\s|｜【\[])(?:字[号体]|打印|分享到)(?:{_MARK}*{_WORD})*{_MARK}*$"
)
_AROUND = re.compile(
    r"^(?:您?(?:现在|当前|所在|的)*位置|当前栏目)(?:是|为)?[：:]|^首页\s*[>＞»/]"
    r"|^[【\[]?[上下]一[篇页条][】\]]?[：:]|^扫一扫|^扫码|^[【\[（(]?责任编辑[：:]"
    r"|^(?:浏览|点击|阅读|访问)(?:次数|量|数)[：:]?\s*\d*\s*次?$"
)
_FOOT = re.compile(
    r"ICP备\s*\d|公网安备\s*\d|网站标识码\s*[：:]?\s*\w{8,}|(?:^|\s)版权所有(?![者人权])|Copyright|©"
    r"|(?:建议|推荐)使用.{0,30}(?:分辨率|浏览器)",
    re.I,
)
_FOOT_TOO = re.compile(
    r"(?:主办|承办|协办|维护)(?:单位)?[：:]|技术支持|网站地图|联系我们|网站声明|联系电话|地址[：:]|邮编[：:]"
)
_OTHERS = re.compile(
    r"[【\[]?(?:相关(?:阅读|链接|文章|文件|文档|解读|政策|新闻|信息|稿件|报道|推荐|内容)|政策解读"
    r"|解读(?:材料|链接)|(?:延伸|推荐|扩展)阅读|(?:热点|热门|为您|精彩)(?:推荐|文章|新闻|资讯|点击)"
    r"|最新(?:文章|信息|发布|公告)|猜你喜欢|友情链接|常用链接|网站导航)[】\]]?[：:]?"
)


def length(block: Block) -> int:
    """The characters of a block, the date beside a link not counted."""
    return len(_DATE.sub("", block.text))


def is_links(block: Block) -> bool:
    """Whether a block is mainly links to other pages."""
    return block.linked > LINKED * length(block)


def is_heading_of_others(block: Block) -> bool:
    """Whether a block says that other documents follow: 相关阅读."""
    return bool(_OTHERS.fullmatch(block.text))


def without_site(found: Iterable[Block]) -> list[Block]:
    """The blocks without buttons, the way to the page and footers."""
    rest = [
        shorter
        for block in found
        for shorter in _without_controls(block)
        if block.table or not _AROUND.search(block.text)
    ]
    feet = [block for block in rest if _is_foot(block)]
    places = {
        element
        for foot in feet
        for element in (foot.element, foot.element.getparent())
        if element is not None and element.tag != "body"
    }
    return [block for block in rest if not _is_foot(block) and not _stands_with(block, places)]


def without_others(found: list[Block]) -> list[Block]:
    """The blocks without lists of other documents that a heading announces.

    Files to download are the document's own annexes and stay.
    """
    result: list[Block] = []
    skipping = False
    for index, block in enumerate(found):
        following = found[index + 1 : index + 2]
        if is_heading_of_others(block) and all(_leads_to_others(one) for one in following):
            skipping = True
        elif not (skipping and _leads_to_others(block)):
            skipping = False
            result.append(block)
    return result


def _leads_to_others(block: Block) -> bool:
    return is_links(block) and not block.attached


def _without_controls(block: Block) -> list[Block]:
    """The block without buttons at its end, none when it is nothing but buttons."""
    text = block.text
    if block.table or len(text) > _SHORT:
        return [block]
    if _CONTROLS.fullmatch(text) and (block.linked or re.search(r"[\s【\[]", text)):
        return []
    rest = _CONTROLS_AFTER.sub("", text)
    if rest == text or text.endswith(("。", "；")):
        return [block]
    return [replace(block, lines=(rest,), linked=min(block.linked, len(rest)))] if rest else []


def _is_foot(block: Block) -> bool:
    return not block.table and len(block.text) <= _SHORT and bool(_FOOT.search(block.text))


def _stands_with(block: Block, places: set[etree._Element]) -> bool:
    """Whether a block with a footer's lesser words stands in one place with the footer."""
    if len(block.text) > _SHORT or not _FOOT_TOO.search(block.text):
        return False
    parent = block.element.getparent()
    return block.element in places or (parent is not None and parent in places)
