"""Whether a passage bears a claim out: by what is forbidden, owed, allowed, counted or named.

Only what the rules below decide is decided; everything else is left to the reader.
"""

import re
from dataclasses import dataclass

from index.normalise import comparable
from qa.coverage import Idf, covered
from qa.relevance import subject
from qa.verify import Source
from qa.yes_no.act import asked_act, same_act
from qa.yes_no.bearing import foreign, plainly_said
from qa.yes_no.binding import Binding, bindings, denies, without_binding
from qa.yes_no.claim import Claim
from qa.yes_no.contrary import (
    leaves_out,
    only_some,
    opens_to_all,
    opposed,
    takes_in,
    without_only,
    without_owners,
)
from qa.yes_no.governing import governing, reach
from qa.yes_no.limit import crosses, judge_limit, lacks_figure, without_figures
from qa.yes_no.named import contradicted
from qa.yes_no.sort import is_sorted, judge_sort, of_another_sort
from qa.yes_no.window import window_about

_BOUND = 0.5  # share of a claim's content in a passage whose binding word decides
_TOPIC = 0.3  # the same where the passage rules out the very way in which the claim has it
_ALLOWED = 0.6  # the same for what it allows
_SAID = 0.75  # the same where the passage only says so
_IMPLIED = 0.9  # the same where leave follows from what is only said
_SURE = 0.85  # probability that a sentence answers, from which less of the claim need be in it
_LESS = 0.15  # how much less
# What a claim must not say beyond the passage, nor a passage that allows beyond the claim.
_EXCLUSIVE = re.compile(
    r"只|仅|所有|任何|完全|随意|随便|直接|口头|强制|超过|就可以|就行|就够|立即|马上"
)
_CONDITIONS = re.compile(
    r"仅限|只能|只准|只许|方可|才能|才可|除非|条件|情形|经[^，,。]{2,30}(?:批准|同意|许可)|经审批"
)

_UNLESS = re.compile(r"非[^，,。]{1,12}时|未经|未取得|除[^，,。]{1,30}外")
_ITEM = re.compile(r"\s*[（(][一二三四五六七八九十\d]+[)）]")
_ALL = re.compile(r"全面|全部|强制|一律|所有|普遍|统统|均|都")
_WHOLE = re.compile(r"全面|全部|一律|普遍|统统|(?<!每[年月天次个])都(?!市)")
_EVERY = re.compile(r"全|一律|所有|普遍|均|都(?!市)|任何|各")
_SOME = re.compile(r"试点|部分|探索|逐步|有条件的")
_BUT = re.compile(r"\s*但是?[,，]?")
_CASE = re.compile(r"的[,，]")
_DENIES = re.compile(r"不(?:支持|鼓励|提倡|推行|实行|推动|开展|实施|执行|建设?|设立)")
_TASK = re.compile(
    r"加强|加大|加快|强化|落实|建立|建设|建成|健全|完善|推行|推动|推进|实施|实行|开展|执行|严[格厉]|从严|纳入|制定|成立"
    r"|达到|稳定|实现|完成|形成|推广|构建|覆盖|提[高升]|培育|扩大|打造|发展|优化|深化|组织|督促|确保|保障|防范|整治|打击|监督|规范"
)

