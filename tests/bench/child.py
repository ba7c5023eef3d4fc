"""A side as the measuring process holds it: started, asked, stopped."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
OURS, THEIRS = 0, -1
"""Which of the processors is measured, and which one calls, answers and keeps the database."""


def processor(which: int) -> int | None:
    """The first or last processor we may use; None where there is only one, or none can be chosen."""
    if not hasattr(os, "sched_getaffinity"):
        return None
    ours = sorted(os.sched_getaffinity(0))
    return ours[which] if len(ours) > 1 else None


class Child:
    """One side in its own process; it gets ready while others are started."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.pid = process.pid
        self._port: int | None = None

    @property
    def port(self) -> int:
        """Where it listens, once it does; 0 where it only works."""
        if self._port is None:
            self._port = int(self._read()["port"])
        return self._port

    def cpu(self) -> float:
        """Seconds of processor this side has used so far."""
        return float(self._ask({})["cpu"])

    def works(self, **asked: Any) -> dict[str, Any]:
        """What a piece of work took: `cpu` and `wall` in seconds, and whatever the side adds."""
        return self._ask(asked)

    def _ask(self, asked: dict[str, Any]) -> dict[str, Any]:
        assert self.port is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"a side ended: {self._process.args!r}; run it alone to see why")
        found: dict[str, Any] = json.loads(line)
        return found


@contextmanager
def child(side: str, *, on: int = OURS, **options: Any) -> Iterator[Child]:
    """Start `module:function` of the sides; it ends when we hang up. BENCH_LOUD shows what it logs."""
    pinned = processor(on)
    named = [side, json.dumps(options), "" if pinned is None else str(pinned)]
    errors = None if os.environ.get("BENCH_LOUD") else subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "tests.bench.serve", *named],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        cwd=ROOT,
    )
    try:
        yield Child(process)
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
