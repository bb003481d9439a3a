"""Taking the port before anything slow starts, so that a port in use is said at once."""

import errno
import ipaddress
import socket

from index.errors import ConfigurationError


def bind(host: str, port: int) -> socket.socket:
    """Take the port, without answering on it yet: a port in use is said before the models load.

    Raises:
        ConfigurationError: the port is in use or forbidden, or the host is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise ConfigurationError(_why_not_bound(host, port, error)) from error
    return listener


def address(listener: socket.socket) -> str:
    """Where a browser on this machine finds the page."""
    host, port = listener.getsockname()[:2]
    here = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host)  # noqa: S104 - not bound to here
    return f"http://{here or (f'[{host}]' if ':' in host else host)}:{port}"


def _why_not_bound(host: str, port: int, error: Exception) -> str:
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.EADDRINUSE:
        return f"端口 {port} 已被占用 port {port} is in use; use --port to choose another"
    if code == errno.EACCES:
        return f"无权使用端口 {port} port {port} is not allowed; use --port with one above 1023"
    return (
        f"不能在 {host}:{port} 上监听 cannot listen on {host}:{port} ({error}); see --host --port"
    )


def is_local(listener: socket.socket) -> bool:
    """Whether only this machine can reach a bound socket."""
    return ipaddress.ip_address(listener.getsockname()[0]).is_loopback
