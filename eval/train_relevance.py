"""Learn the weights of ``qa/relevance.json``: ``python -m eval.train_relevance``.

Two logistic regressions over the same features. *Ranking*: of the sentences that search brings for
a question, those in a gold quote against the others. *Answerable*: the best sentence of an
answerable question against the best one of an unanswerable question. Unanswerable are those of the
set, and every answerable one asked of the other documents, its own taken away, unless one of them
happens to hold the facts too. Prints how both do on questions learned without.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from eval.question_set.named import SEARCH, SEEN
from eval.question_set.question import Gold, comparable
from eval.question_set.reading import load, load_search
from index.clause import Sentence
from index.embedding.embedder import Embedder
from index.search.hit import Hit
from index.search.searcher import Searcher
from qa.case import Case, judged
from qa.question import asked
from qa.relevance import WEIGHTS, Features
from qa.rewrite import rewrite
from qa.settings import Settings

_HITS = 8
_FOLDS = 10
_SET_ASIDE = 0.05  # weight of a question whose document was taken away: harder than real ones
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question with its sentences: features, and which of them are answers."""

    source: int  # the question it was made from
    answerable: bool
    set_aside: bool  # made unanswerable by taking its document away
    known: Matrix
    answers: NDArray[np.bool_]


def _answers(hit: Hit, sentence: Sentence, gold: Sequence[Gold]) -> bool:
    """Whether the sentence shares text with a gold quote of its document."""
    mine = comparable(sentence.text)
    quotes = [comparable(g.quote) for g in gold if g.document == hit.document.id]
    return any(quote in mine or (len(mine) > 6 and mine in quote) for quote in quotes)


def _holds(sentence: Sentence, facts: Sequence[Sequence[str]]) -> bool:
    mine = comparable(sentence.text)
    return bool(facts) and all(any(comparable(a) in mine for a in group) for group in facts)


def _look(
    case: Case,
    source: int,
    gold: Sequence[Gold],
    facts: Sequence[Sequence[str]],
    set_aside: bool,
) -> _Asked | None:
    ranked = judged(case, case.hits)
    if not ranked or (not gold and any(_holds(c.sentence, facts) for c in ranked)):
        return None  # nothing may answer, or another document answers this one too
    known = np.array([astuple(c.known) for c in ranked])
    answers = np.array([_answers(c.hit, c.sentence, gold) for c in ranked])
    return _Asked(source, bool(gold), set_aside, known, answers)


def _questions(searcher: Searcher) -> Iterator[_Asked]:
    names = ("plain.jsonl", "far.jsonl", "absent.jsonl")
    sets = [(q.question, q.turns, q.gold, q.facts) for name in names for q in load(SEEN / name)]
    sets += [(q.question, (), q.gold, ()) for q in load_search(SEARCH)]
    for number, (question, turns, gold, facts) in enumerate(sets):
        query = searcher.understand(rewrite(question, turns, searcher.catalog))
        own = {g.document for g in gold}
        others = tuple(d for d in searcher.documents if d not in own)
        trials = [(query, gold)]
        if gold and others and facts:
            trials.append((replace(query, documents=others), ()))
        for trial, quotes in trials:
            case = Case(trial, asked(query.text), searcher.search(trial, _HITS), searcher)
            if looked := _look(case, number, quotes, facts, bool(gold) and not quotes):
                yield looked


def _fit(x: Matrix, y: NDArray[np.bool_], weight: Matrix | None = None) -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=5000).fit(x, y, sample_weight=weight)


def _best(question: _Asked, ranking: LogisticRegression) -> int:
    return int(ranking.predict_proba(question.known)[:, 1].argmax())


def _learn(questions: Sequence[_Asked]) -> tuple[LogisticRegression, LogisticRegression]:
    real = [q for q in questions if q.answerable]
    ranking = _fit(
        np.concatenate([q.known for q in real]), np.concatenate([q.answers for q in real])
    )
    best = np.array([q.known[_best(q, ranking)] for q in questions])
    can = np.array([q.answerable for q in questions])
    weight = np.array([_SET_ASIDE if q.set_aside else 1.0 for q in questions])
    weight[can] *= weight[~can].sum() / can.sum()  # both sides count the same
    return ranking, _fit(best, can, weight)


def main() -> int:
    """Learn, print the cross-validated figures, write the weights."""
    argparse.ArgumentParser(prog="python -m eval.train_relevance", description=__doc__).parse_args()
    settings = Settings()
    questions = list(_questions(Searcher.open(settings.index, Embedder.open(settings))))
    groups = np.array([q.source for q in questions])
    score, first = np.zeros(len(questions)), np.zeros(len(questions), dtype=bool)
    for train, test in GroupKFold(_FOLDS).split(groups, groups, groups):
        ranking, answerable = _learn([questions[i] for i in train])
        for i in test:
            best = _best(questions[i], ranking)
            score[i] = answerable.predict_proba(questions[i].known[best : best + 1])[0, 1]
            first[i] = questions[i].answers[best]
    _print(questions, score, first)
    ranking, answerable = _learn(questions)
    written = {
        "made_by": "python -m eval.train_relevance (plain, far, absent, search)",
        "ranking": _named(ranking),
        "answerable": _named(answerable),
    }
    WEIGHTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    return 0


def _named(model: LogisticRegression) -> dict[str, float]:
    names = [field.name for field in fields(Features)]
    weights = dict(zip(names, model.coef_[0].round(4).tolist(), strict=True))
    return {**weights, "bias": round(float(model.intercept_[0]), 4)}


def _print(questions: Sequence[_Asked], score: Matrix, first: NDArray[np.bool_]) -> None:
    kept_in = np.array([not q.set_aside for q in questions])
    can, score, first = (
        np.array([q.answerable for q in questions])[kept_in],
        score[kept_in],
        first[kept_in],
    )
    print(f"questions {len(can)}, answerable {can.sum()}, AUC {roc_auc_score(can, score):.3f}")
    print(f"best sentence is an answer: {first[can].mean():.1%} of {can.sum()}")
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        kept, refused = (score[can] >= threshold).mean(), (score[~can] < threshold).mean()
        print(f"threshold {threshold}: answered {kept:.1%}, refused {refused:.1%}")


if __name__ == "__main__":
    raise SystemExit(main())
