"""The embedded model in float32 as a sentence-transformers folder, to compare ours with.

It holds the weights that the registry's 4-bit file says, exactly, so what differs from our vectors
is what 8-bit arithmetic costs.
"""

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from index.embedding.e5 import tokenizer_of
from index.embedding.e5_format import Shape, Vocabulary, read


def write_float32(source: Path, folder: Path) -> Path:
    """Write the 4-bit file ``source`` as a model in ``folder``, 470 MB; return ``folder``.

    Raises:
        ModelError: ``source`` is not the file it should be.
    """
    model = read(source)
    tensors = model.floats | {name: each.floats() for name, each in model.matrices.items()}
    # Not used by mean pooling, but BertModel has a pooler and would report it missing.
    hidden = model.shape.hidden
    tensors["pooler.dense.weight"] = np.zeros((hidden, hidden), np.float32)
    tensors["pooler.dense.bias"] = np.zeros(hidden, np.float32)
    folder.mkdir(parents=True)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    tokenizer_of(model.vocabulary).save(str(folder / "tokenizer.json"), pretty=False)
    for name, content in _configuration(model.shape, model.vocabulary).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2) + "\n")
    return folder


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
