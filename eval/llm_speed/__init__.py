"""How fast language models are on this machine, for ``python -m eval.bench_llm``."""
