"""What belongs to the repository, for tests that look at all of it."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRODUCT = ("bot", "core", "webhooks", "scheduler")
CODE = (*PRODUCT, "migrations", "tests")


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the repository that would be committed."""
    listed = subprocess.run(
        # A clone may belong to another user than the one who tests it.
        ["git", "-c", "safe.directory=*", "ls-files", "-coz", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return tuple(path for name in sorted(set(listed.split("\0"))) if name and (path := ROOT / name).is_file())


def modules(*packages: str) -> Iterator[tuple[Path, ast.Module]]:
    """The syntax trees of some packages."""
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path, ast.parse(path.read_text("utf-8"))
