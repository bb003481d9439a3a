"""Look-up questions from any corpus: documents as people call them, labels as they write them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from eval.lookups.called import Called, Naming
from eval.lookups.labelling import Said, absent_of, labels_of
from eval.question_set.corpus import Corpus
from index.clause import Clause
from index.errors import QuestionError

_ORDERS = {
    "名+条": "{name}{label}",
    "名 条": "{name} {label}",
    "名的条": "{name}的{label}",
    "问句": "请问{name}{label}是怎么规定的？",
    "查一下": "查一下{name}{label}的原文",
    "条 名": "{label} {name}",
    "条，名": "{label}，{name}",
}
_Form = TypeVar("_Form", Called, Said)
_ATTEMPTS = 200  # draws for one question before the corpus is taken to have none


@dataclass(frozen=True, slots=True)
class LookupQuestion:
    """A question, the document and the label it was made of, and the forms they were given."""

    text: str
    document: str
    called: Called
    said: Said
    order: str

    @property
    def forms(self) -> tuple[str, str, str]:
        """What it is counted under: how document, label and order are written."""
        return (self.called.form, self.said.form, self.order)


def questions(corpus: Corpus, count: int, seed: int) -> list[LookupQuestion]:
    """``count`` questions, the same for the same seed; every form comes as often as it can.

    Raises:
        QuestionError: the corpus has nothing that is cited by a number.
    """
    rng = random.Random(seed)  # noqa: S311
    naming = Naming(corpus.documents)
    used: dict[str, int] = {}
    made: list[LookupQuestion] = []
    while len(made) < count:
        drawn = _drawn(corpus, naming, rng, used)
        if drawn is None:
            raise QuestionError(
                "语料里没有可按条号查的条款 （no clause of the corpus is cited by a number）"
            )
        made.append(drawn)
        for form in drawn.forms:
            used[form] = used.get(form, 0) + 1
    return made


def _drawn(
    corpus: Corpus, naming: Naming, rng: random.Random, used: dict[str, int]
) -> LookupQuestion | None:
    ids = sorted(corpus.documents)
    for _ in range(_ATTEMPTS):
        document = corpus.documents[rng.choice(ids)]
        clauses = corpus.clauses_of(document.id)
        called = naming.names(document, rng)
        said = list(_labels(clauses, rng)) if called else []
        if not said:
            continue
        name = _rarest(called, rng, used)
        label = _rarest(said, rng, used)
        order = min(_ORDERS, key=lambda each: (used.get(each, 0), rng.random()))
        text = _ORDERS[order].format(name=name.name, label=label.text)
        return LookupQuestion(text, document.id, name, label, order)
    return None


def _labels(clauses: Sequence[Clause], rng: random.Random) -> Iterator[Said]:
    once = [each for each in clauses if "~" not in each.id]
    if clauses:
        yield from labels_of(rng.choice(once or list(clauses)), clauses)
    yield from absent_of(clauses, rng.randint(1, 60))


def _rarest(written: Sequence[_Form], rng: random.Random, used: dict[str, int]) -> _Form:
    return min(written, key=lambda each: (used.get(each.form, 0), rng.random()))
