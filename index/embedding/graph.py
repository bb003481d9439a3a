"""BERT as an ONNX graph for the processor: 4-bit word table, 8-bit layers, float32 states.

Written node by node (Devlin et al., arXiv:1810.04805) with operators that ONNX Runtime has for it
(its domain ``com.microsoft``), so neither an exporter nor an optimiser has to be trusted.

- Words are looked up in the 4 bits that they come in (``GatherBlockQuantized``), without loss, in
  60 MB instead of 384.
- A layer's weights are 8-bit integers with a scale for each output; its input is made 8-bit when
  it comes (``DynamicQuantizeMatMul``). Of the integers only -64 to 64 are used: processors without
  VNNI add two products of 8 bits in 16, which 255 * 64 * 2 just fits, so that no processor cuts
  them off.
- A few values of BERT are fifty times the others and would leave these few of the 8 bits. Channels
  that layer normalisation makes large are divided and their weights multiplied (``_evened``, after
  Xiao et al., arXiv:2211.10438); a single token's peak inside a layer (Sun et al.,
  arXiv:2402.17762) is divided away token by token (``_linear_by_token``). The cosine to float32
  is .9993 so, .9972 without.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from index.embedding.e5_format import BLOCK, Blocks, Floats, SmallBert

_CONTRIB = "com.microsoft"
_OPSETS = (("", 21), (_CONTRIB, 1))
_IR_VERSION = 10  # the first with 4-bit tensors
_LARGEST = 64  # of the 8-bit weights
_LARGE = 1.5  # times the median, a channel's factor of layer normalisation
_MOST = 8  # that a channel is divided by
_LEAST_PEAK = 0.17  # the most that Gelu goes below zero


def bert_graph(model: SmallBert) -> ModelProto:
    """From ``ids``, int64 (texts, tokens), to ``states``, float32 (texts, tokens, hidden).

    All texts have the same number of tokens: there is no mask.
    """
    graph = _Graph(model)
    states = graph.embeddings()
    for number in range(model.shape.layers):
        states = graph.layer(f"encoder.layer.{number}", states)
    return graph.finished(states)


class _Graph:
    """Nodes and tensors so far. Each method adds some and returns the name of what comes out."""

    def __init__(self, model: SmallBert) -> None:
        self._model = model
        self._nodes: list[NodeProto] = []
        self._tensors: list[TensorProto] = []
        self._last_axis = self._tensor("last_axis", np.array([-1]))
        self._least_peak = self._tensor("least_peak", np.array([_LEAST_PEAK], np.float32))

    def embeddings(self) -> str:
        """The normalised sums of word, place and kind."""
        floats = self._model.floats
        table = self._model.matrices["embeddings.word_embeddings.weight"]
        sizes = {"block_size": BLOCK, "gather_axis": 0, "quantize_axis": 1}
        self._tensors.append(_four_bits("words", table))
        inputs = ["words", "ids", self._tensor("words.scales", table.scales)]
        words = self._node("GatherBlockQuantized", inputs, "looked_up", _CONTRIB, **sizes)
        # There is one text, so all tokens are of the first kind.
        kind = floats["embeddings.token_type_embeddings.weight"][0]
        places = self._tensor("places", floats["embeddings.position_embeddings.weight"] + kind)
        length = self._node("Shape", ["ids"], "length", start=1, end=2)
        zero = self._tensor("zero", np.zeros(1, np.int64))
        used = self._node("Slice", [places, zero, length, zero], "places.used")
        return self._sum_normalised("embeddings", words, used)

    def layer(self, name: str, states: str) -> str:
        """Attention, then the two dense layers, each added to what went into it."""
        attention = f"{name}.attention"
        seen = self._attention(f"{attention}.self", states)
        seen = self._linear([f"{attention}.output.dense"], seen)
        states = self._sum_normalised(f"{attention}.output", seen, states)
        inner = self._linear([f"{name}.intermediate.dense"], *self._evened(states))
        inner = self._node("Gelu", [inner], f"{name}.gelu", _CONTRIB)
        inner = self._linear_by_token(f"{name}.output.dense", inner)
        return self._sum_normalised(f"{name}.output", inner, states)

    def finished(self, states: str) -> ModelProto:
        """The whole, giving ``states``."""
        hidden = self._model.shape.hidden
        self._node("Identity", [states], "states")
        value = helper.make_tensor_value_info
        graph = helper.make_graph(
            self._nodes,
            "bert",
            [value("ids", TensorProto.INT64, ["texts", "tokens"])],
            [value("states", TensorProto.FLOAT, ["texts", "tokens", hidden])],
            self._tensors,
        )
        opsets = [helper.make_opsetid(domain, version) for domain, version in _OPSETS]
        return helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION)

    def _attention(self, name: str, states: str) -> str:
        parts = [f"{name}.{part}" for part in ("query", "key", "value")]
        # At once: the input is made 8-bit once.
        joined = self._linear(parts, *self._evened(states))
        split = [f"{part}.split" for part in parts]
        self._nodes.append(helper.make_node("Split", [joined], split, axis=2, num_outputs=3))
        heads = self._model.shape.heads
        return self._node("MultiHeadAttention", split, f"{name}.seen", _CONTRIB, num_heads=heads)

    def _linear(
        self, names: Sequence[str], states: str, factors: Floats | None = None, biased: bool = True
    ) -> str:
        """One or several dense layers of the same input, their outputs side by side.

        ``factors`` are those that the input's channels were divided by.
        """
        name = names[0]
        weights = np.concatenate([self._model.matrices[f"{n}.weight"].floats() for n in names])
        if factors is not None:
            weights *= factors
        scales = np.abs(weights).max(axis=1) / _LARGEST
        scales[scales == 0] = 1  # an output without weights
        eighth = np.rint(weights / scales[:, None]).astype(np.int8)
        inputs = [
            states,
            self._tensor(f"{name}.weight", eighth.T),
            self._tensor(f"{name}.scales", scales),
        ]
        if biased:
            bias = np.concatenate([self._model.floats[f"{n}.bias"] for n in names])
            # Between them no zero point: the integers are symmetric.
            inputs += ["", self._tensor(f"{name}.bias", bias)]
        return self._node("DynamicQuantizeMatMul", inputs, f"{name}.out", _CONTRIB)

    def _linear_by_token(self, name: str, states: str) -> str:
        """A dense layer of what ``Gelu`` gives, each token divided by its largest value before."""
        peaks = self._node("ReduceMax", [states, self._last_axis], f"{name}.peak", keepdims=1)
        peaks = self._node("Max", [peaks, self._least_peak], f"{name}.peaks")
        divided = self._node("Div", [states, peaks], f"{name}.divided")
        found = self._linear([name], divided, biased=False)
        found = self._node("Mul", [found, peaks], f"{name}.multiplied")
        bias = self._tensor(f"{name}.bias", self._model.floats[f"{name}.bias"])
        return self._node("Add", [found, bias], f"{name}.biased")

    def _evened(self, states: str) -> tuple[str, Floats]:
        """Normalised states with their large channels divided, and what these were divided by."""
        size = np.abs(self._model.floats[f"{states.removesuffix('.out')}.weight"])
        size /= np.median(size)
        # Powers of two, so that nothing is rounded.
        factors = np.where(size > _LARGE, 2 ** np.rint(np.log2(size.clip(1, _MOST))), 1)
        factors = factors.astype(np.float32)
        by = self._tensor(f"{states}.by", 1 / factors)
        return self._node("Mul", [states, by], f"{states}.evened"), factors

    def _sum_normalised(self, name: str, one: str, other: str) -> str:
        total = self._node("Add", [one, other], f"{name}.sum")
        norm = f"{name}.LayerNorm"
        kinds = (f"{norm}.weight", f"{norm}.bias")
        inputs = [total, *(self._tensor(kind, self._model.floats[kind]) for kind in kinds)]
        epsilon = self._model.shape.epsilon
        return self._node("LayerNormalization", inputs, f"{norm}.out", epsilon=epsilon)

    def _node(
        self, operator: str, inputs: Sequence[str], output: str, domain: str = "", **sizes: Any
    ) -> str:
        node = helper.make_node(operator, inputs, [output], domain=domain, **sizes)
        self._nodes.append(node)
        return output

    def _tensor(self, name: str, values: NDArray[np.generic]) -> str:
        self._tensors.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name


def _four_bits(name: str, table: Blocks) -> TensorProto:
    """The codes as signed 4-bit integers, two to a byte, the first in the low half."""
    signed = table.codes ^ 8  # code - 8 in two's complement
    packed = signed[:, 0::2] | signed[:, 1::2] << 4
    return helper.make_tensor(name, TensorProto.INT4, table.codes.shape, packed.tobytes(), raw=True)
