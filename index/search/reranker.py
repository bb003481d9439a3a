"""A user's own cross-encoder, which reads a question and a clause together and votes on the best.

A cross-encoder sees what vectors and words miss, and costs a pass through a model for each clause:
so it reads only the best candidates of the learned ranker. Both give log odds that a clause
answers; as evidence seen apart they are added.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import joblib
import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError

from index.clause import Clause, Document
from index.errors import ConfigurationError
from index.passages import row_text
from index.search.weighed import Weighed

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

BEST = 20
"""Candidates that are read: the right one is among the best 10 for 98.6% of questions on laws."""

Votes = NDArray[np.float64]

_HEAD = "ForSequenceClassification"  # what has learned to score; else it is made up at loading
_ODDS = 2  # labels at most: log odds themselves, or no and yes
_PAIRS = 8  # read at a time
_MODEL = threading.Lock()  # loaded once, and its tokenizer serves one caller at a time


@dataclass(frozen=True, slots=True)
class Reranker:
    """A sentence-transformers CrossEncoder by ``name`` or folder, loaded when it is first asked.

    Safe to use from several threads; all rerankers of one name share one model.
    """

    name: str

    def votes(self, question: str, texts: Sequence[str]) -> Votes:
        """Log odds that each text answers the question, shape (len(texts),).

        A text longer than the model reads is cut at its end.

        Raises:
            ConfigurationError: there is no such model, or it is no cross-encoder.
        """
        with _MODEL:
            model = _loaded(self.name)
            return _log_odds(model, [(question, text) for text in texts])


def unnamed_best(weighed: Weighed) -> list[int]:
    """Places of the candidates to be read, best first; what a label names is first in any case."""
    clauses, named = weighed.candidates.clauses, set(weighed.named)
    return [place for place in weighed.order if int(clauses[place]) not in named][:BEST]


def mixed(weighed: Weighed, read: Sequence[int], votes: Votes) -> Weighed:
    """The candidates with the ``votes`` on those at the places ``read`` added to their scores.

    What was not read is taken to be no better than the least of what was, and stays behind it.
    """
    added = np.full(len(weighed.scores), votes.min())
    added[read] = votes
    return replace(weighed, scores=weighed.scores + added)


def as_read(document: Document, clause: Clause) -> str:
    """What a reranker reads of a clause: whose it is, the headings above, its own words."""
    above = [each for each in clause.path[:-1] if each != document.title]
    return " ".join([document.title, *above, row_text(clause)])


@cache
def _loaded(name: str) -> "CrossEncoder":
    try:
        model = _opened(name)
    except (OSError, ValueError, RuntimeError, SafetensorError) as error:
        said = str(error).strip().partition("\n")[0][:160]
        raise ConfigurationError(
            f"重排模型 {name!r} 不可用（{said}）：请把 TIAOWEN_RERANKER 设为 CrossEncoder 的文件夹"
            "或名称，或留空不用 （no such reranker: name the folder of one, or leave it empty）"
        ) from error
    heads = (model.config and model.config.architectures) or ["?"]
    scoring = len(model) > 1 or any(each.endswith(_HEAD) for each in heads)
    if not scoring or model.num_labels > _ODDS:
        raise ConfigurationError(
            f"{name!r} 不是给条文打分的 CrossEncoder（{heads[0]}，{model.num_labels} labels）："
            "请改 TIAOWEN_RERANKER，或留空不用 （not a CrossEncoder: name one, or leave it empty）"
        )
    return model


def _opened(name: str) -> "CrossEncoder":
    """The model as this machine has it; else from the hub."""
    # Imported here: it takes seconds that a search without a reranker should not wait for.
    from huggingface_hub.utils import logging as hub_logging
    from sentence_transformers import CrossEncoder
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    hub_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        model: CrossEncoder = CrossEncoder(name, local_files_only=True)
    except (OSError, ValueError):
        model = CrossEncoder(name)
    return model


def _log_odds(model: "CrossEncoder", pairs: list[tuple[str, str]]) -> Votes:
    """Logits, whatever activation the model is saved with: a sigmoid's argument is log odds."""
    import torch

    torch.set_num_threads(joblib.cpu_count(only_physical_cores=True))
    logits = model.predict(
        pairs,
        batch_size=_PAIRS,
        activation_fn=torch.nn.Identity(),
        show_progress_bar=False,
    ).astype(np.float64)
    return logits if logits.ndim == 1 else logits[:, 1] - logits[:, 0]
