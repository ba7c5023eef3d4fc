"""`hiresync doctor`: one line for each thing, and a failing exit when something has to be put right."""

import asyncio

from rich.console import Console
from rich.markup import escape

from bot.commands.running import run_until_stopped
from bot.doctor import Verdict, examine
from bot.settings import WrongSettings, read_settings

MARKS = {Verdict.WORKS: "[green]✓[/]", Verdict.MISSING: "[yellow]–[/]", Verdict.FAILS: "[red]✗[/]"}


def doctor() -> None:
    """Print the report."""
    run_until_stopped(_report)


async def _report(stop: asyncio.Event) -> int:
    console = Console(highlight=False, soft_wrap=True)
    try:
        settings = read_settings()
    except WrongSettings as wrong:
        for problem in str(wrong).splitlines():
            console.print(f"{MARKS[Verdict.FAILS]} {escape(problem)}")
        return 1
    with console.status("Trying every outside system …"):
        findings = await examine(settings)
    for one in findings:
        console.print(f"{MARKS[one.verdict]} {one.what}: {escape(one.said)}")
    return 1 if any(one.verdict is Verdict.FAILS for one in findings) else 0
