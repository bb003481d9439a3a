"""Any sentence-transformers folder is an embedder: small random ones, pooled in two ways."""

from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from index.embedding.embedder import Embedder
from index.errors import ModelError
from index.settings import IndexSettings

LETTERS = "甲乙丙丁戊己庚辛"
SPECIAL = ["[PAD]", "[CLS]", "[SEP]", "[UNK]"]
WIDTH = 32


def write_model(folder: Path, pooling: str) -> Path:
    """A random BERT of one layer that reads characters."""
    pieces = {piece: number for number, piece in enumerate([*SPECIAL, *LETTERS])}
    tokenizer = Tokenizer(models.WordLevel(pieces, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]
    )
    (folder / "bert").mkdir(parents=True)
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        unk_token="[UNK]",
        model_max_length=16,
    ).save_pretrained(folder / "bert")
    configuration = BertConfig(
        vocab_size=len(pieces),
        hidden_size=WIDTH,
        num_attention_heads=2,
        num_hidden_layers=1,
        intermediate_size=WIDTH,
        max_position_embeddings=16,
    )
    BertModel(configuration).save_pretrained(folder / "bert")
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer

    bert = Transformer(str(folder / "bert"))
    model = SentenceTransformer(modules=[bert, Pooling(WIDTH, pooling_mode=pooling)], device="cpu")
    model.save(str(folder / "whole"))
    return folder / "whole"


@pytest.fixture(scope="module")
def embedders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Embedder]:
    """By how they pool."""
    folders = {each: write_model(tmp_path_factory.mktemp(each), each) for each in ("mean", "cls")}
    return {
        each: Embedder.open(IndexSettings(embedder=str(folder))) for each, folder in folders.items()
    }


@pytest.mark.parametrize("pooling", ["mean", "cls"])
def test_vectors_are_those_of_the_library(embedders: dict[str, Embedder], pooling: str) -> None:
    embedder = embedders[pooling]
    texts = ["甲乙丙", "丁", "甲乙丙丁戊己庚辛"]
    vectors = embedder.encode_passages(texts)
    assert vectors.dtype == np.float32
    assert vectors.shape == (3, embedder.dimension) == (3, WIDTH)
    library = SentenceTransformer(embedder.id, device="cpu")
    expected = library.encode(texts, normalize_embeddings=True)
    np.testing.assert_allclose(vectors, expected, atol=1e-5)
    assert embedder.query_prefix == embedder.passage_prefix == ""
    assert len(embedder.weights_sha256) == 64


def test_two_models_have_two_identities(embedders: dict[str, Embedder]) -> None:
    assert embedders["mean"].weights_sha256 != embedders["cls"].weights_sha256


def test_a_name_that_is_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="TIAOWEN_EMBEDDER"):
        Embedder.open(IndexSettings(embedder=str(tmp_path / "nothing")))
