"""Lead a conversation page by page, as Slack's modals do, without a chat around it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot import registry
from bot.forms.draft import Token
from bot.forms.events import Act, Filled, Pressed
from bot.forms.files import FileCopier
from bot.forms.screen import Mode, Screen
from bot.forms.turns import Turns
from bot.forms.visit import Turned
from core.kit.actor import Actor
from core.kit.clock import TurnableClock
from core.models import OutboxMessage
from core.ports import FetchedFile, Task
from tests.world import NOW


@dataclass(frozen=True)
class Uploads:
    """The chat's own store of files, where the worker copies from."""

    files: Mapping[str, bytes]

    async def fetch(self, workspace: str, reference: str, *, limit: int) -> FetchedFile:
        return FetchedFile(reference, self.files[reference])


class Conversation:
    """One person's draft of one form."""

    def __init__(self, actor: Actor, form: str) -> None:
        self.actor = actor
        self.clock = TurnableClock(NOW)
        self.forms = registry.load().forms
        self.turns = Turns(self.forms, self.clock)
        self.form = form
        self.turned: Turned | None = None

    @property
    def screen(self) -> Screen:
        assert self.turned is not None, "begin first"
        return self.turned.screen

    async def begin(self, subject: str = "") -> Screen:
        self.turned = await self.turns.begin(self.actor, self.form, subject, dialogue=False)
        return self.screen

    async def fill(self, **answers: Any) -> Screen:
        """Send the page in front; what is suggested or kept stays, as a modal shows it filled in."""
        shown = {ask.key: ask.value for ask in self.screen.asks if ask.value is not None}
        raw = {key: _as_sent(value) for key, value in shown.items()}
        place = next(iter(self.screen.asks)).key.rpartition(".")[0] if self.screen.asks else ""
        prefix = f"{place}." if place else ""
        raw |= {prefix + name: value for name, value in answers.items()}
        return await self._take(Filled(raw))

    async def press(self, act: Act, arg: str = "") -> Screen:
        return await self._take(Pressed(act, arg))

    async def _take(self, event: Any) -> Screen:
        token = Token.parse(self.screen.token)
        assert token is not None
        self.turned = await self.turns.take(self.actor, token, event, dialogue=False)
        return self.screen

    async def copy_files(self, files: Mapping[str, bytes]) -> Screen:
        """Let the worker copy what was sent."""

        async def show(draft_id: int) -> None:
            self.turned = await self.turns.show(self.actor, draft_id, dialogue=False)

        copier = FileCopier(self.forms, {"chat": Uploads(files)}, show, self.clock)
        waiting = await OutboxMessage.filter(kind="fetch_file", state="waiting").order_by("id")
        assert waiting, "no file was sent"
        for row in waiting:
            await copier(Task(row.id, row.kind, row.lane, row.payload, 0))
            row.state = "sent"  # type: ignore[assignment]  # the column takes the word
            await row.save(update_fields=["state"])
        return self.screen

    def mode(self) -> Mode:
        """How the screen looks now."""
        return self.screen.mode

    @property
    def errors(self) -> dict[str, str]:
        return {ask.key: ask.error for ask in self.screen.asks if ask.error}


def upload(name: str, content: bytes) -> dict[str, Any]:
    """A file as a chat's handler describes it."""
    return {"file": name, "name": name, "size": len(content), "transport": "chat", "workspace": ""}


def _as_sent(value: Any) -> Any:
    """A kept value as the modal sends it back: picks by their value alone."""
    if isinstance(value, dict) and "value" in value:
        return value["value"]
    if isinstance(value, list):
        return [one["value"] if isinstance(one, dict) else one for one in value]
    return None if isinstance(value, dict) else value


__all__ = ["Conversation", "Mode", "upload"]
