"""One open page: pushes what changed for the person it shows, and does what it asks."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiohttp import WSCloseCode, WSMsgType, web

from bot.playground.changes import NeverHappenedError
from bot.playground.page.acts import ACTS
from bot.playground.page.acts.act import Refused
from bot.playground.page.acts.slack_modal import sentence
from bot.playground.page.cast import Resident
from bot.playground.page.elsewhere import in_workspace
from bot.playground.page.panes import Json
from bot.playground.page.panes.town import exchange_json, said_to
from bot.playground.page.recognising import recognise
from bot.playground.page.snapshot import known_to_house, snapshot
from bot.playground.page.stage import Stage
from bot.playground.slack import Impossible
from bot.playground.slack.neighbour import workspace
from bot.playground.telegram.errors import CannotDoError

log = structlog.get_logger()
SETTLE = 0.03
"""Seconds to wait for further changes before the page is told."""
FIRST_EXCHANGES = 150
REFUSALS = (Refused, Impossible, CannotDoError, NeverHappenedError)


class Live:
    """The conversation with one page over its socket."""

    def __init__(self, stage: Stage, socket: web.WebSocketResponse) -> None:
        self._stage, self._socket = stage, socket
        self._me: Resident = next(iter(stage.cast.residents.values()))
        self._team = stage.town.slack.team_id
        self._changed = asyncio.Event()
        self._told: dict[str, str] = {}
        self._seen: dict[str, int] = {key: said_to(stage, key) for key in stage.cast.residents}
        self._exchanges = 0

    async def run(self, closing: asyncio.Event | None = None) -> None:
        """Until the page is closed, or the playground is."""
        town = self._stage.town
        sources = (
            town.slack.changes.next, town.telegram.changes.next, town.mailbox.changes.next,
            town.linkedin.changes.next, self._stage.changes.next,
        )  # fmt: skip
        beside = [asyncio.create_task(self._watch(source)) for source in sources]
        beside += [asyncio.create_task(self._push()), asyncio.create_task(self._follow_traffic())]
        if closing is not None:
            beside.append(asyncio.create_task(self._hang_up(closing)))
        self._changed.set()
        try:
            await self._listen()
        finally:
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)

    async def _hang_up(self, closing: asyncio.Event) -> None:
        await closing.wait()
        await self._socket.close(code=WSCloseCode.GOING_AWAY, message=b"The playground is closing.")

    async def _listen(self) -> None:
        """Each act has a task of its own, so that a slow one does not hold up the next."""
        acting: set[asyncio.Task[None]] = set()
        try:
            async for message in self._socket:
                if message.type is WSMsgType.TEXT:
                    task = asyncio.create_task(self._act(json.loads(message.data)))
                    acting.add(task)
                    task.add_done_callback(acting.discard)
        finally:
            for task in acting:
                task.cancel()
            await asyncio.gather(*acting, return_exceptions=True)

    async def _act(self, given: Json) -> None:
        answer: Json = {"kind": "answer", "id": given.get("id")}
        try:
            answer |= {"ok": True, **(await self._done(given) or {})}
        except REFUSALS as refusal:
            answer |= {"ok": False, "error": sentence(str(refusal))}
        except (LookupError, ValueError, TypeError) as mistake:
            log.warning("playground_act_failed", act=given.get("act"), error=repr(mistake))
            answer |= {"ok": False, "error": "The page asked for something that is not there any more."}
        self._stage.changes.happened()
        await self._send(answer)

    async def _done(self, given: Json) -> Json | None:
        if given["act"] == "be":
            self._me = self._stage.cast.residents.get(str(given["person"]), self._me)
            return None
        if given["act"] == "slack.workspace":
            self._team = workspace(self._stage.town.slack, str(given["team"])).team_id
            return None
        person = self._stage.cast.residents[str(given.get("person") or self._me.key)]
        stage, person = in_workspace(self._stage, person, self._team)
        return await ACTS[str(given["act"])](stage, person, given)

    async def _watch(self, next_change: Callable[[], Awaitable[None]]) -> None:
        while True:
            await next_change()
            self._changed.set()

    async def _push(self) -> None:
        """Only the parts that are not as the page already has them."""
        while True:
            await self._changed.wait()
            await asyncio.sleep(SETTLE)
            self._changed.clear()
            me = self._me
            self._seen[me.key] = said_to(self._stage, me.key)
            await recognise(self._stage)
            _, here = in_workspace(self._stage, me, self._team)
            parts = snapshot(self._stage, here, self._seen, await known_to_house(self._stage, here))
            written = {name: json.dumps(part, ensure_ascii=False) for name, part in parts.items()}
            fresh = {name: parts[name] for name, text in written.items() if self._told.get(name) != text}
            if fresh:
                self._told |= written
                await self._send({"kind": "snapshot", "me": me.key, "parts": fresh})

    async def _follow_traffic(self) -> None:
        async with self._stage.town.traffic.follow() as queue:
            await self._tell_traffic(self._stage.town.traffic.last(FIRST_EXCHANGES))
            while True:
                found = [await queue.get()]
                await asyncio.sleep(SETTLE)
                while not queue.empty():
                    found.append(queue.get_nowait())
                await self._tell_traffic(found)

    async def _tell_traffic(self, found: list[Any]) -> None:
        lines = []
        for one in found:
            self._exchanges += 1
            lines.append(exchange_json(one, self._exchanges))
        await self._send({"kind": "traffic", "lines": lines})

    async def _send(self, what: Json) -> None:
        if not self._socket.closed:
            await self._socket.send_json(what)