_MUST = re.compile(r"必须|务必|强制(?!性|检)|有义务")
# What a passage makes of a claim: claims outside, passages inside; absent where undecided.
_VERDICTS: dict[Binding, dict[Binding, bool]] = {
    "leave": {"ban": False, "leave": True, "exempt": True, "encouraged": True},
    "duty": {"duty": True, "exempt": False, "leave": False, "encouraged": False, "ban": False},
    "ban": {"ban": True, "leave": False, "duty": False, "exempt": False, "encouraged": False},
    "exempt": {"exempt": True, "duty": False},
    "encouraged": {"encouraged": True},
    "said": {"ban": False, "exempt": False},
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of evidence, what leads to it in its clause, and what is true of it by its place.

    ``listed`` is the lead of the list that it is an item of: 不得有下列行为：. ``source`` is the
    same as the verifier takes it.
    """

    text: str
    lead: str
    headings: str
    source: Source
    score: float = 0.0  # probability that it answers the question
    listed: str = ""


def judge(claim: Claim, passage: Passage, idf: Idf) -> bool | None:
    """Whether a passage bears a claim out; None where no rule decides."""
    said, whole = comparable(claim.text), comparable(passage.text)
    if is_sorted(said):
        return judge_sort(said, whole)
    about = subject(without_binding(without_only(without_figures(said))))
    window = window_about(about, whole, idf)
    share = _share(about, window, passage, idf)
    if share >= _TOPIC and (only_some(said, window) or opposed(said, window)):
        return False
    if share >= _BOUND and (takes_in(said, whole, idf) or leaves_out(said, whole)):
        return False
    if share < _BOUND or of_another_sort(said, window):
        return None
    if opens_to_all(window):
        about = without_owners(about)
    if share >= _BOUND and crosses(said, window):
        return False if _claimed(claim, said) == "leave" else None
    strange = foreign(about, _around(reach(window, whole), passage))
    limited = None if strange else judge_limit(said, whole, _claimed(claim, said) == "leave")
    if limited is not None:
        return limited
    if (named := contradicted(claim, window, passage.source)) is not None:
        return False if named else None
    if _ALL.search(said) and not _ALL.search(window) and _SOME.search(window):
        return False
    return _bound(claim, window, passage, share, strange)


def _bound(claim: Claim, window: str, passage: Passage, share: float, strange: bool) -> bool | None:
    """The verdict by how claim and passage bind; ``strange``: the claim has words it has not."""
    said, whole = comparable(claim.text), comparable(passage.text)
    claimed, there = _claimed(claim, said), governing(said, window, whole, passage.listed)
    if there == "said" and _MUST.search(said):
        return None  # 健全制度 in a plan is no 必须
    if _ITEM.match(passage.text) and not passage.listed:
        return None  # what an item means is said where its list begins
    verdict = _VERDICTS[claimed].get(there)
    text = window if there == "ban" else whole
    if (
        verdict is not None
        and claimed in ("leave", "exempt")
        and not same_act(
            said, comparable(passage.listed) + text, there if verdict is False else None
        )
    ):
        return None
    if verdict is False:
        least = _BOUND if there in ("ban", "leave", "encouraged") else _SAID
        unsure = _only_then(said, window) or (strange and there in ("encouraged", "exempt"))
        return False if share >= least and not unsure else None
    act = subject(without_binding(asked_act(without_figures(said))))
    if strange or lacks_figure(said, whole) or foreign(act, passage.listed + whole):
        return None
    if claimed == "leave" and there == "duty":
        return None  # what must be done may be another thing than what is asked for
    if there == "said" and _says_of_a_case(claimed, window, whole):
        return None
    if _DENIES.search(said) and not denies(window) and share >= _SAID:
        return False
    asserted = verdict or (claimed not in ("ban", "exempt") and there not in ("ban", "exempt"))
    least = _ALLOWED if verdict else _IMPLIED if claimed == "leave" else _SAID
    return True if asserted and share >= least and _within(claimed, said, window, passage) else None


def _share(about: str, window: str, passage: Passage, idf: Idf) -> float:
    """Share of what is asked about that the passage says where it stands, 0 to 1."""
    share = covered(about, f"{passage.headings} {passage.lead} {passage.text}", idf)
    if passage.score >= _SURE:
        share += _LESS
    near = _around(reach(window, comparable(passage.text)), passage)
    return max(share, _SAID) if plainly_said(about, near) else share


def _around(text: str, passage: Passage) -> str:
    """A part of a passage with what is said over it: headings, and the lead of its list."""
    return f"{passage.headings} {passage.listed} {text}"


def _says_of_a_case(claimed: Binding, window: str, whole: str) -> bool:
    """Whether a sentence that binds nobody is no ground: it names a case, or sets no task.

    有隶属关系的 is who something holds for; 许可证有效期为5年 obliges nobody to have one.
    """
    task = claimed != "duty" or _TASK.search(window)
    return bool(_BUT.match(whole) or _CASE.search(window)) or not task


def _only_then(said: str, window: str) -> bool:
    """Whether a passage forbids or frees under a condition that the claim does not speak of."""
    return any(condition not in said for condition in _UNLESS.findall(window))


def _claimed(claim: Claim, said: str) -> Binding:
    """How the claim binds, by its words or by how it asks."""
    own = bindings(said)[0]
    if own != "said":
        return own
    asked: dict[str, Binding] = {"may": "leave", "need": "duty"}
    return asked.get(claim.form, "said")


def _within(claimed: Binding, said: str, window: str, passage: Passage) -> bool:
    """Whether a claim says nothing more exclusive than the passage, nor denies what it affirms."""
    there = comparable(passage.lead + passage.text)
    if any(word not in there for word in _EXCLUSIVE.findall(said)):
        return False
    if _WHOLE.search(said) and not _EVERY.search(window):
        return False
    if claimed in ("leave", "said") and any(
        word not in said for word in _CONDITIONS.findall(window)
    ):
        return False
    return denies(said) == denies(window)
