"""What the page says before anybody has asked: its name, its documents, its examples."""

from collections.abc import Sequence

from index.clause import Document
from qa.page.clause_view import DRAFT_STATUS, number_of, status_tag
from qa.page.markup import escape, shortened

TITLE = "条问"
PLACEHOLDER = "输入问题，回车发送 (Enter)"

# One of each kind: a figure, the same figure elsewhere, an article by its number, bodies, a
# comparison, and a question that the documents leave open.
EXAMPLES = (
    "克州到2020年工业产品监督抽查合格率要达到多少？",
    "内蒙古2025年制造业产品质量合格率的目标是多少？",
    "克州意见第（十八）条讲了什么？",
    "汕尾的征求意见稿里，质量政策制度怎么健全？",
    "兵团和克州对工程竣工验收合格率各有什么要求？",
    "克州对获得中国质量奖的企业奖励多少万元？",
)


def header() -> str:
    """The page's name and what it does, in one line."""
    return (
        '<div class="tw-header"><span class="tw-seal" aria-hidden="true">条</span>'
        f'<div><h1 class="tw-name">{TITLE}<span class="tw-en">Tiaowen</span></h1>'
        '<p class="tw-tagline">问政策文件，每一句都注明出自哪一条。'
        '<span class="tw-en">Ask policy documents; every sentence cites its article.</span>'
        "</p></div></div>"
    )


def invitation() -> str:
    """What stands in the empty chat, above the examples."""
    return (
        '<div class="tw-invite"><p class="tw-invite-line">想知道什么？</p>'
        '<p class="tw-invite-how">数字、日期和机构逐句与条文核对；点引用编号看条文原文；'
        "文件里没有的，不作答。</p></div>"
    )


def document_list(documents: Sequence[Document], *, folded: bool = False) -> str:
    """The documents that can be asked about; folded once there is something more to show."""
    items = "".join(_document_item(document) for document in documents)
    head = f'可查询的文件（{len(documents)}）<span class="tw-en">Documents</span>'
    if folded:
        return f'<details class="tw-docs"><summary>{head}</summary><ul>{items}</ul></details>'
    return f'<div class="tw-docs"><div class="tw-panel-head">{head}</div><ul>{items}</ul></div>'


def _document_item(document: Document) -> str:
    facts = "".join(
        f"<span>{fact}</span>"
        for fact in (escape(document.issuer), number_of(document), escape(document.issued))
        if fact
    )
    kind = " tw-doc-draft" if document.status == DRAFT_STATUS else ""
    return (
        f'<li class="tw-doc{kind}"><div class="tw-doc-title">{escape(document.title)} '
        f'{status_tag(document)}</div><div class="tw-doc-facts">{facts}</div></li>'
    )


def model_line(notice: str) -> str:
    """Whether the language model is there, and if not, why not."""
    if not notice:
        ready = '<span><span class="tw-wide">模型</span>就绪</span>'
        english = '<span class="tw-en">Model ready</span>'
        return f'<div class="tw-model tw-model-ready">{ready}{english}</div>'
    # The reason can be long (a file's name); it stands in the title, and under each answer.
    short = escape(shortened(notice.partition("：")[0], 40))
    return (
        f'<div class="tw-model tw-model-away" role="status" title="{escape(notice)}">{short}</div>'
    )
