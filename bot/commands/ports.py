"""Take the port before anything else is begun, so that a taken one is told at once."""

import errno
import socket

from bot.commands.running import CannotStart

TRIES = 20


def bind(host: str, port: int) -> socket.socket:
    """A listening socket on this very port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as trouble:
        raise CannotStart(_told(host, port, trouble)) from None


def bind_near(host: str, port: int) -> socket.socket:
    """On this port, or on the first free one after it."""
    for candidate in range(port, min(port + TRIES, 65535) + 1):
        try:
            return socket.create_server((host, candidate), backlog=1024)
        except OSError as trouble:
            if trouble.errno != errno.EADDRINUSE:
                raise CannotStart(_told(host, candidate, trouble)) from None
    raise CannotStart(f"ports {port} to {port + TRIES} are taken by other programs; choose one with --port")


def port_of(bound: socket.socket) -> int:
    """The port that was taken, for those who asked for any."""
    return int(bound.getsockname()[1])


def _told(host: str, port: int, trouble: OSError) -> str:
    if trouble.errno == errno.EADDRINUSE:
        return f"PORT: port {port} is taken by another program; stop that or set PORT to another one."
    if trouble.errno == errno.EACCES:
        return f"PORT: this user may not listen on port {port}; take one above 1023."
    return f"HOST, PORT: cannot listen on {host}:{port}: {trouble.strerror or trouble}."
