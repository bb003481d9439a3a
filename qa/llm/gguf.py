"""Is a file a GGUF model? Asked before llama.cpp sees it, which may abort the process otherwise."""

from pathlib import Path

from index.errors import ModelError

MAGIC = b"GGUF"
VERSIONS = range(2, 4)
# Magic, version, number of tensors, number of metadata entries.
HEADER = 4 + 4 + 8 + 8


def check_gguf(path: Path) -> None:
    """Check that ``path`` is a file that starts as a GGUF model does.

    It says nothing about the rest of the file; `index.embedding.weights.verify` proves the whole.

    Raises:
        ModelError: there is no such file, or it is something else.
    """
    if not path.is_file():
        raise ModelError(f"model file {path} is missing; run `make setup` to fetch it")
    with path.open("rb") as file:
        head = file.read(HEADER)
    if head[:4] != MAGIC:
        raise ModelError(
            f"{path} is not a GGUF model: it starts with {head[:4]!r} instead of {MAGIC!r}; "
            "delete it and run `make setup` to fetch the model"
        )
    version = int.from_bytes(head[4:8], "little")
    if len(head) < HEADER or version not in VERSIONS:
        raise ModelError(
            f"{path} is not a readable GGUF model: its header is {len(head)} bytes long and "
            f"says version {version}; delete it and run `make setup` to fetch the model"
        )
