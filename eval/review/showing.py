"""What waits, in words for a terminal."""

import unicodedata
from collections import Counter

from eval.review.deciding import Accepted
from eval.review.decisions import Decision
from eval.review.drafts import draft_path, read_draft
from eval.review.places import Places
from eval.review.queue import Waiting, waiting, waiting_one
from qa.feedback import VERDICTS, WHATS, Feedback

_LONGEST = 60  # characters of a question in the list
_UNSEEN = ("Cc", "Cf", "Cs", "Co")  # what readers wrote must not steer the terminal
_NOTHING = "没有等待审阅的反馈 (nothing waits)"
_ACTIONS = {"accepted": "收入 accepted", "rejected": "不收 rejected", "undone": "已撤回 undone:"}


def listing(places: Places) -> str:
    """What waits, newest first, a line for each question. Raises FeedbackError."""
    lines = [_line(places, each) for each in waiting(places)]
    return "\n".join([*lines, f"{len(lines)} 条等待审阅 waiting"]) if lines else _NOTHING


def show(places: Places, key: str) -> str:
    """All that is known of what waits under an id. Raises FeedbackError when nothing does."""
    each = waiting_one(places, key)
    newest = each.newest
    lines = [
        _line(places, each),
        *(f"之前的问题 before: {_plain(turn)}" for turn in newest.turns),
        f"问题 question: {_plain(newest.question)}",
        f"理解为 understood as: {_plain(newest.rewritten)}",
        f"状态 status: {newest.status}   模型 model: {newest.model or '—'}   "
        f"索引 index: {newest.generation or '—'}",
        "回答 answer:",
        *(f"    {line}" for line in _plain(newest.text).splitlines()),
        *(
            f"[{c.n}] 《{_plain(c.title)}》{c.label} ({c.document}): {_plain(c.quote)}"
            for c in newest.citations
        ),
        "读者 readers:",
        *(f"    {row.time}  {_said(row)}  {_plain(row.note)}".rstrip() for row in each.rows),
    ]
    draft = read_draft(path := draft_path(places.drafts, each))
    if draft:
        lines += [f"草稿 draft: {path}", *(f"    缺 missing: {why}" for why in draft.missing)]
    return "\n".join(lines)


def told(result: Accepted | Decision) -> str:
    """What a decision did, in a line or a few."""
    if isinstance(result, Decision):
        undone = f" {_ACTIONS[result.why]}" if result.action == "undone" else ""
        return f"{_ACTIONS[result.action]}{undone}：{_plain(result.question)}"
    if not result.missing:
        return f"已收入 added: {result.case.id} → {result.path}"
    missing = "\n".join(f"    {why}" for why in result.missing)
    return f"还缺 still missing:\n{missing}\n草稿 draft: {result.path}\n改后再收 edit, accept again"


def _line(places: Places, each: Waiting) -> str:
    """Id, day, how many, what they said, the question."""
    said = Counter(_said(row) for row in each.rows)
    verdicts = "，".join(f"{what}×{n}" if n > 1 else what for what, n in said.most_common())
    mark = "  [草稿 draft]" if draft_path(places.drafts, each).is_file() else ""
    question = " ".join(_plain(each.newest.question).split())
    if len(question) > _LONGEST:
        question = question[: _LONGEST - 1] + "…"
    return f"{each.id}  {each.newest.time[:10]}  {len(each.rows)} 次  {verdicts}  {question}{mark}"


def _said(row: Feedback) -> str:
    return WHATS[row.what][0] if row.what else VERDICTS[row.verdict]


def _plain(text: str) -> str:
    """Text without what a terminal would act on; lines stay lines."""
    return "".join(
        c if c in "\n\t" or unicodedata.category(c) not in _UNSEEN else "\ufffd" for c in text
    )
