"""What is documented exists, and what exists is documented."""

import re
from pathlib import Path

import pytest
import typer.main
from prometheus_client.metrics import MetricWrapperBase

from bot import registry
from bot.cli import app
from bot.meters import Meters
from bot.settings import Settings
from core.kit.actor import Role
from scheduler.jobs import all_jobs
from tests.architecture.sources import ROOT
from webhooks.health import Gauges

pytestmark = pytest.mark.check

REGISTRY = registry.load()
GUIDES = {role: ROOT / f"docs/guide/{role.value}.md" for role in Role}
BUILT_IN = {"help", "drafts", "resume", "cancel"}


def _read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _commands(path: Path) -> set[str]:
    """The commands that the tables of a guide list."""
    return set(re.findall(r"^\| `/([a-z_]+)` \|", path.read_text("utf-8"), re.MULTILINE))


def test_each_guide_lists_just_the_commands_of_its_role() -> None:
    everybodys = _commands(ROOT / "docs/guide/everybody.md")
    assert everybodys == set.intersection(*(set(REGISTRY.commands(role)) for role in Role)) | BUILT_IN
    for role, guide in GUIDES.items():
        assert _commands(guide) == REGISTRY.commands(role).keys() - everybodys, role
    assert len(GUIDES) == 7


def test_every_conversation_is_named_in_a_guide() -> None:
    text = "".join(guide.read_text("utf-8") for guide in (ROOT / "docs/guide").glob("*.md"))
    unnamed = [
        form.name
        for form in REGISTRY.forms.values()
        if f"“{form.title}”" not in text and f'"{form.title}"' not in text and f"`/{form.name}`" not in text
    ]
    assert unnamed == []
    assert len(REGISTRY.forms) >= 24


def test_a_guide_mentions_no_command_that_does_not_exist() -> None:
    known = REGISTRY.forms.keys() | REGISTRY.actions.keys() | BUILT_IN | {"hiresync"}
    mentioned = {
        name
        for path in (*(ROOT / "docs/guide").glob("*.md"), ROOT / "README.md")
        for name in re.findall(r"`/([a-z_]+)", path.read_text("utf-8"))
    }
    assert mentioned - known == set()
    assert len(mentioned) >= 25


def test_every_command_of_the_terminal_is_in_the_readme() -> None:
    text, looked = _read("README.md"), 0
    root = typer.main.get_command(app)
    assert isinstance(root, typer.core.TyperGroup)
    for name, command in root.commands.items():
        under = getattr(command, "commands", {})
        for full in (f"{name} {one}" for one in under) if under else (name,):
            assert f"`hiresync {full}`" in text, full
            looked += 1
    assert looked >= 6


def test_every_setting_stands_in_the_readme_with_its_default_and_its_sentence() -> None:
    text = _read("README.md")
    for name, field in Settings.model_fields.items():
        default = f"`{field.default}`" if str(field.default) else ""
        assert f"| `{name.upper()}` | {default} | {field.description} |" in text, name
    listed = re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE)
    assert len(listed) == len(Settings.model_fields) >= 24


def test_every_recurring_job_is_in_the_operators_guide() -> None:
    listed = re.findall(r"^\| `([a-z_]+)` \|", _read("docs/operating.md"), re.MULTILINE)
    assert sorted(listed) == sorted(job.name for job in all_jobs())
    assert len(listed) >= 5


def test_every_metric_is_in_the_operators_guide_with_its_labels() -> None:
    rows = re.findall(r"^\| (hiresync_[a-z_]+) \| ([a-z_, ]+) \|", _read("docs/operating.md"), re.MULTILINE)
    known = {
        name: ", ".join(metric._labelnames)
        for registry in (Meters().registry, Gauges().registry)
        for metric in registry._collector_to_names
        if isinstance(metric, MetricWrapperBase)
        for name in (f"{metric._name}_total" if metric._type == "counter" else metric._name,)
    }
    assert dict(rows) == known
    assert len(known) >= 10
    named = set(re.findall(r"hiresync_[a-z_]+", "".join(re.findall(r"expr: .*", _read("docs/operating.md")))))
    assert len(named) >= 3
    assert named <= known.keys(), "an alert asks for what exists"


def test_every_link_between_documents_leads_somewhere() -> None:
    looked, broken = 0, []
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
            if "://" not in target:
                looked += 1
                broken += [] if (path.parent / target).exists() else [f"{path.name}: {target}"]
    assert broken == []
    assert looked >= 25


def test_every_target_of_the_readme_is_one_of_make() -> None:
    targets = set(re.findall(r"^([a-z]+):", _read("Makefile"), re.MULTILINE))
    named = set(
        re.findall(r"(?:^    |`)make ([a-z]+)", _read("README.md") + _read("CONTRIBUTING.md"), re.MULTILINE)
    )
    assert named <= targets
    assert {"demo", "test", "check", "bench", "run"} <= targets


def test_every_decision_names_the_ways_that_were_rejected() -> None:
    pages = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [path.name for path in pages if "## Rejected" not in path.read_text("utf-8")] == []
    assert len(pages) >= 6
