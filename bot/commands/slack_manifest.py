"""`hiresync slack manifest`: what Slack needs to know of the app, on one sheet."""

import json
from collections.abc import Iterator
from typing import Any, Literal

import typer

from bot.commands.running import CannotStart
from bot.settings import read_settings
from core.kit.errors import HireSyncError


def print_manifest(
    env: Literal["dev", "prod"],
    mode: Literal["socket", "http"],
    public_url: str,
    form: Literal["json", "yaml"],
) -> None:
    """Print it, or say what is missing for it."""
    from bot import registry
    from bot.handlers.slack.manifest import Wish, manifest

    try:
        url = checked_url(public_url or read_settings().browser_url, mode)
    except HireSyncError as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(2) from None
    made = manifest(Wish(env, mode, url), registry.load())
    typer.echo(json.dumps(made, indent=2, ensure_ascii=False) if form == "json" else "\n".join(yaml(made)))


def checked_url(url: str, mode: str) -> str:
    """Slack calls and sends browsers to https alone."""
    if not url and mode == "http":
        raise CannotStart("--public-url or PUBLIC_URL: over HTTP Slack has to know where the house is.")
    if url and (not url.startswith("https://") or len(url) <= len("https://")):
        raise CannotStart(f"--public-url: {url} must begin with https://, as Slack takes nothing else.")
    return url


def yaml(value: Any, indent: int = 0) -> Iterator[str]:
    """Lines of YAML; scalars are written as in JSON, which is a part of it."""
    space = "  " * indent
    pairs = value.items() if isinstance(value, dict) else ((None, one) for one in value)
    for key, one in pairs:
        head = f"{space}- " if key is None else f"{space}{key}: "
        if isinstance(one, dict | list) and one:
            lines = list(yaml(one, indent + 1))
            if key is None:
                # The first line of a mapping stands beside the dash of its item.
                yield head + lines[0].lstrip()
                yield from lines[1:]
            else:
                yield head.rstrip()
                yield from lines
        else:
            yield head + json.dumps(one, ensure_ascii=False)
