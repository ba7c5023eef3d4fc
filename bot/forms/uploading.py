"""Files that come through the browser: whose, for which question, and kept once, whatever is tried."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.forms import events, store
from bot.forms.draft import Draft
from bot.forms.form import Field, Form
from bot.forms.kept_files import HELD, keep_file
from bot.forms.kinds import File
from bot.forms.path import find
from bot.forms.turn import turn
from bot.forms.turns import permit
from bot.forms.upload_links import Ticket, UploadLinks
from bot.forms.visit import Visit
from core.delivery.seen import first_time, was_seen
from core.gateways.file_checks import Terms, check_file
from core.kit.actor import Actor
from core.kit.clock import Clock
from core.kit.errors import Clash, WrongState
from core.kit.tokens import InvalidToken
from core.kit.transaction import transaction
from core.kit.words import N_, Words
from core.models.enums import DraftStatus
from core.people.identify import actor_of

BROWSER = "browser"
TRIES = 5


class LinkOver(WrongState):
    """A link of ours that counts no more."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question a link belongs to, and who is asked."""

    actor: Actor
    form: Form
    row: store.Row
    field: Field
    ticket: Ticket

    @property
    def words(self) -> Words:
        return Words(self.actor.locale, self.actor.zone)

    @property
    def terms(self) -> Terms:
        assert isinstance(self.field.kind, File)
        return self.field.kind.terms


class Uploads:
    """Takes what the upload page receives; the worker then goes on as with a file of any chat."""

    def __init__(self, forms: Mapping[str, Form], links: UploadLinks, clock: Clock) -> None:
        self._forms = forms
        self._links = links
        self._clock = clock

    async def asked(self, token: str) -> Asked:
        """What this link asks for; raises InvalidToken for one that is not ours, LinkOver for a spent one."""
        ticket = self._links.read(token)
        row = await store.load(ticket.draft)
        form = self._forms.get(row.draft.form) if row is not None else None
        if row is None or form is None:
            raise InvalidToken
        self._links.check(token, ticket, row.user_id)
        if ticket.expires_at <= self._clock.now():
            raise LinkOver(N_("This link has expired. The chat has a new one: write /drafts there."))
        if await was_seen(BROWSER, ticket.use):
            raise LinkOver(N_("A file was uploaded with this link already. Go on in the chat."))
        if row.status is not DraftStatus.OPEN:
            raise LinkOver(N_("This conversation has ended or was put aside. Write /drafts in the chat."))
        actor = replace(await actor_of(row.user_id), channel=row.channel)
        permit(form, actor)
        return Asked(actor, form, row, _field(form, row.draft, ticket), ticket)

    async def take(self, token: str, name: str, content: bytes) -> None:
        """Keep the file as the answer, once; raises FileRefused for one that cannot be taken."""
        for _ in range(TRIES):
            asked = await self.asked(token)
            check_file(content, name, asked.terms)
            try:
                return await self._keep(asked, name, content)
            except _OvertakenError:
                continue
        raise Clash(N_("The conversation was changed just now. Please upload the file again."))

    async def _keep(self, asked: Asked, name: str, content: bytes) -> None:
        actor, now, key = asked.actor, self._clock.now(), asked.ticket.key
        async with transaction(actor):
            if not await first_time(BROWSER, asked.ticket.use, now=now):
                raise LinkOver(N_("A file was uploaded with this link already. Go on in the chat."))
            stored = await keep_file(actor, name, content)
            raw = {"file": str(stored.id), "name": name, "size": stored.size, "transport": BROWSER}
            row = replace(asked.row, draft=asked.row.draft.moved(at=key))
            visit = Visit(actor, asked.form, row, now, dialogue=False)
            turned = await turn(visit, events.Gave({**raw, HELD: stored.id}))
            if key not in turned.answered:
                raise _OvertakenError


def _field(form: Form, draft: Draft, ticket: Ticket) -> Field:
    """The question, if it is still asked; an answer given since then is not replaced by an old link."""
    step = find(form, draft, ticket.key)
    is_old = draft.revision != ticket.revision and ticket.key in draft.answers
    if step is None or step.field is None or not isinstance(step.field.kind, File) or is_old:
        raise LinkOver(N_("The conversation has gone on since this link was made. Go on in the chat."))
    return step.field


class _OvertakenError(Exception):
    """The draft changed while the file was on its way: look again."""
