"""`hiresync`: what an operator types; a command is imported when it is called, so that help is quick."""

import gc
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="HireSync runs a recruiting agency from Slack and Telegram.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
db = typer.Typer(help="The database.", no_args_is_help=True)
keys = typer.Typer(help="The keys that seal secrets at rest.", no_args_is_help=True)
deliveries = typer.Typer(help="Messages that did not arrive.")
app.add_typer(db, name="db")
app.add_typer(keys, name="keys")
app.add_typer(deliveries, name="deliveries")


class Part(StrEnum):
    """What a process may do; without a choice it does everything."""

    WEB = "web"
    WORKER = "worker"
    SCHEDULER = "scheduler"


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where the playground is opened.")] = 8080,
    data: Annotated[Path, typer.Option(help="Folder of the demo's database and key.")] = Path(".hiresync"),
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what was played so far.")] = False,
) -> None:
    """Play a whole hire on this machine: Slack, Telegram, LinkedIn and mail are local."""
    from bot.commands.demo import demo as command

    command(port, data, fresh=fresh)


@app.command()
def run(
    parts: Annotated[list[Part] | None, typer.Argument(help="Which parts; all when none is named.")] = None,
) -> None:
    """Run the product, configured by the environment and .env."""
    from bot.commands.run import run as command

    command(frozenset(part.value for part in parts or Part))


@app.command()
def doctor() -> None:
    """Tell what is set, what is missing and what it costs, and try each outside system."""
    from bot.commands.doctor import doctor as command

    command()


@db.command("upgrade")
def upgrade() -> None:
    """Bring the database to the schema of this program."""
    from bot.commands.db_upgrade import upgrade as command

    command()


@keys.command("new")
def new_key() -> None:
    """Print a new key; put it in front of the others in SECRET_KEYS."""
    from core.kit.crypto import Secrets

    typer.echo(Secrets.new_key())


@deliveries.callback(invoke_without_command=True)
def list_deliveries(context: typer.Context) -> None:
    """List the messages that were given up, or of which nobody knows whether they arrived."""
    if context.invoked_subcommand is None:
        from bot.commands.deliveries import list_troubled

        list_troubled()


@deliveries.command("resend")
def resend(ids: Annotated[list[int], typer.Argument(help="Numbers from the list.")]) -> None:
    """Send messages again, from their first attempt."""
    from bot.commands.deliveries import send_again

    send_again(ids)


def main() -> None:
    """The command `hiresync`."""
    # Collecting while modules are loaded finds nothing and takes a fifth of the time of a start.
    gc.disable()
    try:
        app()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
