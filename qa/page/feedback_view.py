"""The line under an answer that asks whether it is right, as HTML.

``feedback.js`` acts on it: it sends what is clicked and says what became of it.
"""

from qa.answer import Answer
from qa.feedback import LONGEST_NOTE, WHATS, What
from qa.page.markup import escape

# Drawn, not emoji: these look alike everywhere and take the colour of the words beside them.
_THUMB = (
    '<svg class="tw-fb-thumb{turned}" viewBox="0 0 24 24" width="15" height="15" fill="none" '
    'stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" aria-hidden="true">'
    '<path d="M7 11v9H3v-9zM7 11l4-8c1.7 0 3 1.3 3 3v4h5.5a2 2 0 0 1 2 2.3l-1 6'
    'a2 2 0 0 1-2 1.7H7"/></svg>'
)


def feedback_bar(key: str, answer: Answer) -> str:
    """Useful or wrong, and what is wrong; ``key`` is the desk's id of the answer."""
    name = escape(key)
    form = f"tw-fb-{name}"
    return (
        f'<div class="tw-fb" data-tw-feedback="{name}">'
        '<div class="tw-fb-row" role="group" aria-label="评价这条回答 Rate this answer">'
        '<button type="button" class="tw-fb-vote" data-tw-useful aria-pressed="false">'
        f'{_THUMB.format(turned="")}有用<span class="tw-en">Useful</span></button>'
        '<button type="button" class="tw-fb-vote" data-tw-wrong aria-pressed="false" '
        f'aria-expanded="false" aria-controls="{form}">'
        f'{_THUMB.format(turned=" tw-fb-down")}有误<span class="tw-en">Wrong</span></button>'
        '<span class="tw-fb-line" role="status"></span>'
        '<button type="button" class="tw-link tw-fb-undo" data-tw-withdraw hidden>'
        '撤销<span class="tw-en">Undo</span></button>'
        '<span class="tw-fb-kept">点了才记录：问题与前文、回答、引用'
        '<span class="tw-en">Stored only on a click</span></span></div>'
        f'<div class="tw-fb-form" id="{form}" hidden>{_form(answer, form)}</div></div>'
    )


def _form(answer: Answer, form: str) -> str:
    chips = "".join(
        f'<button type="button" class="tw-fb-what" data-tw-what="{what}" aria-pressed="false">'
        f'{chinese}<span class="tw-en">{english}</span></button>'
        for what, (chinese, english) in WHATS.items()
        if what not in _senseless(answer)
    )
    return (
        f'<p class="tw-fb-ask" id="{form}-ask">哪里有误？点一下即记录。'
        '<span class="tw-en">What is wrong? One click.</span></p>'
        f'<div class="tw-fb-whats" role="group" aria-labelledby="{form}-ask">{chips}</div>'
        f'<label class="tw-fb-ask" for="{form}-note">补充说明，可不填，最多 {LONGEST_NOTE} 字'
        '<span class="tw-en">Note, optional</span></label>'
        f'<textarea class="tw-fb-note" id="{form}-note" rows="2" maxlength="{LONGEST_NOTE}" '
        'placeholder="例如：应为第（三）条的 92%"></textarea>'
        '<div class="tw-fb-end"><span class="tw-fb-kept">记录在本服务的机器上：'
        "本题和本对话之前的问题、这条回答及其引用、你的选择和说明；不记录你是谁。</span>"
        '<button type="button" class="tw-fb-send" data-tw-note disabled>'
        '补上说明<span class="tw-en">Add note</span></button></div>'
    )


def _senseless(answer: Answer) -> set[What]:
    """What cannot be wrong with this answer."""
    if answer.status == "refused":
        return {"citation", "unrefused"}
    return set() if answer.status == "partly" else {"refused"}
