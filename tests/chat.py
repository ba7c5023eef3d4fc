"""People as tests speak of them: `await asha.says("/inbox")`, `asha.sees("Unread")`, in either chat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot.playground.slack import Message as SlackMessage
from bot.playground.slack import SlackWorkspace
from bot.playground.slack import person as slack_person
from bot.playground.slack.controls import controls
from bot.playground.telegram.message import Message as TelegramMessage

if TYPE_CHECKING:
    from tests.plugins.chats import Scene


class Person:
    """One person with an account in each chat, who says and sees things in the one in use."""

    def __init__(self, scene: Scene, name: str) -> None:
        self.name = name
        self.slack = InSlack(scene, name)
        self.telegram = InTelegram(scene, name)
        self.chat: InSlack | InTelegram = self.slack

    def uses(self, chat: str) -> Person:
        """`slack` or `telegram`, from now on."""
        chats: dict[str, InSlack | InTelegram] = {"slack": self.slack, "telegram": self.telegram}
        self.chat = chats[chat]
        return self

    async def says(self, text: str) -> None:
        """Words, or a command with its slash: `/submit_resume` is typed as each chat wants it."""
        if text.startswith("/"):
            await self.chat.commands(text[1:])
        else:
            await self.chat.says(text)

    async def presses(self, label: str) -> None:
        """A button in sight, or the one that sends the page in front."""
        if isinstance(self.chat, InSlack) and self.chat.sends_by() == label:
            await self.chat.sends_page()
        else:
            await self.chat.presses(label)

    async def fills(self, **answers: Any) -> None:
        """Answer what is asked by the questions' keys (`__` for a dot), up to the review."""
        from tests.talking import answers_all  # It speaks of people, too.

        given = {key.replace("__", "."): value for key, value in answers.items()}
        await answers_all(self.chat, given, submit=False)

    async def attaches(self, content: bytes, name: str) -> None:
        """A file, as the answer to the question that waits."""
        await self.chat.sends(content, name)

    def sees(self, *texts: str) -> None:
        """Each of these is on the screen; a failing test shows the whole screen."""
        for text in texts:
            assert self.chat.sees(text), f"{self.name} does not see {text!r}:\n{self.chat.screen()}"

    def misses(self, *texts: str) -> None:
        """None of these is anywhere on the screen."""
        for text in texts:
            assert not self.chat.sees(text), f"{self.name} sees {text!r}:\n{self.chat.screen()}"


class InSlack:
    """What a person does and sees in Slack."""

    def __init__(self, scene: Scene, name: str, space: SlackWorkspace | None = None) -> None:
        """In the workspace that has the app from the start, unless another is named."""
        self._scene = scene
        self.account = slack_person(space or scene.town.slack, name)

    async def commands(self, typed: str) -> None:
        """`/hiresync <typed>`."""
        await self.account.command("/hiresync", typed)
        await self._scene.settle()

    async def says(self, text: str) -> None:
        await self.account.say(text)
        await self._scene.settle()

    async def sends(self, content: bytes, name: str) -> None:
        """A file in the direct message."""
        await self.account.upload(content, name)
        await self._scene.settle()

    async def presses(self, label: str) -> None:
        """A button of the modal in front, else of the newest message that has it."""
        view = self.account.open_view()
        place: Any = view
        if view is None or label not in self.buttons():
            place = next(one for one in reversed(self.account.messages()) if label in _labels(one))
        await self.account.press(place, label)
        await self._scene.settle()

    async def fills(self, **answers: Any) -> None:
        """Fill the page in front by the questions' keys (`__` for a dot) and send it."""
        values: Mapping[str, Any] = {key.replace("__", "."): value for key, value in answers.items()}
        await self.account.submit(None, values)
        await self._scene.settle()

    async def sends_page(self) -> None:
        """Press the modal's own button."""
        await self.account.submit()
        await self._scene.settle()

    def sends_by(self) -> str:
        """What the modal's own button says; empty where none is open."""
        view = self.account.open_view()
        return str((view.content.get("submit") or {}).get("text", "")) if view is not None else ""

    async def closes(self) -> None:
        await self.account.close()
        await self._scene.settle()

    async def opens_home(self) -> None:
        await self.account.open_home()
        await self._scene.settle()

    def sees(self, text: str) -> bool:
        """Somewhere on the screen: the modal in front, or any message."""
        return text in self.screen()

    def screen(self) -> str:
        """All text in sight, the newest message last and the modal at the end."""
        shown = [spoken(one.blocks) or one.text for one in self.account.messages()]
        view = self.account.open_view()
        if view is not None:
            shown.append(spoken([{"text": view.content["title"]}, *view.blocks]))
            shown += [f"{key}: {error}" for key, error in view.errors.items()]
        return "\n".join(shown)

    def modal(self) -> str:
        """The text of the modal in front; empty when none is open."""
        view = self.account.open_view()
        if view is None:
            return ""
        errors = [f"{key}: {error}" for key, error in view.errors.items()]
        return "\n".join([spoken([{"text": view.content["title"]}, *view.blocks]), *errors])

    def files(self) -> list[tuple[str, bytes]]:
        """Name and content of every file the app sent."""
        sent = [one for one in self.account.messages() if one.user != self.account.id]
        return [(file.name, file.content) for one in sent for file in one.files]

    def last(self) -> str:
        """The text of the app's newest message."""
        return spoken(self.account.last_message().blocks)

    def buttons(self) -> list[str]:
        """Those of the modal in front, else those of the newest message."""
        view = self.account.open_view()
        return _labels(view if view is not None else self.account.last_message())

    def asked(self) -> list[str]:
        """The keys of the questions in the modal in front."""
        view = self.account.open_view()
        return [block["block_id"] for block in view.blocks if block["type"] == "input"] if view else []


