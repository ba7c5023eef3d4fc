"""(d) What a process holds while nothing happens."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import aiohttp
import psutil

from core.kit.crypto import Secrets
from tests.bench.child import ROOT, child
from tests.bench.table import Line

PATIENCE = 60.0


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        port: int = bound.getsockname()[1]
    return port


@contextmanager
def running(*words: str, **environment: str) -> Iterator["subprocess.Popen[bytes]"]:
    """The command `hiresync` with these words, ended as by Ctrl-C."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", "from bot.cli import main; main()", *words],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


async def answers(address: str, process: "subprocess.Popen[bytes]") -> float:
    """Seconds until the first 200, from now."""
    began = time.perf_counter()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
        while time.perf_counter() - began < PATIENCE:
            if process.poll() is not None:
                raise RuntimeError(f"hiresync ended with {process.returncode} before it answered")
            with suppress(aiohttp.ClientError, TimeoutError):
                async with session.get(address) as answer:
                    if answer.status == 200:
                        return time.perf_counter() - began
            await asyncio.sleep(0.01)
    raise RuntimeError(f"no answer from {address} within {PATIENCE:.0f} s")


async def memory(folder: Path, platforms: int, *, settle: float = 3.0) -> list[Line]:
    """`hiresync run` with both chats, all parts in one process, against the libraries alone."""
    base, port = f"http://127.0.0.1:{platforms}", free_port()
    settings = {
        "HIRESYNC_DATA": str(folder),
        "PORT": str(port),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "SECRET_KEYS": Secrets.new_key(),
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_SIGNING_SECRET": "secret",
        "SLACK_API_URL": f"{base}/api/",
        "TELEGRAM_BOT_TOKEN": "1:a",
        "TELEGRAM_WEBHOOK_SECRET": "secret",
        "TELEGRAM_API_URL": f"{base}/bot",
    }
    with ExitStack() as stack:
        house = stack.enter_context(running("run", **settings))
        await answers(f"http://127.0.0.1:{port}/readyz", house)
        libraries = stack.enter_context(child("idle:libraries"))
        assert not libraries.port, "the libraries are loaded, and nothing listens"
        await asyncio.sleep(settle)
        ours, alone = _held(house.pid), _held(libraries.pid)
    return [
        Line(
            f"memory of `hiresync run`, idle, {name} / its libraries alone",
            f"{ours[name] >> 20} MiB",
            f"{alone[name] >> 20} MiB",
            ours[name] / alone[name],
        )
        for name in ours
    ]


def _held(pid: int) -> dict[str, int]:
    """Bytes: all that is mapped, and (where the system tells) shared pages counted by their share."""
    found = psutil.Process(pid).memory_full_info()
    held = {"RSS": int(found.rss)}
    if pss := getattr(found, "pss", 0):
        held["PSS"] = int(pss)
    return held
