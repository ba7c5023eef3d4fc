"""One person at one conversation, at one moment; and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.forms import store
from bot.forms.draft import Draft
from bot.forms.form import Form
from bot.forms.screen import Screen
from bot.forms.standing import standing
from bot.forms.upload_links import UploadLinks
from core.drafts.deadlines import while_open
from core.kit.actor import Actor
from core.kit.words import Words


@dataclass(frozen=True, slots=True)
class Turned:
    """What came of a turn: the screen to show, and where the conversation stood before."""

    screen: Screen
    draft_id: int
    form: str
    surface: Mapping[str, Any]
    answered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """One person at one conversation, at one moment."""

    actor: Actor
    form: Form
    row: store.Row
    now: datetime
    dialogue: bool
    """A question at a time, with the options of a long list; else a page at a time."""
    event_id: str = ""
    uploads: UploadLinks | None = None

    @property
    def draft(self) -> Draft:
        return self.row.draft

    @property
    def words(self) -> Words:
        return Words(self.actor.locale, self.actor.zone)

    @property
    def moved_from(self) -> str:
        """The other chat, where this person's conversation stood until now; empty where it did not."""
        return self.row.channel if self.row.channel != self.actor.channel else ""

    def touch(self, draft: Draft) -> store.Touch:
        """What a turn leaves in the row beside the draft itself."""
        return store.Touch(
            now=self.now,
            due=while_open(self.now, self.form.life),
            standing=standing(self.form, draft, self.row.standing.about),
            version=self.form.version,
            title=self.form.title,
            channel=self.actor.channel,
            event_id=self.event_id,
        )

    def turned(self, screen: Screen, answered: tuple[str, ...] = ()) -> Turned:
        """The screen, with where the conversation stood."""
        return Turned(screen, self.draft.id, self.form.name, self.row.surface, answered)
