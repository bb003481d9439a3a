"""Is what was looked up what was asked for? And the share right, by form."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.lookups.generating import LookupQuestion
from eval.reports.terminal import grid
from index.question.labels.lookup import Lookup


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, what was looked up, and whether it is right."""

    question: LookupQuestion
    lookup: Lookup

    @property
    def right(self) -> bool:
        """Whether the article is found, or reported missing with the right count.

        Nothing of a document may be found that the name does not fit as well.
        """
        fitting = self.question.called.documents
        said = self.question.said
        if not {each.clause.document_id for each in self.lookup.found} <= fitting:
            return False
        if said.span is None:
            own = [m for m in self.lookup.missing if m.document == self.question.document]
            others = len(fitting) > 1 and self.lookup.found  # it is another document's article
            return bool(others) or [each.count for each in own] == [said.count]
        found = [f for f in self.lookup.found if f.clause.document_id == self.question.document]
        return (
            bool(found)
            and said.clause is not None
            and found[0].clause.id == said.clause.id
            and found[0].span == said.span
            and all(each.clause.label.startswith(said.clause.label) for each in found)
        )


def table(judged: Sequence[Judged]) -> str:
    """How many are right of each form, and of all."""
    forms: dict[str, list[bool]] = defaultdict(list)
    for each in judged:
        for form in each.question.forms:
            forms[form].append(each.right)
    rows = [[form, _share(right)] for form, right in forms.items()]
    rows.append(["全部 all", _share([each.right for each in judged])])
    return grid("", ("写法 form", "查对 right"), rows, left=1)


def wrong_lines(judged: Iterable[Judged]) -> list[str]:
    """The questions that were not looked up right, each with what came instead."""
    return [
        f"✗ {each.question.text} → {', '.join(each.lookup.clauses[:4]) or '无 none'}"
        f"{''.join(f' 缺 {m.document} {m.label} {m.count}' for m in each.lookup.missing[:2])}"
        f" （应为 expected: {each.question.document} {each.question.said.text}）"
        for each in judged
        if not each.right
    ]


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right)}/{len(right)} {sum(right) / len(right):.1%}"
