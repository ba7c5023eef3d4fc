"""`hiresync`: what an operator types; a command is imported when it is called, so that help is quick."""

import gc
from datetime import datetime
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
deliveries = typer.Typer(help="Messages on their way, and those that did not arrive.")
app.add_typer(db, name="db")
slack = typer.Typer(help="The Slack app.", no_args_is_help=True)
app.add_typer(keys, name="keys")
app.add_typer(slack, name="slack")
telegram = typer.Typer(help="The Telegram bot.", no_args_is_help=True)
app.add_typer(telegram, name="telegram")
app.add_typer(deliveries, name="deliveries")
admin = typer.Typer(help="Those who answer tickets.", no_args_is_help=True)
app.add_typer(admin, name="admin")


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


@keys.command("rotate")
def rotate_keys() -> None:
    """Seal every stored token with the first of SECRET_KEYS, so that older keys can be taken away."""
    from bot.commands.keys_rotate import rotate

    rotate()


class Env(StrEnum):
    """Which app of two: people work with one, developers try the other beside it."""

    DEV = "dev"
    PROD = "prod"


class Mode(StrEnum):
    """How Slack reaches the house."""

    SOCKET = "socket"
    HTTP = "http"


class Format(StrEnum):
    """Slack takes both."""

    JSON = "json"
    YAML = "yaml"


@slack.command("manifest")
def manifest(
    env: Annotated[Env, typer.Option(help="A dev app has a name and a command of its own.")] = Env.PROD,
    mode: Annotated[Mode, typer.Option(help="Socket Mode needs no public address.")] = Mode.SOCKET,
    public_url: Annotated[
        str, typer.Option(help="Where Slack and browsers reach the house; PUBLIC_URL unless given.")
    ] = "",
    format: Annotated[Format, typer.Option(help="What is printed.")] = Format.YAML,
) -> None:
    """Print the manifest from which Slack makes the app: paste it at api.slack.com/apps."""
    from bot.commands.slack_manifest import print_manifest

    print_manifest(env.value, mode.value, public_url, format.value)


@telegram.callback()
def telegram_bot() -> None:
    """The Telegram bot."""


@telegram.command("setup")
def set_up_telegram() -> None:
    """Set the bot's menus, descriptions and menu button in every language; run it at every deploy."""
    from bot.commands.telegram_setup import setup

    setup()


@admin.callback()
def admins() -> None:
    """Those who answer tickets."""


@admin.command("add")
def add_admin(email: Annotated[str, typer.Argument(help="The address of the person.")]) -> None:
    """Make a person an admin; somebody unknown gets a link to come in."""
    from bot.commands.admin_add import add

    add(email)


class State(StrEnum):
    """Where a message stands."""

    LATER = "later"
    WAITING = "waiting"
    LEASED = "leased"
    SENT = "sent"
    PARKED = "parked"
    UNKNOWN = "unknown"
    DROPPED = "dropped"


Numbers = Annotated[list[int] | None, typer.Argument(help="Numbers from the list.")]
All = Annotated[bool, typer.Option("--all", help="Everything that waits for a decision.")]
Lane = Annotated[str, typer.Option(help="One lane, or its beginning, such as telegram.")]


@deliveries.callback(invoke_without_command=True)
def list_deliveries(
    context: typer.Context,
    state: Annotated[
        list[State] | None, typer.Option(help="Only these; parked and unknown unless something is asked for.")
    ] = None,
    person: Annotated[str, typer.Option(help="Only those for this person: a number or an address.")] = "",
    lane: Lane = "",
    since: Annotated[datetime | None, typer.Option(help="Only those ordered since then, UTC.")] = None,
    after: Annotated[int, typer.Option(min=0, help="Go on after this number.")] = 0,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many at once.")] = 100,
) -> None:
    """List messages: first of all those given up, or of which nobody knows whether they arrived."""
    if context.invoked_subcommand is None:
        from bot.commands.deliveries import list_deliveries as command

        command([one.value for one in state or ()], person, lane, since, after, limit)


@deliveries.command("show")
def show_delivery(number: Annotated[int, typer.Argument(help="A number from the list.")]) -> None:
    """Show one message with every attempt to send it."""
    from bot.commands.deliveries import show_delivery as command

    command(number)


@deliveries.command("retry")
def retry(numbers: Numbers = None, everything: All = False, lane: Lane = "") -> None:
    """Send messages again, from their first attempt."""
    from bot.commands.deliveries import send_again

    send_again(numbers or (), lane, everything=everything)


@deliveries.command("drop")
def drop(numbers: Numbers = None, everything: All = False, lane: Lane = "") -> None:
    """Leave messages unsent for good."""
    from bot.commands.deliveries import drop as command

    command(numbers or (), lane, everything=everything)


def main() -> None:
    """The command `hiresync`."""
    # Collecting while modules are loaded finds nothing and takes a fifth of the time of a start.
    gc.disable()
    try:
        app()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
