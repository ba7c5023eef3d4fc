"""Callers that cost next to nothing: plain sockets kept open, requests written beforehand."""

import socket
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from selectors import EVENT_READ, DefaultSelector
from time import perf_counter
from typing import BinaryIO


class Callers:
    """So many connections to one port; each sends its next request when all have their answers."""

    def __init__(self, lines: Sequence[tuple[socket.socket, BinaryIO]]) -> None:
        self._lines = lines

    def call(self, requests: Sequence[bytes]) -> list[bytes]:
        """Send them all; the bodies of the answers in the same order."""
        bodies: list[bytes] = []
        for start in range(0, len(requests), len(self._lines)):
            together = list(zip(self._lines, requests[start:], strict=False))
            for (line, _), request in together:
                line.sendall(request)
            bodies += [_answer(reader) for (_, reader), _ in together]
        return bodies

    def waits(self, requests: Sequence[bytes]) -> list[float]:
        """Send them all as `call` does; seconds until each answer while the others wait as well."""
        taken: list[float] = []
        with DefaultSelector() as waiting:
            for start in range(0, len(requests), len(self._lines)):
                together = list(zip(self._lines, requests[start:], strict=False))
                began = perf_counter()
                for (line, reader), request in together:
                    line.sendall(request)
                    waiting.register(line, EVENT_READ, reader)
                while waiting.get_map():
                    for ready, _ in waiting.select():
                        _answer(ready.data)
                        taken.append(perf_counter() - began)
                        waiting.unregister(ready.fileobj)
        return taken

    def time(self, requests: Sequence[bytes]) -> list[float]:
        """Seconds until each answer, one after the other on one connection."""
        line, reader = self._lines[0]
        taken: list[float] = []
        for request in requests:
            began = perf_counter()
            line.sendall(request)
            _answer(reader)
            taken.append(perf_counter() - began)
        return taken


@contextmanager
def calling(port: int, connections: int = 16) -> Iterator[Callers]:
    """Open the connections."""
    with ExitStack() as stack:
        lines = []
        for _ in range(connections):
            line = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30))
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            lines.append((line, stack.enter_context(line.makefile("rb"))))
        yield Callers(lines)


def _answer(reader: BinaryIO) -> bytes:
    status = reader.readline()
    length = 0
    while (header := reader.readline()) not in (b"\r\n", b""):
        name, _, value = header.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    body = reader.read(length)
    if not status.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"answered {status!r} {body[:200]!r}")
    return body
