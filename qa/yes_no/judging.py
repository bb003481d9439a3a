"""Whether a passage bears a claim out: by what is forbidden, owed, allowed, counted or named.

Only what the rules below decide is decided; everything else is left to the reader.
"""

import re
from dataclasses import dataclass

from index.normalise import comparable
from qa.coverage import Idf, covered
from qa.relevance import subject
from qa.verify import Failure, Source, check, figures
from qa.yes_no.binding import Binding, bindings, denies, without_binding
from qa.yes_no.claim import Claim
from qa.yes_no.contrary import only_some, opposed, takes_in, without_only
from qa.yes_no.window import window_about

_BOUND = 0.5  # share of a claim's content in a passage whose binding word decides
_TOPIC = 0.3  # the same where the passage rules out the very way in which the claim has it
_ALLOWED = 0.6  # the same for what it allows
_SAID = 0.75  # the same where the passage only says so
_IMPLIED = 0.9  # the same where leave follows from what is only said
_SURE = 0.85  # probability that a sentence answers, from which less of the claim need be in it
_LESS = 0.15  # how much less
_LIST = re.compile(r"(?:下列|以下|如下|之一)[^。]{0,24}[:：]?\s*$|[:：]\s*$")
# What a claim must not say beyond the passage, nor a passage that allows beyond the claim.
_EXCLUSIVE = re.compile(
    r"只|仅|全部|全面|所有|任何|一律|完全|随意|随便|直接|口头|强制|超过|就可以|就行|就够|立即|马上"
)
_CONDITIONS = re.compile(
    r"仅限|只能|方可|才能|才可|除非|条件|情形|经[^，,。]{2,30}(?:批准|同意|许可)"
)

_UNLESS = re.compile(r"非[^，,。]{1,12}时|未经|未取得|除[^，,。]{1,30}外")
_ITEM = re.compile(r"\s*[（(][一二三四五六七八九十\d]+[)）]")
_ALL = re.compile(r"全面|全部|强制|一律|所有|普遍")
_SOME = re.compile(r"试点|部分|探索|逐步|有条件的")

_MUST = re.compile(r"必须|务必|强制(?!性|检)|有义务")
_ACT = re.compile(
    r"(?:可以不|可不|不用|不必|无需|无须|不需要?|可以|允许|能够?)(?:只|直接|自己|自行|随便|随意|用|做|搞|去|来|让|请|把|被|在)*([一-龥]{2})"
)

