"""The graph of a small random BERT, held against the one of transformers with the same weights."""

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
import pytest
import torch
from transformers import BertConfig, BertModel

from index.embedding.e5_format import BLOCK, Blocks, Shape, SmallBert, Vocabulary
from index.embedding.graph import bert_graph

SHAPE = Shape(
    hidden=64,
    layers=2,
    heads=4,
    intermediate=128,
    vocabulary=50,
    positions=20,
    types=2,
    epsilon=1e-12,
)


@pytest.fixture(scope="module")
def model() -> SmallBert:
    dice = np.random.default_rng(1)
    matrices, floats = {}, {}
    for name, tensor in reference_without_weights().state_dict().items():
        size = tuple(tensor.shape)
        if name.startswith("pooler."):
            continue
        if len(size) == 2 and "position" not in name and "token_type" not in name:
            scales = dice.uniform(0.005, 0.05, (size[0], size[1] // BLOCK))
            codes = dice.integers(0, 16, size, dtype=np.uint8)
            matrices[name] = Blocks(codes, scales.astype(np.float32))
        else:
            around = 1.0 if name.endswith("LayerNorm.weight") else 0.0
            floats[name] = (around + dice.normal(0, 0.1, size)).astype(np.float32)
    return SmallBert(SHAPE, Vocabulary([], 0, 2, 1, 3), matrices, floats)


def reference_without_weights() -> BertModel:
    configuration = BertConfig(
        hidden_size=SHAPE.hidden,
        num_hidden_layers=SHAPE.layers,
        num_attention_heads=SHAPE.heads,
        intermediate_size=SHAPE.intermediate,
        vocab_size=SHAPE.vocabulary,
        max_position_embeddings=SHAPE.positions,
        type_vocab_size=SHAPE.types,
        layer_norm_eps=SHAPE.epsilon,
    )
    model = BertModel(configuration, add_pooling_layer=False)
    model.train(False)
    return model


def states_of(model: SmallBert, ids: np.ndarray) -> np.ndarray:
    session = onnxruntime.InferenceSession(bert_graph(model).SerializeToString())
    states: np.ndarray = session.run(None, {"ids": ids})[0]
    return states


def cosines(model: SmallBert, ids: np.ndarray) -> np.ndarray:
    """Of each token's state with the one that transformers computes in float32."""
    reference = reference_without_weights()
    tensors = model.floats | {name: each.floats() for name, each in model.matrices.items()}
    reference.load_state_dict({name: torch.from_numpy(each) for name, each in tensors.items()})
    with torch.inference_mode():
        expected = reference(torch.from_numpy(ids)).last_hidden_state.numpy()
    found = states_of(model, ids)
    assert found.shape == expected.shape
    lengths = np.linalg.norm(found, axis=-1) * np.linalg.norm(expected, axis=-1)
    products: np.ndarray = (found * expected).sum(axis=-1) / lengths
    return products


@pytest.mark.parametrize("texts", [1, 3])
@pytest.mark.parametrize("tokens", [1, 7, 20])
def test_states_are_bert_s(model: SmallBert, texts: int, tokens: int) -> None:
    ids = np.random.default_rng(2).integers(0, SHAPE.vocabulary, (texts, tokens))
    assert cosines(model, ids).min() > 0.999


def test_a_large_channel_leaves_the_others_their_bits(model: SmallBert) -> None:
    large = {}
    for name, values in model.floats.items():
        if name.endswith("LayerNorm.weight"):
            large[name] = values.copy()
            large[name][5] *= 8
    outlying = SmallBert(model.shape, model.vocabulary, model.matrices, model.floats | large)
    assert cosines(outlying, np.arange(20)[None]).min() > 0.999


def test_integers_of_a_layer_never_overflow_sixteen_bits(model: SmallBert) -> None:
    eighths = [each for each in bert_graph(model).graph.initializer if each.data_type == 3]
    assert len(eighths) == 4 * SHAPE.layers
    for tensor in eighths:
        values = np.frombuffer(tensor.raw_data, np.int8).astype(int)
        assert 255 * np.abs(values).max() * 2 < 1 << 15


def test_an_output_without_weights_gives_its_bias(model: SmallBert) -> None:
    name = "encoder.layer.1.output.dense"
    empty = Blocks(
        np.full_like(model.matrices[f"{name}.weight"].codes, 8),
        model.matrices[f"{name}.weight"].scales,
    )
    without = SmallBert(
        model.shape, model.vocabulary, model.matrices | {f"{name}.weight": empty}, model.floats
    )
    assert np.isfinite(states_of(without, np.arange(5)[None])).all()
