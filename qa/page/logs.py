"""Where the running page writes what happened."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from index.errors import ConfigurationError

_LOG_BYTES = 5_000_000
_LOG_FILES = 5


def log_to(folder: Path) -> None:
    """Everything at INFO and above into ``folder/tiaowen.log``, rotating; nothing to the terminal.

    Raises:
        ConfigurationError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "tiaowen.log", maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8"
        )
    except OSError as error:
        raise ConfigurationError(
            f"日志目录不可写 cannot write logs in {folder}: {error}; set TIAOWEN_HOME"
        ) from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.captureWarnings(True)
    for chatty in ("httpx", "httpcore", "uvicorn.access"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
