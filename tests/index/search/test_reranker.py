"""A user's cross-encoder: small random ones, asked for real."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import CrossEncoder
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from torch.nn import Identity
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    BertModel,
    PreTrainedTokenizerFast,
    set_seed,
)

from index.errors import ConfigurationError
from index.search.additions import Additions
from index.search.ranking import LEARNED, Ranking
from index.search.reranker import Reranker, as_read
from index.search.searcher import Searcher
from index.settings import ROOT, IndexSettings
from tests.index.bigram_encoder import bigram_embedder
from tests.index.building.small_build import small_build
from tests.index.small_corpus import DOCUMENTS, write_corpus

SPECIAL = ["[PAD]", "[CLS]", "[SEP]", "[UNK]"]
LONGEST = 48
QUESTION = "质量安全由谁负责"


def write_model(folder: Path, labels: int = 1, *, scoring: bool = True) -> Path:
    """A random BERT of one layer that reads characters; only a ``scoring`` one scores pairs."""
    pieces = [*SPECIAL, *sorted(set("".join(DOCUMENTS.values()) + QUESTION))]
    tokenizer = Tokenizer(
        models.WordLevel({piece: n for n, piece in enumerate(pieces)}, unk_token="[UNK]")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 1), ("[SEP]", 2)],
    )
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        unk_token="[UNK]",
        model_max_length=LONGEST,
    ).save_pretrained(folder)
    configuration = BertConfig(
        vocab_size=len(pieces),
        hidden_size=32,
        num_attention_heads=2,
        num_hidden_layers=1,
        intermediate_size=32,
        max_position_embeddings=LONGEST,
        num_labels=labels,  # type: ignore[call-arg]
        initializer_range=2.0,  # so that votes outweigh the ranker's scores
    )
    set_seed(1)
    kind = BertForSequenceClassification if scoring else BertModel
    kind(configuration).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_model(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Searcher]:
    """Opens an index of the small corpus with a reranker, or without one."""
    root = tmp_path_factory.mktemp("small")
    small_build(write_corpus(root / "documents"), root / "index")

    def searcher(reranker: Path | str = "", ranking: Ranking = LEARNED) -> Searcher:
        settings = IndexSettings(reranker=str(reranker))
        added = Additions.of(settings)
        return Searcher.open(root / "index", bigram_embedder(), ranking, added)

    return searcher


def test_hits_follow_both_log_odds(opened: Callable[..., Searcher], model: Path) -> None:
    plain = opened().search(QUESTION, 20)
    hits = opened(model).search(QUESTION, 20)
    odds = CrossEncoder(str(model), activation_fn=Identity()).predict(
        [(QUESTION, as_read(hit.document, hit.clause)) for hit in plain]
    )
    learned = np.log([hit.score for hit in plain])
    order = np.argsort(-(learned + odds))
    assert [hit.clause.id for hit in hits] == [plain[place].clause.id for place in order]
    assert [hit.clause.id for hit in hits] != [hit.clause.id for hit in plain]
    assert sum(hit.score for hit in hits) == pytest.approx(1, abs=1e-4)


def test_of_a_clause_that_votes_brought_first_the_ranker_is_less_sure(
    opened: Callable[..., Searcher], model: Path
) -> None:
    before, after = opened().search(QUESTION), opened(model).search(QUESTION)
    assert before[0].clause != after[0].clause
    assert before[0].probability is not None
    assert after[0].probability is not None
    assert after[0].probability < before[0].probability


def test_a_clause_that_is_named_stays_first(opened: Callable[..., Searcher], model: Path) -> None:
    question = "乙县粮食安全办法第三条，质量安全由谁负责"
    hits, before = (each.search(question) for each in (opened(model), opened()))
    assert hits[0].named
    assert hits[0].clause.label == "第三条"
    assert [hit.score for hit in hits[1:]] != [hit.score for hit in before[1:]]


def test_what_is_not_ranked_by_learning_is_left(
    opened: Callable[..., Searcher], model: Path
) -> None:
    fused = Ranking(weighed=False)
    assert opened(model, fused).search(QUESTION) == opened("", fused).search(QUESTION)


def test_of_two_labels_the_second_is_yes(tmp_path: Path) -> None:
    folder = write_model(tmp_path / "two", labels=2)
    logits = CrossEncoder(str(folder)).predict([(QUESTION, "质量")])
    assert Reranker(str(folder)).votes(QUESTION, ["质量"]) == pytest.approx(
        logits[:, 1] - logits[:, 0], abs=1e-5
    )


def test_a_long_text_is_cut(model: Path) -> None:
    text = DOCUMENTS["jia.txt"].replace("\n", "")
    whole, longer = Reranker(str(model)).votes(QUESTION, [text, text + "粮食" * LONGEST])
    assert whole == pytest.approx(longer, abs=1e-5)


def test_a_folder_that_is_none_is_refused(opened: Callable[..., Searcher], tmp_path: Path) -> None:
    searcher = opened(tmp_path / "nothing")
    with pytest.raises(ConfigurationError, match="TIAOWEN_RERANKER") as refused:
        searcher.search(QUESTION)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("labels", "scoring"), [(1, False), (3, True)])
def test_a_model_that_scores_no_pairs_is_refused(
    tmp_path: Path, labels: int, scoring: bool
) -> None:
    folder = write_model(tmp_path / "other", labels, scoring=scoring)
    with pytest.raises(ConfigurationError, match="不是给条文打分的 CrossEncoder"):
        Reranker(str(folder)).votes(QUESTION, ["质量"])


def test_weights_that_are_cut_off_are_refused(tmp_path: Path) -> None:
    folder = write_model(tmp_path / "damaged")
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(ConfigurationError, match="不可用"):
        Reranker(str(folder)).votes(QUESTION, ["质量"])


def test_nothing_is_loaded_without_the_setting() -> None:
    code = "import sys, index.search.searcher; sys.exit('sentence_transformers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
