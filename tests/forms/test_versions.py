"""A draft begun with any version ever released goes to its end with today's form.

`make drafts` keeps a draft of a version that has none yet. A draft once kept is never written anew.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot import registry
from bot.forms import store
from bot.forms.advance import Effect
from bot.forms.draft import Draft
from bot.forms.upgrading import current
from bot.forms.visit import Visit
from core.kit.actor import Actor
from core.models import ConversationDraft
from tests.forms.beginnings import STAGES, Beginning, begin
from tests.forms.captured import Captured, asks, capture, kept_drafts
from tests.forms.exploring import Ways
from tests.forms.walking import Walk
from tests.plugins.database import Database
from tests.plugins.world import SmallWorld
from tests.world import World

FORMS = registry.load().forms


@dataclass
class Seen:
    """What one sweep over all stages found out."""

    today: dict[str, Captured] = field(default_factory=dict)
    ended: set[tuple[str, int, int]] = field(default_factory=set)
    ways: dict[str, Ways] = field(default_factory=dict)


async def test_drafts_of_every_version_go_to_their_end_and_no_version_is_missing(
    db: Database, small_world: SmallWorld
) -> None:
    kept, seen = {(one.form, one.version): one for one in kept_drafts()}, Seen()
    for stage, beginnings in STAGES.items():
        world = await small_world.stands_alone()
        await stage(world)
        await _look(seen, [(one, await begin(FORMS, one, world)) for one in beginnings])
        for one in beginnings:
            await _end(seen, one, world, [each for each in kept.values() if each.form == one.form])
    assert seen.today.keys() == FORMS.keys()
    for name, form in FORMS.items():
        if os.environ.get("HIRESYNC_CAPTURE") and (name, form.version) not in kept:
            seen.today[name].write()
            kept[name, form.version] = seen.today[name]
    _is_up_to_date(kept, seen.today)
    if not os.environ.get("HIRESYNC_CAPTURE"):
        assert len(seen.ended) == sum(len(one.drafts) for one in kept.values()) > len(FORMS)


def _is_up_to_date(kept: Mapping[tuple[str, int], Captured], today: Mapping[str, Captured]) -> None:
    assert {form for form, _ in kept} <= FORMS.keys(), "a form that is gone takes its captured drafts along"
    missing = [name for name, form in FORMS.items() if (name, form.version) not in kept]
    assert not missing, f"run `make drafts`, which keeps a draft of {missing}"
    changed = [name for name, form in FORMS.items() if kept[name, form.version].asks != today[name].asks]
    assert not changed, (
        f"{changed} ask something else than their version did: give each a new version (and a change for its"
        " answers where a field was renamed or split), then run `make drafts`"
    )


async def _look(seen: Seen, begun: Sequence[tuple[Beginning, Draft]]) -> None:
    """What each form asks today, and a draft of it as it stands at the review."""
    learnt = {draft.form: draft.facts for _, draft in begun if draft.subject}
    for _, draft in begun:
        form = FORMS[draft.form]
        ways = seen.ways.setdefault(draft.form, Ways(form))
        ways.explore(draft, learnt.get(draft.form, {}))
        before = seen.today[draft.form].drafts if draft.form in seen.today else []
        drafts = [*before, capture(form, draft)]
        seen.today[draft.form] = Captured(form.name, form.version, asks(ways), drafts)


async def _end(seen: Seen, one: Beginning, world: World, kept: Iterable[Captured]) -> None:
    """Bring what was begun alike to its end."""
    subject, actor = one.subject(world), one.actor(world)
    for captured in kept:
        for number, draft in enumerate(captured.drafts):
            if bool(draft["subject"]) == bool(subject):
                found = await _found(captured, {**draft, "subject": subject}, actor, one.now)
                assert _goes_to_its_end(found), (captured.form, captured.version)
                seen.ended.add((captured.form, captured.version, number))


async def _found(captured: Captured, draft: dict[str, Any], actor: Actor, now: datetime) -> Visit:
    """The draft as the next deploy finds it, and as its owner comes back to it."""
    row = await ConversationDraft.create(
        user_id=actor.user_id,
        form=captured.form,
        form_version=captured.version,
        channel="slack",
        status="parked",
        expires_at=now,
        **draft,
    )
    found = await store.load(row.id)
    assert found is not None
    return await current(Visit(actor, FORMS[captured.form], found, now, dialogue=True))


def _goes_to_its_end(found: Visit) -> bool:
    """And nothing that was answered is lost on the way."""
    walk = Walk(found.form, found.draft)
    is_ended = walk.goes_to_the_end() is Effect.SUBMIT
    given, kept = found.draft.answers, walk.draft.answers
    return is_ended and all(kept.get(key) == value for key, value in given.items())
