"""Rounds in which the sides take turns, so that what else the machine does falls on all of them."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

Take = Callable[[], Awaitable[float]]


@dataclass(frozen=True, slots=True)
class Rounds:
    """How much is measured."""

    rounds: int = 7
    requests: int = 800
    turns: int = 150
    messages: int = 5_000
    starts: int = 3
    dialogues: int = 160
    drafts: tuple[int, int] = (100, 100_000)
    """Conversations of other people that wait meanwhile."""
    choices: tuple[int, int] = (500, 50_000)
    """People among whom one is searched."""
    paced: tuple[int, int] = (1_000, 200)
    """Notifications, and chats to which they go."""
    behind: tuple[int, int] = (300, 100_000)
    """Chats, and messages that wait for one other chat."""
    claims: tuple[int, int, int] = (1_000, 300_000, 60)
    """Few waiting messages, many of them, and how often some are claimed."""
    presses: tuple[int, int, int] = (400, 100_000, 2_000)
    """Presses, digests that wait meanwhile, and chats to which those go."""


SMALLEST = Rounds(
    rounds=1,
    requests=20,
    turns=5,
    messages=20,
    starts=1,
    dialogues=8,
    drafts=(2, 20),
    choices=(20, 40),
    paced=(20, 20),
    behind=(10, 200),
    claims=(40, 400, 4),
    presses=(10, 100, 10),
)
"""Only to see that everything runs."""


async def interleaved(
    rounds: Rounds, sides: Mapping[str, Take], *, between: Callable[[], Awaitable[None]] | None = None
) -> dict[str, list[float]]:
    """One figure of each side in each round, after a first one that does not count; `between` comes then."""
    found: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds.rounds + 1):
        if number == 1 and between is not None:
            await between()
        for name, take in sides.items():
            figure = await take()
            if number:
                found[name].append(figure)
    return found
