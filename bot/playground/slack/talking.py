"""What a person does outside of modals: writing, commands, files, shortcuts, the home tab."""

from collections.abc import Iterable
from typing import Any

from bot.playground.slack import payloads, wire
from bot.playground.slack.answering import command_answered, failed
from bot.playground.slack.delivering import Ack, deliver
from bot.playground.slack.events import (
    MESSAGE_EVENTS,
    file_shared,
    heard_in,
    link_shared,
    message_event,
    tell,
)
from bot.playground.slack.filling import Impossible
from bot.playground.slack.records import Channel, Message, StoredFile
from bot.playground.slack.seeing import Seeing

Upload = StoredFile | tuple[bytes, str]


class Talking(Seeing):
    """One user's voice."""

    async def say(self, text: str, channel: Channel | None = None, *, thread_ts: str = "") -> Message:
        """Write a message, to the app unless another conversation is named."""
        return await self._post(channel or self.dm, text, [], thread_ts)

    async def upload(
        self,
        content: bytes,
        name: str,
        channel: Channel | None = None,
        *,
        text: str = "",
        thread_ts: str = "",
    ) -> StoredFile:
        """Share a file; the app hears of the message and of the file."""
        stored = self._stored(content, name)
        place = channel or self.dm
        await self._post(place, text, [stored], thread_ts)
        if heard_in(self.space, place):
            await tell(self.space, file_shared(self.space, place, stored))
        return stored

    async def command(self, name: str, text: str = "", channel: Channel | None = None) -> Ack:
        """Type a slash command."""
        if not self.space.app.installed:
            raise Impossible("the app is not installed in this workspace")
        if name not in self.space.app.commands or "commands" not in self.space.app.scopes:
            raise Impossible(f"{name} is not a valid command")
        if self.member.team_id != self.space.team_id:
            raise Impossible("the app is not installed in this person's own workspace")
        place = (channel or self.dm).id
        payload = payloads.slash_command(self.space, self.id, name, text, place)
        ack = await deliver(self.space, "slash_commands", payload)
        command_answered(self.space, self.id, place, name, ack)
        return ack

    async def shortcut(self, callback_id: str) -> Ack:
        """Choose a global shortcut."""
        self._known_shortcut(callback_id)
        return await self._interact(payloads.shortcut(self.space, self.id, callback_id))

    async def message_shortcut(self, callback_id: str, message: Message) -> Ack:
        """Choose a shortcut from a message's menu."""
        self._known_shortcut(callback_id)
        return await self._interact(payloads.message_action(self.space, self.id, callback_id, message))

    async def open_home(self, tab: str = "home") -> Ack | None:
        """Open the app's home, or the messages beside it."""
        event: dict[str, Any] = {
            "type": "app_home_opened",
            "user": self.id,
            "channel": self.dm.id,
            "tab": tab,
            "event_ts": self.space.next_ts(),
        }
        home = self.home()
        if home is not None and tab == "home":
            event["view"] = wire.view(self.space, home)
        return await tell(self.space, event)

    def _known_shortcut(self, callback_id: str) -> None:
        if not self.space.app.installed:
            raise Impossible("the app is not installed in this workspace")
        known = self.space.app.shortcuts
        if known is not None and callback_id not in known:
            raise Impossible(f"there is no shortcut {callback_id!r}; there are: {', '.join(known) or 'none'}")

    async def _interact(self, payload: dict[str, Any]) -> Ack:
        ack = await deliver(self.space, "interactive", payload)
        failed(self.space, self.id, ack)
        return ack

    async def _post(
        self, channel: Channel, text: str, files: list[StoredFile], thread_ts: str = ""
    ) -> Message:
        if self.id not in channel.members:
            raise Impossible(f"{self.member.name} is not in {channel.name}")
        message = Message(channel.id, self.space.next_ts(), self.id, text, files=files, thread_ts=thread_ts)
        for one in files:
            one.shares[channel.id] = message.ts
        self.space.post(message)
        if heard_in(self.space, channel):
            event = message_event(self.space, channel, message)
            await tell(self.space, event, MESSAGE_EVENTS[channel.kind])
        links = link_shared(self.space, channel, message)
        if links is not None:
            await tell(self.space, links)
        return message

    def _uploads(self, wanted: Any) -> list[StoredFile]:
        """Files for a file input: ready ones, or bytes with a name."""
        items: Iterable[Upload] = wanted if isinstance(wanted, list) else [wanted] if wanted else []
        return [one if isinstance(one, StoredFile) else self._stored(*one) for one in items]

    def _stored(self, content: bytes, name: str) -> StoredFile:
        stored = StoredFile(self.space.number("F"), name, name, self.id, content, self.space.clock.now())
        stored.arrived = stored.complete = True
        self.space.files[stored.id] = stored
        return stored
