"""Pin what pyproject.toml asks for: `make lock` rewrites run.txt and dev.txt beside this file.

Each list is the freeze of a fresh environment, so it holds what is needed and nothing that some
other environment happened to have. dev.txt holds only what it adds to run.txt.
"""

import subprocess
import tempfile
import tomllib
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEAD = "# Written by `make lock` from pyproject.toml; do not edit.\n"


def main() -> None:
    """Resolve both lists and write them."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"]
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        pip = [str(Path(folder, "bin", "python")), "-m", "pip"]
        # torch stays where run.txt has it and is raised by hand: its newest release may come
        # only with the CUDA libraries, which nothing here uses.
        pinned = (HERE / "run.txt").read_text(encoding="utf-8").splitlines()
        torch = [line for line in pinned if line.startswith("torch==")]
        run = _frozen(pip, torch, wanted)
        dev = [
            line for line in _frozen(pip, project["dependency-groups"]["dev"]) if line not in run
        ]
    _write(HERE / "run.txt", run)
    _write(HERE / "dev.txt", dev)


def _frozen(pip: list[str], *steps: list[str]) -> list[str]:
    for requirements in steps:
        subprocess.run([*pip, "install", *requirements], check=True)
    freeze = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True)
    # "2.13.0+cpu" names one build; the version alone can be had on every system.
    return [line.partition("+")[0] for line in freeze.stdout.splitlines()]


def _write(path: Path, lines: list[str]) -> None:
    path.write_text(HEAD + "\n".join(lines) + "\n")
    print(f"{path.name}: {len(lines)} packages")


if __name__ == "__main__":
    main()
