"""条问: the web page. ``python app.py --help`` says how to start it."""

import argparse
import sys

from index.errors import TiaowenError
from qa.page.listening import address, bind, is_local
from qa.page.logs import log_to
from qa.settings import Settings


def main(argv: list[str] | None = None) -> int:
    """Serve the page until Ctrl+C; the exit status is 1 when it cannot be served."""
    arguments = _parser().parse_args(argv)
    try:
        _serve(_settings(arguments), arguments.share == "always")
    except TiaowenError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _serve(settings: Settings, shared: bool) -> None:
    listener = bind(settings.host, settings.port)
    log_to(settings.home / "logs")
    print("条问正在打开索引… opening the index", file=sys.stderr)
    # Imported here: they take seconds that neither --help nor a port in use should wait for.
    from qa.answerer import open_answerer
    from qa.feedback import FeedbackStore
    from qa.library import Library
    from qa.page import server

    answerer = open_answerer(settings, background=True)
    library = Library(settings, answerer)
    library.follow()
    open_to_all = shared or not is_local(listener)
    may_change = settings.uploading == "always" or (
        settings.uploading == "local" and not open_to_all
    )
    if shared:
        print(f"公网地址 public address: {server.share(listener)}", file=sys.stderr)
    feedback = FeedbackStore(settings.feedback_file) if settings.feedback else None
    shelf = library if may_change else None
    serving = server.server_of(answerer, shelf, feedback=feedback)
    listener.listen()  # whoever opens the address from now on waits instead of being refused
    print(f"条问 Tiaowen: {address(listener)}  （Ctrl+C 停止 to stop）", file=sys.stderr)
    serving.run(sockets=[listener])


def _settings(arguments: argparse.Namespace) -> Settings:
    given = {k: v for k in ("host", "port") if (v := getattr(arguments, k)) is not None}
    return Settings.read(**given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python app.py",
        description="条问：打开网页 (serve the web page)",
        epilog="例 example: python app.py --host 0.0.0.0 --port 8080",
    )
    parser.add_argument("--host", help="监听地址 (address to listen on; default 127.0.0.1)")
    parser.add_argument("--port", type=int, help="端口 (port to listen on; default 7860)")
    parser.add_argument(
        "--share",
        choices=("never", "always"),
        default="never",
        help="经 Gradio 的服务器给出公网地址 (a public address; default never)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
