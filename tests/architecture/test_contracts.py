"""Every module stands somewhere in the contracts of pyproject.toml; `make check` then holds it to them."""

import tomllib
from typing import Any

import pytest

from tests.architecture.sources import ROOT

pytestmark = pytest.mark.check

SPEAKS_WIRE = {"bot.app", "bot.doctor", "bot.handlers", "bot.listening", "bot.playground", "core.gateways"}
"""Where aiohttp, Bolt and python-telegram-bot may be imported; beside them only `webhooks`."""


def _contracts() -> dict[str, dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {one["name"]: one for one in settings["tool"]["importlinter"]["contracts"]}


def _modules(package: str) -> set[str]:
    found = {
        f"{package}.{path.stem}"
        for path in (ROOT / package).iterdir()
        if path.suffix == ".py" or any(path.glob("**/*.py"))
    }
    return found - {f"{package}.__init__", f"{package}.__pycache__"}


def test_every_part_of_the_bot_has_its_layer() -> None:
    layers = _contracts()["The way of a message goes down"]["layers"]
    placed = {name.strip() for layer in layers for name in layer.split("|")}
    assert _modules("bot") <= placed
    assert {"core", "webhooks", "scheduler"} <= placed


def test_every_part_either_may_speak_the_wire_or_is_kept_from_it() -> None:
    kept = set(_contracts()["Words of the wire stay at the edges"]["source_modules"])
    everything = _modules("bot") | _modules("core") | {"scheduler"}
    assert kept | SPEAKS_WIRE == everything
    assert not kept & SPEAKS_WIRE


def test_only_the_demo_command_may_know_the_playground() -> None:
    kept = set(_contracts()["Only the demo knows the playground"]["source_modules"])
    commands = {f"bot.commands.{path.stem}" for path in (ROOT / "bot/commands").glob("*.py")}
    assert commands - kept == {"bot.commands.demo", "bot.commands.__init__"}
