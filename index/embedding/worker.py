"""The process that ``index.embedding.beside`` starts: it loads a model and encodes what it is told.

A line of JSON comes in, a list of texts; a line of JSON goes out, the number of vectors, followed
by the vectors as float32; or what went wrong. It ends when its input does.
"""

import json
import os
import sys
from pathlib import Path
from typing import IO

from index.embedding.light import LightEncoder


def serve(folder: Path, asked: IO[bytes], said: IO[bytes]) -> None:
    """Answer until ``asked`` ends; ``folder`` holds the embedded model."""
    try:
        encoder = LightEncoder(folder)
    except (OSError, ValueError, KeyError, RuntimeError) as error:  # RuntimeError: torch's word
        why = f"嵌入模型打不开 the embedder in {folder} cannot be opened: {error!r}"
        said.write(json.dumps({"error": f"{' '.join(why.split())}; run `make setup`"}).encode())
        said.write(b"\n")
        said.flush()
        return
    for line in asked:
        vectors = encoder.encode(json.loads(line))
        said.write(json.dumps({"count": len(vectors)}).encode() + b"\n")
        said.write(vectors.astype("<f4").tobytes())
        said.flush()


if __name__ == "__main__":
    # What libraries print must not come between the vectors.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(Path(sys.argv[1]), sys.stdin.buffer, answers)
