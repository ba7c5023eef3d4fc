"""What both chats do with a message or a press, before and after anything of the wire."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

import structlog

from bot.action import Look, Press
from bot.asking.inbox_cards import ONE
from bot.forms.cleaning import cleaned
from bot.forms.draft import NUMBER, Token
from bot.forms.events import Event
from bot.forms.finding import latest_open
from bot.forms.screen import Options, Screen
from bot.forms.store import keep_surface
from bot.forms.turns import Turns
from bot.forms.upload_links import UploadLinks
from bot.forms.visit import Turned
from bot.home import Home, Section, home_sections
from bot.looking import DRAFTS
from bot.registry import Registry
from bot.welcome import drafts_card, help_card, stranger_card, welcome_card
from core.kit.actor import Actor
from core.kit.card import Card
from core.kit.clock import Clock
from core.kit.errors import NotFound, Refusal
from core.kit.watch import UNWATCHED, Watch
from core.kit.words import N_, Text, Words
from core.people.accept_invitation import accept_invitation
from core.people.admit_guest import admit_guest
from core.people.bind_chat import bind_chat
from core.people.identify import Visitor, actor_behind
from core.ports import Shown

log = structlog.get_logger()
LINK_CODE = re.compile(r"(?:link\s+)?([A-Z0-9]{4}-[A-Z0-9]{4})", re.IGNORECASE)
"""What /link shows; whoever brings it to another chat need not know a command."""
FROM_MAIL = re.compile(r"show_(\d{1,18})")
"""What a mail's link to the bot carries: the news to show."""
Introduce = Callable[[Visitor], Awaitable[Visitor]]
"""Asks the platform what each event does not say of a person, once: when we meet."""
OWN = ("help", "drafts", "resume", "cancel")
"""What the desk itself answers, typed or pressed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What to show the person: a toast for him alone, a card, or the screen of a conversation."""

    words: Words
    toast: str = ""
    card: Card | None = None
    in_place: bool = False
    turned: Turned | None = None
    is_refusal: bool = False
    """The toast says no, and must not pass unread."""
    reader: int | None = None
    """The person whose card it is, where it is to be kept in step."""
    look: Look | None = None
    """What draws the card again."""

    @property
    def screen(self) -> Screen | None:
        return self.turned.screen if self.turned else None


