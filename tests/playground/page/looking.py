"""The page's side of its socket, without a browser: the latest of every part, and acts with their answers."""

import asyncio
import itertools
import json
from collections.abc import Callable
from typing import Any, TypeVar

import aiohttp

T = TypeVar("T")
Json = dict[str, Any]


class OpenPage:
    """What an open page knows."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self.parts: Json = {}
        self.traffic: list[Json] = []
        self.person = ""

    async def be(self, person: str) -> None:
        """Look through somebody's eyes."""
        await self.act("be", person=person)
        self.person = person
        await self.until(lambda: self.parts.get("me") == person and "telegram.chat" in self.parts)

    async def act(self, what: str, /, **given: Any) -> Json:
        """Do something, and read on until it is answered."""
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "act": what, "person": self.person, **given})
        answers: list[Json] = []
        await self.until(lambda: bool(answers), hear=(number, answers))
        return answers[0]

    async def until(self, look: Callable[[], T], hear: tuple[int, list[Json]] = (0, [])) -> T:
        """Read what is pushed until something is true."""
        async with asyncio.timeout(25):
            while not (found := look()):
                message = json.loads((await self._socket.receive()).data)
                if message["kind"] == "snapshot":
                    self.parts |= message["parts"] | {"me": message["me"]}
                elif message["kind"] == "traffic":
                    self.traffic += message["lines"]
                elif message["id"] == hear[0]:
                    hear[1].append(message)
        return found

    # What is on it.

    @property
    def messages(self) -> list[Json]:
        """The conversation with HireSync in Slack."""
        found: list[Json] = self.parts["slack.messages"][self.parts["slack"]["dm"]]
        return found

    @property
    def modal(self) -> Json:
        stack: list[Json] = self.parts["slack.views"]["stack"]
        return stack[-1] if stack else {}

    @property
    def bubbles(self) -> list[Json]:
        found: list[Json] = self.parts["telegram.chat"]["messages"]
        return found

    def slack_button(self, words: str) -> Json:
        """The newest button of that name: what an act needs to press it; empty when there is none."""
        for message in reversed(self.messages):
            for block in message["blocks"]:
                for element in block.get("elements", []):
                    if block["type"] == "actions" and element["text"]["text"] == words:
                        return {
                            "ts": message["ts"],
                            "block": block["block_id"],
                            "action": element["action_id"],
                        }
        return {}

    def key(self, words: str) -> Json:
        """The newest key under a bubble."""
        for bubble in reversed(self.bubbles):
            for row in bubble["rows"]:
                for button in row:
                    if button["text"] == words:
                        return {"message": bubble["id"], "data": button["data"], "text": words}
        return {}

    def asked(self) -> dict[str, Json]:
        """The questions of the modal in front: element by block."""
        return {one["block_id"]: one["element"] for one in self.modal["blocks"] if one["type"] == "input"}