class InTelegram:
    """What a person does and sees in Telegram."""

    def __init__(self, scene: Scene, name: str) -> None:
        self._scene = scene
        first, _, last = name.partition(" ")
        people = scene.town.telegram.people.values()
        known = (one for one in people if one.names.get("last_name") == last)
        found = next((one for one in known if one.names["first_name"] == first), None)
        self.account = found or scene.town.telegram.person(first, last_name=last)

    async def starts(self, payload: str = "") -> None:
        await self.account.starts(payload)
        await self._scene.settle()

    async def says(self, text: str) -> None:
        await self.account.says(text)
        await self._scene.settle()

    async def commands(self, typed: str) -> None:
        """`/<typed>`."""
        await self.says(f"/{typed}")

    async def presses(self, label: str) -> None:
        """A button of the newest message that has it."""
        message = next(one for one in reversed(self.account.heard()) if _pressed(one, label))
        await self.account.presses(message, _pressed(message, label))
        await self._scene.settle()

    async def answers(self, *given: str) -> None:
        """One answer after the other: a button where one bears the words, else typed."""
        for one in given:
            if _pressed(self.account.heard()[-1], one):
                await self.presses(one)
            else:
                await self.says(one)

    async def sends(self, content: bytes, name: str) -> None:
        """A document."""
        await self.account.sends_document(content, name)
        await self._scene.settle()

    def sees(self, text: str) -> bool:
        return text in self.screen()

    def screen(self) -> str:
        """All the bot wrote, the newest last, and the alerts."""
        said = [one.text for one in self.account.heard()]
        return "\n".join([*said, *(one.text for one in self.account.alerts())])

    def files(self) -> list[tuple[str, bytes]]:
        """Name and content of every file the bot sent."""
        return [(one.media.name, one.media.content) for one in self.account.heard() if one.media is not None]

    def last(self) -> str:
        return self.account.heard()[-1].text

    def buttons(self) -> list[str]:
        """Those of the newest message."""
        return self.account.heard()[-1].button_texts

    def alert(self) -> str:
        """The newest alert."""
        alerts = self.account.alerts()
        return alerts[-1].text if alerts else ""


def _labels(place: Any) -> list[str]:
    return [control.label for control in controls(place) if control.kind == "button"]


def _pressed(message: TelegramMessage, label: str) -> str:
    """The button's own text: given in full, or without the mark before it."""
    for text in message.button_texts:
        if text == label or text.lstrip("☐☑‹✓ ") == label:
            return text
    return ""


def spoken(blocks: list[dict[str, Any]]) -> str:
    """All words of some blocks, in reading order."""
    found: list[str] = []
    _collect(blocks, found)
    return "\n".join(found)


def _collect(thing: Any, found: list[str]) -> None:
    if isinstance(thing, list):
        for one in thing:
            _collect(one, found)
    elif isinstance(thing, dict):
        text = thing.get("text")
        if isinstance(text, str):
            found.append(text)
        for name in ("text", "fields", "accessory", "elements", "label", "element", "hint"):
            if isinstance(thing.get(name), dict | list):
                _collect(thing[name], found)


__all__ = ["InSlack", "InTelegram", "Person", "SlackMessage"]
