"""The worker's part of a file answer: copy it, check it, learn from it, show the conversation again."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.forms import store
from bot.forms.compose import PROBLEM
from bot.forms.draft import Draft
from bot.forms.form import Form
from bot.forms.kept_files import HELD, held_file, keep_file
from bot.forms.kinds import File
from bot.forms.path import Step, find
from core.delivery.enqueue import enqueue
from core.gateways.file_checks import Terms, check_file
from core.gateways.resume_text import check_unlocked
from core.kit.actor import Actor
from core.kit.clock import Clock
from core.kit.errors import OutsideError, Refusal, Rejected, Unavailable
from core.kit.wire import pack
from core.kit.words import N_, Text
from core.models import StoredFile
from core.models.enums import DraftStatus
from core.people.identify import actor_of
from core.ports import FileTransport, Task

SETTLED = timedelta(seconds=2)
"""By then an acknowledgement has reached Slack, or has been given up."""
GOING_ON = (DraftStatus.OPEN, DraftStatus.PARKED)
"""A conversation put aside while its file is on the way has the file when it is taken up again."""
SHOW_DRAFT = "show_draft"
Show = Callable[[int], Awaitable[None]]
"""Draws the conversation again wherever its card stands."""


class FileCopier:
    """Performs `fetch_file` rows. Doing one twice is harmless: the second finds nothing waiting."""

    def __init__(
        self,
        forms: Mapping[str, Form],
        transports: Mapping[str, FileTransport],
        show: Show,
        clock: Clock,
    ) -> None:
        self._forms = forms
        self._transports = transports
        self._show = show
        self._clock = clock

    async def __call__(self, task: Task) -> str | None:
        """Copy the file of one answer; Unavailable is tried again, what fails for good is told."""
        draft_id, key = int(task.payload["draft"]), str(task.payload["key"])
        row = await store.load(draft_id)
        step = self._waiting(row, key, str(task.payload["file"]))
        if row is None or step is None:
            return None
        actor = await actor_of(row.user_id)
        given = row.draft.answers[key]
        try:
            stored = await self._stored(actor, step, given)
            facts = await self._taken(actor, row.draft, key, step, stored)
        except Unavailable:
            raise
        except Refusal as refusal:
            settled = await self._settle(draft_id, key, given["file"], None, refusal.text, {})
        except OutsideError:
            gone = Text(N_("I could not copy this file. Please send it once more."))
            settled = await self._settle(draft_id, key, given["file"], None, gone, {})
        else:
            settled = await self._settle(draft_id, key, given["file"], stored, None, facts)
            if not settled and HELD not in given:
                # The conversation ended meanwhile, or another worker was faster: this copy is nobody's.
                await stored.delete()
        await self._show(draft_id)
        await self._show_later(draft_id, settled, row.channel)
        return None

    async def _show_later(self, draft_id: int, revision: int, channel: str) -> None:
        """Once more: the page that says "I am reading" may reach a modal after the page that follows it."""
        if channel == "slack":
            now = self._clock.now()
            later = now + SETTLED
            payload = {"draft": draft_id, "revision": revision}
            await enqueue(
                lane="files:slack", kind=SHOW_DRAFT, payload=payload, now=now, priority=0, not_before=later
            )

    async def show(self, task: Task) -> str | None:
        """Performs `show_draft` rows; a person who has gone on is not led back."""
        row = await store.load(int(task.payload["draft"]))
        if row is not None and row.draft.revision == task.payload["revision"]:
            await self._show(row.draft.id)
        return None

    def _waiting(self, row: store.Row | None, key: str, reference: str) -> Step | None:
        """The step, if its answer still is this very file and still waits."""
        if row is None or row.status not in GOING_ON or row.draft.form not in self._forms:
            return None
        step = find(self._forms[row.draft.form], row.draft, key)
        if step is None or not step.waits(row.draft.answers):
            return None
        return step if row.draft.answers[key]["file"] == reference else None

    async def _stored(self, actor: Actor, step: Step, given: Mapping[str, Any]) -> StoredFile:
        """The file in our own store, looked at; one that is refused is not kept."""
        assert step.field is not None
        assert isinstance(step.field.kind, File)
        terms = step.field.kind.terms
        held = given.get(HELD)
        if held is None:
            content = await self._fetch(given, terms.most)
            await _check(content, given["name"], terms)
            return await keep_file(actor, given["name"], content)
        found = await held_file(actor, held)
        if found is None:
            raise Rejected("an uploaded file is gone")
        stored, content = found
        try:
            await _check(content, given["name"], terms)
        except Refusal:
            await stored.delete()
            raise
        return stored

    async def _fetch(self, given: Mapping[str, Any], limit: int) -> bytes:
        transport = self._transports.get(given["transport"])
        if transport is None:
            raise Rejected(f"no file transport {given['transport']!r}")
        return (await transport.fetch(given["workspace"], given["file"], limit=limit)).content

    async def _taken(
        self, actor: Actor, draft: Draft, key: str, step: Step, stored: StoredFile
    ) -> Mapping[str, Any]:
        """What the file teaches; one that is refused on a closer look is not kept."""
        try:
            return await self._learnt(actor, draft, key, step, stored)
        except Exception:
            await stored.delete()
            raise

    async def _learnt(
        self, actor: Actor, draft: Draft, key: str, step: Step, stored: StoredFile
    ) -> Mapping[str, Any]:
        assert step.field is not None
        learn = self._forms[draft.form].learn.get(step.field.name)
        if learn is None:
            return {}
        answers = {**draft.answers, key: {**draft.answers[key], "stored": stored.id}}
        return await learn(actor, draft.subject, replace(draft, answers=answers).given, self._clock.now())

    async def _settle(
        self,
        draft_id: int,
        key: str,
        reference: str,
        stored: StoredFile | None,
        problem: Text | None,
        facts: Mapping[str, Any],
    ) -> int:
        """Swap the reference for the stored file (or the problem), however often others were faster.

        Returns the draft's revision after that, 0 where nobody waits for the file any more.
        """
        while True:
            row = await store.load(draft_id)
            if self._waiting(row, key, reference) is None or row is None:
                return 0
            answers, learnt = dict(row.draft.answers), {**row.draft.facts, **facts}
            if stored is not None:
                waited = {name: value for name, value in answers[key].items() if name != HELD}
                answers[key] = {**waited, "stored": stored.id}
                if stored.owner_id != row.user_id:
                    # The conversation was handed to a colleague while its file was copied.
                    await StoredFile.filter(id=stored.id).update(owner_id=row.user_id)
            else:
                del answers[key]
            if problem is not None:
                learnt[PROBLEM + key] = {"msgid": problem.msgid, "params": pack(problem.params)}
            draft = replace(row.draft, answers=answers, facts=learnt)
            now = self._clock.now()
            if await store.save_quietly(draft, now=now):
                return draft.revision + 1


async def _check(content: bytes, name: str, terms: Terms) -> None:
    check_file(content, name, terms)
    await asyncio.to_thread(check_unlocked, content, name, terms)
