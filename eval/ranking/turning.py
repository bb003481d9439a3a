"""Learning the map that turns questions towards the clauses that answer them.

For each question the clauses nearest to it, its right ones among them: a softmax over their
cosines, as contrastive learning of embedders has it (van den Oord et al., arXiv:1807.03748), with
the passages left as they are. All of it fits into memory, so that L-BFGS finds the optimum.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import normalize

from eval.ranking.labelled import Labelled
from index.search.rows import Floats

_NEAREST = 80
_MOST_RIGHT = 20
_TEMPERATURE = 0.02
_RIDGE = 0.03
_STEPS = 30


@dataclass(frozen=True, slots=True)
class Pools:
    """Questions with the clauses nearest to them.

    ``questions`` (n, d), ``clauses`` (n, m, d), ``right`` (n, m), ``weights`` (n,).
    """

    questions: torch.Tensor
    clauses: torch.Tensor
    right: torch.Tensor
    weights: torch.Tensor

    @classmethod
    def of(cls, asked: Sequence[Labelled], ids: NDArray[np.str_], vectors: Floats) -> Self:
        """``ids`` (clauses,) and ``vectors`` (clauses, d) are those of a whole index."""
        number = {identity: n for n, identity in enumerate(ids.tolist())}
        questions = np.stack([each.vector for each in asked])
        m = min(_NEAREST, len(ids))
        picked = np.empty((len(asked), m), np.int64)
        right = np.zeros((len(asked), m), bool)
        for n, each in enumerate(asked):
            wanted = [number[identity] for identity in sorted(each.right)][:_MOST_RIGHT]
            near = np.argsort(-(vectors @ questions[n]), kind="stable")[: m + len(wanted)]
            others = near[~np.isin(near, wanted)]
            picked[n] = np.concatenate([np.array(wanted, np.int64), others])[:m]
            right[n, : len(wanted)] = True
        weights = torch.tensor([each.weight for each in asked])
        return cls(
            torch.tensor(questions), torch.tensor(vectors[picked]), torch.tensor(right), weights
        )

    def part(self, numbers: Sequence[int]) -> Self:
        """Some of the questions."""
        chosen = torch.tensor(list(numbers))
        fields = (self.questions, self.clauses, self.right, self.weights)
        return type(self)(*(field[chosen] for field in fields))


def learned_map(pools: Sequence[Pools]) -> Floats:
    """The map of shape (d, d) that is best for all of these questions together."""
    dimension = pools[0].questions.shape[1]
    turn = torch.zeros(dimension, dimension, requires_grad=True)
    search = torch.optim.LBFGS([turn], max_iter=_STEPS, line_search_fn="strong_wolfe")
    total = sum(float(pool.weights.sum()) for pool in pools)

    def closure() -> float:
        search.zero_grad()
        loss = sum((_loss(pool, turn) for pool in pools), torch.zeros(())) / total
        loss = loss + _RIDGE * (turn**2).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return float(loss.detach())

    search.step(closure)  # type: ignore[no-untyped-call]
    found: Floats = turn.detach().numpy()
    return found


def _loss(pool: Pools, turn: torch.Tensor) -> torch.Tensor:
    turned = normalize(pool.questions + pool.questions @ turn, dim=1)
    scores = torch.einsum("nmd,nd->nm", pool.clauses, turned) / _TEMPERATURE
    right = torch.logsumexp(scores.masked_fill(~pool.right, -torch.inf), 1)
    return ((torch.logsumexp(scores, 1) - right) * pool.weights).sum()
