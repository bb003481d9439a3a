"""Templates to one file: style and script put inside, everything else escaped."""

import base64
import hashlib
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from eval.replacing import replace_file
from eval.reports.stages import duration
from index.errors import ConfigurationError

_HERE = Path(__file__).resolve().parent / "page"
_STYLES = ("frame.css", "figures.css", "answers.css", "narrow.css")  # the last changes the others
_SCRIPTS = ("filtering.js", "judging.js")


def rendered(template: str, **values: Any) -> str:
    """One page of HTML. Values are data: whatever they hold, they are shown, never run."""
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Chinese as it is, half as long as in \u escapes; <, > and & are escaped by tojson.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    style, script = _together(_STYLES), _together(_SCRIPTS)
    environment.globals.update(
        duration=duration,
        style=Markup(style),  # noqa: S704  our own file
        script=Markup(script),  # noqa: S704  our own file
        style_hash=_hash(style),
        script_hash=_hash(script),
    )
    return environment.get_template(template).render(**values)


def written(html: str, path: Path) -> Path:
    """Write a page beside first, then in its place; its folder is made.

    Raises ConfigurationError when ``path`` is a folder.
    """
    if path.is_dir():
        raise ConfigurationError(f"网页不能写到 {path}：是文件夹，请写文件名 (name a file)")
    replace_file(path, html.encode())
    return path


def _together(names: tuple[str, ...]) -> str:
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)


def _hash(text: str) -> str:
    """What a content security policy names an inline style or script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