class Desk:
    """Receives people: knows them by their chat, leads commands, presses and answers where they belong."""

    def __init__(
        self,
        registry: Registry,
        clock: Clock,
        *,
        dialogue: bool,
        keys: Sequence[bytes],
        uploads: UploadLinks | None = None,
        introduce: Introduce | None = None,
        watch: Watch = UNWATCHED,
    ) -> None:
        self.registry = registry
        self._watch = watch
        self.turns = Turns(registry.forms, clock, uploads)
        self._clock = clock
        self._dialogue = dialogue
        self._keys = keys
        self._introduce = introduce

    async def actor(self, visitor: Visitor) -> Actor | None:
        """Who this is, as the database knows it."""
        return await actor_behind(visitor)

    async def words(self, visitor: Visitor) -> Words:
        """The language he chose, or else the one of his profile."""
        actor = await self.actor(visitor)
        return _words(actor) if actor is not None else Words((await self._met(visitor)).language)

    async def words_of_apology(self, visitor: Visitor) -> Words:
        """The same where something has failed already: what cannot be asked now costs nobody the apology."""
        try:
            return await self.words(visitor)
        except Exception:
            log.exception("language_unknown")
            return Words(visitor.language)

    async def command(self, visitor: Visitor, name: str, typed: str = "") -> Answer:
        """A command by its name, without the slash."""
        actor = await self.actor(visitor)
        if not typed and LINK_CODE.fullmatch(name.strip()):
            return await self._join(visitor, actor, name.strip())
        name, typed = cleaned(name.strip().lower().replace("-", "_")), cleaned(typed)
        if actor is not None and name == "start" and (news := FROM_MAIL.fullmatch(typed)):
            return await self._run(actor, "inbox", (ONE, news[1]), as_command=False)
        if name in ("start", "join", "link") and typed:
            return await self._join(visitor, actor, typed.strip())
        if actor is None:
            return await self._stranger(visitor)
        if name in ("start", "help", ""):
            return Answer(_words(actor), card=help_card(actor, self.registry, _words(actor)))
        if name == "drafts":
            return await self._drafts(actor)
        if name == "resume":
            return await self._go_on(actor)
        if name == "cancel":
            return await self._cancel(actor)
        return await self._run(actor, name, tuple(typed.split()), as_command=True)

    async def press(self, visitor: Visitor, name: str, args: tuple[str, ...]) -> Answer:
        """A button of a card."""
        actor = await self.actor(visitor)
        if actor is None and self._is_open_to_strangers(name):
            visitor = await self._met(visitor)
            try:
                guest = await admit_guest(visitor, now=self._clock.now())
            except Refusal as refusal:
                return _refused(Words(visitor.language), refusal)
            actor = replace(guest, channel=visitor.channel)
        if actor is None:
            return await self._stranger(visitor)
        number = int(args[0]) if args and NUMBER.fullmatch(args[0]) else None
        if name == "resume" and number is not None:
            return await self._resumed(actor, number)
        if name == "drafts" and number is not None:
            return await self._drafts(actor, number)
        if name in OWN:
            return await self.command(visitor, name)
        return await self._run(actor, name, cleaned(args), as_command=False)

    async def cancel(self, visitor: Visitor, draft: int) -> Answer:
        """End the conversation that is named."""
        actor = await self.actor(visitor)
        return await self._stranger(visitor) if actor is None else await self._cancel(actor, draft)

    async def begin(self, visitor: Visitor, form: str, subject: str, given: Mapping[str, Any]) -> Answer:
        """A conversation of which some answers are known beforehand."""
        actor = await self.actor(visitor)
        if actor is None:
            return await self._stranger(visitor)
        try:
            taken = await self.turns.begin(actor, form, subject, dialogue=self._dialogue, given=given)
        except Refusal as refusal:
            return _refused(_words(actor), refusal)
        return Answer(_words(actor), turned=taken)

    async def turn(self, visitor: Visitor, token: str, event: Event, *, event_id: str = "") -> Answer:
        """A press or a page of a conversation."""
        actor = await self.actor(visitor)
        if actor is None:
            return await self._stranger(visitor)
        parsed, began = Token.parse(token), perf_counter()
        if parsed is None:
            return _refused(_words(actor), NotFound())
        try:
            taken = await self.turns.take(actor, parsed, event, dialogue=self._dialogue, event_id=event_id)
        except Refusal as refusal:
            return _refused(_words(actor), refusal)
        self._took(taken.form, actor, began)
        log.info("turn", draft=taken.draft_id, form=taken.form, user=actor.user_id, channel=actor.channel)
        return Answer(_words(actor), turned=taken, reader=actor.user_id)

    async def text(self, visitor: Visitor, raw: Any, *, event_id: str, draft: int | None = None) -> Answer:
        """Typed text or a file outside any command: the answer to the present question, if there is one.

        Of the conversation that is named, or else of the one touched last.
        """
        actor = await self.actor(visitor)
        if actor is None and isinstance(raw, str) and (code := LINK_CODE.fullmatch(raw.strip())):
            return await self._join(visitor, actor, code[1])
        if actor is None:
            return await self._stranger(visitor)
        words, began = _words(actor), perf_counter()
        try:
            taken = await self.turns.answer(actor, raw, event_id=event_id, draft_id=draft)
        except Refusal as refusal:
            return _refused(words, refusal)
        if taken is None:
            return Answer(words, card=help_card(actor, self.registry, words, puzzled=True))
        self._took(taken.form, actor, began)
        return Answer(words, turned=taken, reader=actor.user_id)

    async def options(self, visitor: Visitor, token: str, key: str, typed: str) -> Options:
        """What an external select offers; nothing to a stranger."""
        actor, parsed = await self.actor(visitor), Token.parse(token)
        if actor is None or parsed is None:
            return Options(())
        try:
            return await self.turns.options(actor, parsed, key, typed)
        except Refusal:
            return Options(())

    async def home(self, visitor: Visitor, news: Card | None = None) -> Home:
        """The start page: what waits, what today brings, what was begun, what can be done."""
        actor = await self.actor(visitor)
        if actor is None:
            stranger = await self._stranger(visitor)
            assert stranger.card is not None
            return None, stranger.words, [Section("HireSync", (stranger.card,))]
        begun = await self.turns.unfinished(actor)
        sections = await home_sections(actor, self.registry, begun, self._clock.now(), news)
        return actor, _words(actor), sections

    async def present(self, visitor: Visitor) -> Answer | None:
        """The conversation touched last in this chat as it stands; None without one."""
        actor = await self.actor(visitor)
        found = await latest_open(actor.user_id, actor.channel) if actor is not None else None
        return await self._shown(actor, found) if actor is not None and found is not None else None

    async def where(
        self, draft_id: int, channel: str, place: Mapping[str, Any] | None, card: Shown | None = None
    ) -> None:
        """Remember where the conversation stands now, and the card a reply to which belongs to it."""
        await keep_surface(draft_id, channel, place, card)

    # The ways a name can lead.

    async def _run(self, actor: Actor, name: str, args: tuple[str, ...], *, as_command: bool) -> Answer:
        words, began = _words(actor), perf_counter()
        try:
            form = self.registry.forms.get(name)
            if form is not None and not (as_command and form.needs_subject):
                subject = args[0] if args and not as_command else ""
                taken = await self.turns.begin(actor, name, subject, dialogue=self._dialogue)
                self._took(name, actor, began)
                return Answer(words, turned=taken, reader=actor.user_id)
            action = self.registry.actions.get(name)
            if action is None or (as_command and not action.description):
                return self._unknown(actor, name)
            reply = await action.run(Press(actor, args, self._clock.now()))
        except Refusal as refusal:
            return _refused(words, refusal)
        self._took(name, actor, began)
        log.info("action", name=name, user=actor.user_id, channel=actor.channel)
        toast = words(reply.toast) if reply.toast else ""
        look = reply.look or (Look(name, args) if action.looks else None)
        return Answer(words, toast, reply.card, reply.in_place, reader=actor.user_id, look=look)

    def _took(self, act: str, actor: Actor, began: float) -> None:
        self._watch.turned(act, actor.channel, perf_counter() - began)

    def _unknown(self, actor: Actor, name: str) -> Answer:
        words = _words(actor)
        near = self.registry.nearest(name, actor.role)
        if self.registry.is_button(name):
            text = Text(N_("That is a button, not a command. /inbox shows your news with its buttons."))
        elif near:
            text = Text(
                N_("I do not know “{name}”. Did you mean /{near}?"), {"name": name[:40], "near": near}
            )
        else:
            text = Text(N_("I do not know “{name}”. /help shows what I can do."), {"name": name[:40]})
        return Answer(words, card=Card(words(text)))

    async def _drafts(self, actor: Actor, before: int | None = None) -> Answer:
        """What was begun and not ended; `before` is the last of the page seen, 0 the beginning."""
        rows, words = await self.turns.unfinished(actor, before or None), _words(actor)
        return Answer(
            words,
            card=drafts_card(rows, self.registry, words),
            in_place=before is not None,
            reader=actor.user_id,
            look=Look(DRAFTS, (str(before),) if before else ()),
        )

    async def _go_on(self, actor: Actor) -> Answer:
        """Where there is but one conversation to go on with, there; else they are listed."""
        only = await self.turns.only_one(actor)
        return await self._drafts(actor) if only is None else await self._resumed(actor, only)

    async def _shown(self, actor: Actor, draft_id: int) -> Answer:
        try:
            taken = await self.turns.show(actor, draft_id, dialogue=self._dialogue)
        except Refusal as refusal:
            return _refused(_words(actor), refusal)
        return Answer(_words(actor), turned=taken)

    async def _resumed(self, actor: Actor, draft_id: int) -> Answer:
        try:
            taken = await self.turns.resume(actor, draft_id, dialogue=self._dialogue)
        except Refusal as refusal:
            return _refused(_words(actor), refusal)
        return Answer(_words(actor), turned=taken)

    async def _cancel(self, actor: Actor, draft: int | None = None) -> Answer:
        words = _words(actor)
        try:
            ended = await self.turns.cancel(actor, draft)
        except Refusal as refusal:
            return _refused(words, refusal)
        if ended is None:
            return Answer(words, card=Card(words(N_("There is nothing to cancel."))))
        return Answer(words, turned=ended)

    async def _join(self, visitor: Visitor, actor: Actor | None, code: str) -> Answer:
        """An invitation's token, or the short code that adds a second chat."""
        now = self._clock.now()
        if actor is None:
            visitor = await self._met(visitor)
        try:
            if len(code) <= 12:
                joined = await bind_chat(visitor, code, now=now)
            else:
                joined = await accept_invitation(visitor, code, keys=self._keys, now=now)
        except Refusal as refusal:
            return _refused(_words(actor) if actor else Words(visitor.language), refusal)
        words = _words(joined)
        return Answer(words, card=welcome_card(joined, words))

    def _is_open_to_strangers(self, name: str) -> bool:
        form = self.registry.forms.get(name)
        return form is not None and form.anonymous

    async def _met(self, visitor: Visitor) -> Visitor:
        """Somebody new, with what the platform tells of him beyond the event."""
        return await self._introduce(visitor) if self._introduce is not None else visitor

    async def _stranger(self, visitor: Visitor) -> Answer:
        words = Words((await self._met(visitor)).language)
        return Answer(words, card=stranger_card(words))


def _words(actor: Actor) -> Words:
    return Words(actor.locale, actor.zone)


def _refused(words: Words, refusal: Refusal) -> Answer:
    """A kind no: for the presser alone where the chat can do that, else as a card."""
    return Answer(words, toast=words(refusal.text), is_refusal=True)
