"""The shape of an act."""

from collections.abc import Awaitable, Callable

from bot.playground.page.cast import Resident
from bot.playground.page.panes import Json
from bot.playground.page.stage import Stage

Act = Callable[[Stage, Resident, Json], Awaitable[Json | None]]
"""Does something as this person; what it returns goes into the answer."""


class Refused(Exception):
    """The page cannot do that; the words are shown as they are."""