# What a passage makes of a claim: claims outside, passages inside; absent where undecided.
_VERDICTS: dict[Binding, dict[Binding, bool]] = {
    "leave": {"ban": False, "leave": True, "exempt": True, "encouraged": True},
    "duty": {"duty": True, "exempt": False, "leave": False, "encouraged": False, "ban": False},
    "ban": {"ban": True, "leave": False, "duty": False, "exempt": False, "encouraged": False},
    "exempt": {"exempt": True, "duty": False},
    "encouraged": {"encouraged": True},
    "said": {"ban": False, "exempt": False},
}
_NAMED = frozenset({"body", "place", "quotation", "date", "year"})  # what is there or is not
_COUNTED = frozenset({"figure", "comparator", "indicator"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of evidence, what leads to it in its clause, and what is true of it by its place.

    ``source`` is the same as the verifier takes it.
    """

    text: str
    lead: str
    headings: str
    source: Source
    score: float = 0.0  # probability that it answers the question


def judge(claim: Claim, passage: Passage, idf: Idf) -> bool | None:
    """Whether a passage bears a claim out; None where no rule decides."""
    said = comparable(claim.text)
    about = subject(without_binding(without_only(said)))
    share = covered(about, f"{passage.headings} {passage.lead} {passage.text}", idf)
    if passage.score >= _SURE:
        share += _LESS
    window = window_about(about, comparable(passage.text), idf)
    if share >= _TOPIC and (only_some(said, window) or opposed(said, window)):
        return False
    if share >= _BOUND and takes_in(said, passage.text, idf):
        return False
    if share < _BOUND:
        return None
    contradicted = _contradicted(claim, said, window, passage)
    if contradicted is not None:
        return False if contradicted else None
    if _ALL.search(said) and not _ALL.search(window) and _SOME.search(window):
        return False
    claimed, there = _claimed(claim, said), _governing(window, passage)
    if there == "said" and _MUST.search(said):
        return None  # 健全制度 in a plan is no 必须
    verdict = _VERDICTS[claimed].get(there)
    if _ITEM.match(passage.text) and not _LIST.search(passage.lead):
        return None  # what an item means is said where its list begins
    if verdict is not None and claimed in ("leave", "exempt") and not _same_act(said, passage):
        return None
    if verdict is False:
        least = _BOUND if there in ("ban", "leave", "encouraged") else _SAID
        return False if share >= least and not _only_then(said, window) else None
    said_only = _IMPLIED if claimed == "leave" else _SAID
    least = _ALLOWED if verdict else said_only
    if claimed == "leave" and there == "duty":
        return None  # what must be done may be another thing than what is asked for
    asserted = verdict or (claimed not in ("ban", "exempt") and there not in ("ban", "exempt"))
    return True if asserted and share >= least and _within(claimed, said, window, passage) else None


def _same_act(said: str, passage: Passage) -> bool:
    """Whether a passage speaks of the act that a claim allows or frees from: 不设 needs 设."""
    acts = [match[1] for match in _ACT.finditer(said)]
    lead = passage.lead if _LIST.search(passage.lead) else ""
    there = comparable(lead + passage.text)
    return not acts or any(act in there for act in acts)


def _only_then(said: str, window: str) -> bool:
    """Whether a passage forbids or frees under a condition that the claim does not speak of."""
    return any(condition not in said for condition in _UNLESS.findall(window))


def _contradicted(claim: Claim, said: str, window: str, passage: Passage) -> bool | None:
    """Whether a figure, date, name or quotation of the claim is another one in the passage.

    False where it is merely not there; None where all that the claim names is there.
    """
    failed = [f for f in check(said, [passage.source]).failed if f.kind in _NAMED | _COUNTED]
    if not failed:
        return None
    return claim.form not in ("may", "need") and any(
        _other(f, said, window, passage) for f in failed
    )


def _other(failure: Failure, said: str, window: str, passage: Passage) -> bool:
    """Whether the passage has another thing of the kind in the place of what the claim names."""
    if failure.kind in _COUNTED:
        units = {figure.unit for figure in figures(said) if not figure.weak}
        return any(figure.unit in units for figure in figures(window))
    if failure.kind in ("year", "date"):
        return bool(passage.source.years or re.search(r"\d{4}", passage.text))
    return failure.kind in ("body", "quotation", "place")


def _claimed(claim: Claim, said: str) -> Binding:
    """How the claim binds, by its words or by how it asks."""
    own = bindings(said)[0]
    if own != "said":
        return own
    asked: dict[str, Binding] = {"may": "leave", "need": "duty"}
    return asked.get(claim.form, "said")


def _governing(window: str, passage: Passage) -> Binding:
    """How the passage binds what the claim is about: in the window, before it, after it."""
    whole = comparable(passage.text)
    at = whole.find(window)
    lead = passage.lead if _LIST.search(passage.lead) else ""
    after = bindings(whole[at + len(window) :])[0]
    forward = after in (
        "encouraged",
        "duty",
    )  # 引导企业加强 binds what follows it, not what went before
    for found in (
        bindings(window)[0],
        bindings(whole[:at])[0],
        "said" if forward else after,
        bindings(lead)[0],
    ):
        if found != "said":
            return found
    return "said"


def _within(claimed: Binding, said: str, window: str, passage: Passage) -> bool:
    """Whether a claim says nothing more exclusive than the passage, nor denies what it affirms."""
    there = comparable(passage.lead + passage.text)
    if any(word not in there for word in _EXCLUSIVE.findall(said)):
        return False
    if claimed in ("leave", "said") and any(
        word not in said for word in _CONDITIONS.findall(window)
    ):
        return False
    return denies(said) == denies(window)
