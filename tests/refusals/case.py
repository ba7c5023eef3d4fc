"""One line of the table of refusals: who may do an act, and how it is tried."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Any

from core.kit.actor import Actor, Role
from tests.world import World

Stage = Callable[[World], Awaitable[Any]]


async def everybody_joined(world: World) -> None:
    """The world as it begins."""


@dataclass(frozen=True, slots=True)
class Case:
    """Anybody not named here is refused, and nothing is left behind."""

    use_case: Callable[..., Awaitable[Any]]
    call: Callable[[World, Actor], Awaitable[Any]]
    """Tries the act on something of our house; the stage has put it into the world."""
    allowed: Collection[Role]
    stage: Stage = everybody_joined
    foreign: bool = True
    """False for an act upon oneself or one's own house, which a stranger does to his own."""
    by: Role | None = None
    """Who shows that the act is possible at all; the first allowed role unless named."""
    guests: bool = False
    """True where even a person without any hat may do it."""
    name: str = ""
    """Tells two lines about one use-case apart."""

    @property
    def title(self) -> str:
        return f"{self.use_case.__name__} {self.name}".strip()
