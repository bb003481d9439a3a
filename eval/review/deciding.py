"""Accepting, rejecting, taking back: what a person decides about feedback that waits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from eval.question_set.corpus import Corpus
from eval.question_set.question import Kind, Question, Reason
from eval.question_set.validation import validate
from eval.review.case import Facts, case_of, doubts
from eval.review.decisions import Decision, Decisions, decided
from eval.review.drafts import Draft, draft_path, read_draft, write_draft
from eval.review.places import Places
from eval.review.queue import SHORT, Waiting, waiting_one
from eval.review.theme_file import add_line, line_of, problems_with, remove_line, taken_by
from index.errors import FeedbackError
from qa.feedback import Feedback, FeedbackStore

_QUESTION = TypeAdapter(Question)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person gives with ``accept``; what is left empty comes from the draft or the rows."""

    theme: str = ""
    kind: Kind | None = None
    facts: Facts = ()
    forbidden: tuple[str, ...] = ()
    reason: Reason = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Where a case went: into its theme's file, or, with something missing, into a draft."""

    case: Question
    path: Path
    missing: tuple[str, ...] = ()


def accept(places: Places, key: str, corpus: Corpus, wish: Wish = Wish()) -> Accepted:
    """Make a case of what waits under ``key``.

    A case that validates goes into its theme's file and the feedback waits no more. Any other
    becomes a draft that says what is missing; edit it and accept again.

    Raises:
        FeedbackError: nothing waits there, no theme or kind is given, a file cannot be written.
    """
    with places.deciding():
        each = waiting_one(places, key)
        path = draft_path(places.drafts, each)
        draft = read_draft(path)
        theme, case = _wanted(each, draft, corpus, wish)
        file = places.theme(theme)
        missing = _missing(case, file, corpus, places)
        if draft is None:
            missing += doubts(each.newest, case)
        if missing:
            _draft(path, theme, case, missing, each.rows)
            return Accepted(case, path, missing)
        line = line_of(case)
        _written(file, line, case.id)
        Decisions(places.decisions).add(
            decided("accepted", case.question, each.rows, why=case.why, theme=theme, line=line)
        )
        path.unlink(missing_ok=True)
        return Accepted(case, file)


def reject(places: Places, key: str, why: str) -> Decision:
    """Let what waits under ``key`` wait no more, for a reason.

    Raises:
        FeedbackError: nothing waits there, no reason is given, the decision cannot be stored.
    """
    if not why.strip():
        raise FeedbackError("请用 --why 写明为何不收 (say why)")
    with places.deciding():
        each = waiting_one(places, key)
        decision = decided("rejected", each.newest.question, each.rows, why=why.strip())
        Decisions(places.decisions).add(decision)
        return decision


def undo(places: Places) -> Decision:
    """Take the last decision that stands back; its feedback waits again.

    An accepted case leaves its theme's file and becomes a draft.

    Raises:
        FeedbackError: there is none, the case was edited since, a file cannot be written.
    """
    with places.deciding():
        decisions = Decisions(places.decisions)
        standing = decisions.standing()
        if not standing:
            raise FeedbackError("没有可撤回的决定 (no decision to undo)")
        last = standing[-1]
        if last.action == "accepted":
            _withdrawn(places, last)
        undone = decided("undone", last.question, why=last.action, undoes=last.id)
        decisions.add(undone)
        return undone


def _wanted(each: Waiting, draft: Draft | None, corpus: Corpus, wish: Wish) -> tuple[str, Question]:
    """The theme and the case: the draft's where there is one, with what the wish says otherwise."""
    theme = wish.theme or (draft.theme if draft else "")
    if not theme:
        raise FeedbackError("请用 --theme 说明收进哪个主题 (name the theme's file)")
    if draft:
        case = _cut_anew(draft.question, each, corpus, wish.facts)
    elif wish.kind:
        case = case_of(each.newest, corpus, wish.kind, wish.facts, wish.reason)
    else:
        raise FeedbackError("请用 --kind 说明问题的类型 (name the kind of question)")
    return theme, replace(
        case,
        kind=wish.kind or case.kind,
        facts=wish.facts or case.facts,
        forbidden=wish.forbidden or case.forbidden,
        reason=wish.reason or case.reason,
        why=wish.why or case.why,
    )


def _cut_anew(case: Question, each: Waiting, corpus: Corpus, facts: Facts) -> Question:
    """With the gold cut for facts that are given now, where nobody has edited it."""
    untouched = case_of(each.newest, corpus, case.kind, case.facts).gold
    if not facts or case.gold != untouched:
        return case
    return replace(case, gold=case_of(each.newest, corpus, case.kind, facts).gold)


def _missing(case: Question, file: Path, corpus: Corpus, places: Places) -> tuple[str, ...]:
    """What keeps the case out of the file."""
    line = line_of(case)
    if (taken := taken_by(places.questions, case.id)) and not _stands(file, line):
        return (f"id {case.id!r} 已用于 {taken}，请改 (this id is taken)",)
    shape = () if _stands(file, line) else problems_with(file, line)
    return shape or validate(case, corpus)


def _stands(file: Path, line: str) -> bool:
    """Whether the line is in the file: it was written and the decision then was not."""
    return line.encode() in file.read_bytes().splitlines()


def _written(file: Path, line: str, case_id: str) -> None:
    if _stands(file, line):
        return
    try:
        add_line(file, line)
    except OSError as error:
        raise FeedbackError(f"不能把 {case_id} 写入 {file}：{error} (cannot be written)") from error


def _withdrawn(places: Places, decision: Decision) -> None:
    """Take an accepted case out of its file, after it was kept as a draft."""
    case = _QUESTION.validate_json(decision.line)
    file = places.theme(decision.theme)
    rows = [row for row in FeedbackStore(places.feedback).all() if row.id in decision.rows]
    path = places.drafts / f"{next(iter(decision.rows))[:SHORT]}.json"
    _draft(path, decision.theme, case, (), rows)
    try:
        remove_line(file, decision.line, case.id)
    except OSError as error:
        raise FeedbackError(
            f"不能把 {case.id} 从 {file} 删去：{error} (cannot be written)"
        ) from error


def _draft(
    path: Path, theme: str, case: Question, missing: tuple[str, ...], rows: Sequence[Feedback]
) -> None:
    answer = rows[0].text if rows else ""  # a reader may have withdrawn it since
    notes = tuple(row.note for row in rows if row.note)
    write_draft(path, Draft(theme, case, missing, answer, notes))
