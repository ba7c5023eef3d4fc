"""Everybody types every command there is, theirs or not, into either chat; each gets a sensible answer."""

from datetime import timedelta

import pytest

from bot import registry
from bot.registry import Registry
from core.kit.actor import Role
from tests.chat import InSlack, InTelegram
from tests.plugins.chats import Scene
from tests.stages.invoices import PAID_AT, paid_invoice
from tests.stories.everybody import GUEST, KINDS, STRANGER, everybody
from tests.stories.watching import Chat, Eyes, Wire, quiet_logs, unfit

ALWAYS = ("help", "start", "drafts", "cancel", "")
"""What the desk itself answers."""
UNKNOWN = ("frobnicate", "post_jbo", "12", "/", "join", "link ABCD-EFGH")
REGISTRY = registry.load()


def typed_by(kind: str, found: Registry) -> tuple[list[str], list[str]]:
    """What a person of this kind may type, and what not."""
    role = Role(kind) if kind not in (GUEST, STRANGER) else None
    allowed = [*found.commands(role), *ALWAYS]
    known = [*found.forms, *found.actions]
    return allowed, [name for name in known if name not in allowed]


@pytest.mark.parametrize("channel", ["slack", "telegram"])
@pytest.mark.parametrize("after_the_hire", [False, True], ids=["empty", "after the hire"])
async def test_every_command_is_answered(scene: Scene, channel: str, after_the_hire: bool) -> None:
    walked: dict[str, int] = {}
    wrong: list[str] = []
    with quiet_logs() as loud:
        world, people = await everybody(scene)
        if after_the_hire:
            await paid_invoice(world)
            scene.clock.set(PAID_AT + timedelta(hours=1))
        await scene.settle()
        wire = Wire(scene.town.traffic)
        wrong += wire.refusals()
        for kind in KINDS:
            chat: Chat = getattr(people[kind], channel)
            allowed, forbidden = typed_by(kind, REGISTRY)
            eyes = Eyes(chat)
            eyes.look()
            for name in (*allowed, *forbidden, *UNKNOWN):
                said = await _answered(chat, eyes, name)
                walked[kind] = walked.get(kind, 0) + 1
                where = f"{kind} in {channel}: /{name}"
                if not said.strip():
                    wrong.append(f"{where} is not answered")
                if unfit(said):
                    wrong.append(f"{where} says {unfit(said)!r} in: {said}")
                wrong += [f"{where} is refused by the platform: {one}" for one in wire.refusals()]
    assert not loud, "\n".join(loud)
    assert not wrong, "\n".join(wrong)
    assert set(walked) == set(KINDS)
    assert min(walked.values()) >= 60, walked


async def _answered(chat: Chat, eyes: Eyes, name: str) -> str:
    """What the command brings; a conversation it began is ended again."""
    if isinstance(chat, InSlack):
        await chat.commands(name)
        said = eyes.look()
        while chat.account.open_view() is not None:
            await chat.closes()
        eyes.look()
        return said
    assert isinstance(chat, InTelegram)
    await chat.says(f"/{name}")
    said = eyes.look()
    if "Cancel" in chat.buttons():
        await chat.presses("Cancel")
        if "Discard" in chat.buttons():
            await chat.presses("Discard")
        eyes.look()
    return said
