"""What a model needs is imported when that model is used, and not before."""

import subprocess
import sys

from index.settings import ROOT

HEAVY = ("torch", "transformers", "openai", "langchain_openai", "xllamacpp")


def test_choosing_a_model_imports_none_of_the_others() -> None:
    code = "import sys, qa.llm.open; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code.replace("{HEAVY}", repr(HEAVY))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
