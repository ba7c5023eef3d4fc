"""The worker's part of a file answer: copy it, check it, learn from it, show the conversation again."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.forms import store
from bot.forms.compose import PROBLEM
from bot.forms.draft import Draft
from bot.forms.form import Form
from bot.forms.kinds import File
from bot.forms.path import Step, find
from bot.forms.reading import MEBIBYTE
from core.delivery.enqueue import enqueue
from core.kit.actor import Actor
from core.kit.clock import Clock
from core.kit.errors import OutsideError, Refusal, Rejected, Unavailable
from core.kit.transaction import transaction
from core.kit.wire import pack
from core.kit.words import N_, Text
from core.models import StoredFile, StoredFileContent
from core.models.enums import DraftStatus
from core.people.identify import actor_of
from core.ports import FetchedFile, FileTransport, Task

SETTLED = timedelta(seconds=2)
"""By then an acknowledgement has reached Slack, or has been given up."""
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
        assert step.field is not None
        assert isinstance(step.field.kind, File)
        try:
            content = await self._fetch(given, step.field.kind)
            check_type(content.content, step.field.kind)
            stored = await keep_file(actor, given["name"], content.content)
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
        if row is None or row.status is not DraftStatus.OPEN or row.draft.form not in self._forms:
            return None
        step = find(self._forms[row.draft.form], row.draft, key)
        if step is None or not step.waits(row.draft.answers):
            return None
        return step if row.draft.answers[key]["file"] == reference else None

    async def _fetch(self, given: Mapping[str, Any], kind: File) -> FetchedFile:
        transport = self._transports.get(given["transport"])
        if transport is None:
            raise Rejected(f"no file transport {given['transport']!r}")
        limit = kind.most_mb * MEBIBYTE
        return await transport.fetch(given["workspace"], given["file"], limit=limit)

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
                answers[key] = {**answers[key], "stored": stored.id}
            else:
                del answers[key]
            if problem is not None:
                learnt[PROBLEM + key] = {"msgid": problem.msgid, "params": pack(problem.params)}
            draft = replace(row.draft, answers=answers, facts=learnt)
            now = self._clock.now()
            if await store.save_quietly(draft, now=now):
                return draft.revision + 1


async def keep_file(actor: Actor, name: str, content: bytes) -> StoredFile:
    """Store a file that a person sent."""
    async with transaction(actor):
        stored = await StoredFile.create(
            organization_id=actor.organization_id,
            owner_id=actor.user_id,
            purpose="answer",
            name=name[:255],
            media_type=media_type(content),
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
        )
        await StoredFileContent.create(file_id=stored.id, content=content)
    return stored


MAGIC = (
    (b"%PDF-", "pdf", "application/pdf"),
    (b"PK\x03\x04", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"\x89PNG\r\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
    (b"\xd0\xcf\x11\xe0", "doc", "application/msword"),
)


def media_type(content: bytes) -> str:
    """What the first bytes say a file is; names are not believed."""
    return next((kind for magic, _, kind in MAGIC if content.startswith(magic)), "application/octet-stream")


def check_type(content: bytes, kind: File) -> None:
    """Refuse a file whose content is not of the types asked for."""
    found = next((ending for magic, ending, _ in MAGIC if content[:1024].lstrip().startswith(magic)), "")
    if found in kind.types:
        return
    types = ", ".join(one.upper() for one in kind.types)
    if found in ("png", "jpg"):
        raise Refusal(N_("This is a picture. Please send the document itself as {types}."), types=types)
    if found == "doc":
        raise Refusal(N_("This is an old Word file. Save it as {types} and send it again."), types=types)
    raise Refusal(N_("This file is not what its name says. Please send {types}."), types=types)
