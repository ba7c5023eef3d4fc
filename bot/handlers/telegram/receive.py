"""Every update goes through here: known to the desk, answered in the chat it came from."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import structlog
from telegram import Bot, CallbackQuery, Chat, Message, Update
from telegram.constants import CallbackQueryLimit
from telegram.error import BadRequest, TelegramError

from bot.below import below, commanded
from bot.desk import Answer, Desk
from bot.forms.screen import Mode
from bot.forms.visit import Turned
from bot.handlers.telegram.cutting import CutMessages
from bot.handlers.telegram.errors import translated
from bot.handlers.telegram.groups import (
    ANSWERED,
    GREETING,
    HERE,
    WRITE_FIRST,
    Group,
    joined_or_left,
    speaks_to_bot,
)
from bot.handlers.telegram.menus import CHANGES_MENU, show_menu
from bot.handlers.telegram.read import (
    CHANNEL,
    Command,
    asks,
    command,
    given,
    is_private,
    kind_of,
    turn_event,
    visitor,
)
from bot.handlers.telegram.show import Drawn, draw_card, draw_screen
from bot.handlers.telegram.transport import TelegramTransport
from bot.handlers.telegram.wire import ActionData, read_data
from bot.looking import Looking
from core.database.lost import is_passing
from core.delivery.lane_names import chat_lane
from core.delivery.seen import once
from core.kit.card import Card
from core.kit.errors import CardGone, OutsideError, Unreachable
from core.kit.watch import UNWATCHED, Watch
from core.kit.words import N_
from core.people.chat_reach import mark_reachable, mark_unreachable
from core.people.identify import Visitor
from core.ports import Address, Shown

log = structlog.get_logger()
UNKNOWN_BUTTON = N_("I do not know this button any more. Write /help to see what I can do.")


@dataclass(frozen=True, slots=True)
class TelegramDoor:
    """The way in for one bot."""

    desk: Desk
    transport: TelegramTransport
    looking: Looking
    cut: CutMessages = field(default_factory=CutMessages)
    watch: Watch = UNWATCHED

    @property
    def bot(self) -> Bot:
        return self.transport.bot

    async def receive(self, update: Update) -> None:
        """Deal with one update to its end; an unexpected fault is logged and told, never silent.

        While the database is away it raises: the update is not confirmed, and Telegram keeps it for us.
        """
        event_id = str(update.update_id)
        self.watch.heard(CHANNEL, kind_of(update), event_id)
        try:
            if asks(update):
                deal = partial(self._deal, update)
                await once(CHANNEL, event_id, deal, now=self.looking.clock.now())
            else:
                await self._deal(update)
        except OutsideError as error:
            log.warning("telegram_answer_failed", update=update.update_id, error=str(error))
        except Exception as fault:
            if is_passing(fault):
                raise
            log.exception("telegram_update_failed", update=update.update_id)
            await self._apologise(update)

    async def _deal(self, update: Update) -> None:
        if update.callback_query is not None:
            await self._press(update.callback_query, update.update_id)
        elif update.message is not None and update.message.from_user is not None:
            await self._message(update, update.message)
        elif update.my_chat_member is not None:
            await self._membership(update)

    # A message.

    async def _message(self, update: Update, message: Message) -> None:
        assert message.from_user is not None
        who = visitor(message.from_user, is_here=is_private(update))
        asked = command(message, self.bot.username)
        if not is_private(update):
            await self._in_group(message, asked, who)
            return
        if asked is not None:
            rest = "" if asked.rest == HERE else asked.rest
            answer = await commanded(self.desk, who, asked.name, rest, _above(who, message))
            await self._new(who, answer)
            if asked.name in CHANGES_MENU:
                await show_menu(self.bot, self.desk, who)
            if answer.turned is None:
                await self._show_again(who)
            return
        if self.cut.is_rest(message):
            return
        raw = given(message)
        if raw is None:
            words = await self.desk.words(who)
            text = words(N_("I can read text, documents and photos, but not this."))
            await self._new(who, Answer(words, toast=text))
            return
        await self._new(who, await self._answered(who, message, raw, str(update.update_id)))

    async def _answered(self, who: Visitor, message: Message, raw: Any, event_id: str) -> Answer:
        """What was written below one of our cards may be about it; else it answers the question in front."""
        above = _above(who, message)
        found = await below(self.desk, who, above, raw, event_id=event_id) if above is not None else None
        return found or await self.desk.text(who, raw, event_id=event_id)

    async def _in_group(self, message: Message, asked: Command | None, who: Visitor) -> None:
        """What somebody asks in a group is answered in private; other talk there is none of our business."""
        group, words = Group.of(self.bot, message), await self.desk.words(who)
        if asked is None:
            if speaks_to_bot(message, self.bot):
                await group.says(WRITE_FIRST, words)
        elif asked.name in ("start", "help") or await self.desk.actor(who) is None:
            await group.says(GREETING, words)
        else:
            answer = await self.desk.command(who, asked.name, asked.rest)
            await group.says(ANSWERED if await self._privately(who, answer) else WRITE_FIRST, words)

    async def _privately(self, who: Visitor, answer: Answer) -> bool:
        """Whether the answer reached the person's own chat; a bot may not write there first."""
        try:
            await self._new(who, answer)
        except Unreachable as error:
            log.info("telegram_private_chat_closed", error=str(error))
            return False
        return True

    async def _show_again(self, who: Visitor) -> None:
        """A command in the middle of a conversation is answered, and the question comes back."""
        again = await self.desk.present(who)
        if again is not None:
            await self._new(who, again)

    # A press.

    async def _press(self, query: CallbackQuery, update_id: int) -> None:
        private = query.message is not None and query.message.chat.type == Chat.PRIVATE
        who, pressed = visitor(query.from_user, is_here=private), read_data(query.data or "")
        if not private and isinstance(pressed, ActionData):
            await self._press_in_group(query, who, pressed)
            return
        if pressed is None or not private:
            await self._alert(query, (await self.desk.words(who))(UNKNOWN_BUTTON))
            return
        if isinstance(pressed, ActionData):
            answer = await self.desk.press(who, pressed.name, pressed.args)
        else:
            event = turn_event(pressed)
            if event is None:
                await self._alert(query, (await self.desk.words(who))(UNKNOWN_BUTTON))
                return
            answer = await self.desk.turn(who, pressed.token, event, event_id=str(update_id))
        await self._answer_press(query, who, answer, conversational=not isinstance(pressed, ActionData))
        if isinstance(pressed, ActionData) and pressed.name in CHANGES_MENU:
            await show_menu(self.bot, self.desk, who)

    async def _press_in_group(self, query: CallbackQuery, who: Visitor, pressed: ActionData) -> None:
        """A button everybody in the group sees: whoever presses it acts for himself, and reads it alone."""
        answer = await self.desk.press(who, pressed.name, pressed.args)
        alone = replace(answer, toast="", in_place=False)
        has_more = answer.card is not None or answer.turned is not None
        reached = await self._privately(who, alone) if has_more else True
        said = answer.toast or answer.words(ANSWERED if reached else WRITE_FIRST)
        await self._alert(query, said[: int(CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH)])

    async def _answer_press(
        self, query: CallbackQuery, who: Visitor, answer: Answer, *, conversational: bool
    ) -> None:
        if answer.screen is not None and answer.screen.mode is Mode.CLOSED:
            # Its card may say so already, and then nothing on it would change.
            answer = replace(answer, toast=answer.toast or answer.screen.note)
        long_toast = len(answer.toast) > int(CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH)
        await self._alert(query, "" if long_toast else answer.toast, stays=answer.is_refusal)
        if long_toast:
            await self._post(who, draw_card(Card(answer.toast), answer.words))
        if (
            answer.turned is not None
            and query.message is not None
            and (conversational or _is_its_card(answer, query))
        ):
            await self._in_place(who, answer, str(query.message.message_id))
            if answer.turned.screen.mode is Mode.CLOSED:
                # What a conversation changed may have been the person's role.
                await show_menu(self.bot, self.desk, who)
        elif answer.card is not None and answer.in_place and query.message is not None:
            drawn = draw_card(answer.card, answer.words)
            shown = await self._edit_or_post(who, str(query.message.message_id), drawn)
            await self._keep(who, answer, answer.card, shown)
        else:
            await self._new(who, replace(answer, toast="", in_place=False))

    async def _alert(self, query: CallbackQuery, text: str, *, stays: bool = True) -> None:
        """Every press is answered, or the button would spin; one answered too late is let be."""
        try:
            await self.bot.answer_callback_query(query.id, text or None, show_alert=bool(text) and stays)
        except BadRequest as error:
            log.info("callback_answer_late", error=str(error))
        except TelegramError as error:
            log.warning("callback_answer_failed", error=str(error))

    # What is shown.

    async def _new(self, who: Visitor, answer: Answer) -> None:
        """Show at the bottom of the chat; a conversation's old card loses its buttons."""
        if answer.turned is not None:
            old = answer.turned.surface.get(CHANNEL, {})
            if old.get("message"):
                await self._strip(str(old["chat"]), str(old["message"]))
            screen = answer.turned.screen
            shown = await self._post(who, draw_screen(screen, answer.words))
            await self._remember(who, answer.turned, shown)
            if screen.mode is Mode.CLOSED:
                await self._keep(who, answer, screen.card, shown)
            return
        if answer.toast:
            await self._post(who, draw_card(Card(answer.toast), answer.words))
        if answer.card is not None:
            to = Address(CHANNEL, "", who.chat_id)
            sent = await self.transport.send(to, answer.card, answer.words)
            await self._keep(who, answer, answer.card, sent.message)

    async def _keep(self, who: Visitor, answer: Answer, card: Card | None, message: str) -> None:
        """Keep a card in step with what it shows from now on."""
        if card is not None:
            lane, shown = chat_lane(CHANNEL, "", who.chat_id), Shown(who.chat_id, message)
            await self.looking.remember(
                answer.reader, card, answer.look, lane=lane, shown=shown, in_place=answer.in_place
            )

    async def _in_place(self, who: Visitor, answer: Answer, message: str) -> None:
        assert answer.turned is not None
        screen = answer.turned.screen
        shown = await self._edit_or_post(who, message, draw_screen(screen, answer.words))
        live = str(answer.turned.surface.get(CHANNEL, {}).get("message", ""))
        if screen.mode is not Mode.CLOSED and shown != live:
            if live and live != message:
                await self._strip(who.chat_id, live)
            await self._remember(who, answer.turned, shown)
        await self._keep(who, answer, screen.card, shown)

    async def _remember(self, who: Visitor, turned: Turned, message: str) -> None:
        """A card of the conversation; one that is closed is not where it goes on."""
        card = Shown(who.chat_id, message)
        place = None if turned.screen.mode is Mode.CLOSED else {"chat": card.chat, "message": message}
        await self.desk.where(turned.draft_id, CHANNEL, place, card)

    async def _edit_or_post(self, who: Visitor, message: str, drawn: Drawn) -> str:
        """Edit the message; one that is gone or too old is replaced by a new one below."""
        try:
            with translated():
                await self.transport.edit(who.chat_id, message, drawn)
        except CardGone:
            await self._strip(who.chat_id, message)
            return await self._post(who, drawn)
        return message

    async def _post(self, who: Visitor, drawn: Drawn) -> str:
        with translated():
            return (await self.transport.post(who.chat_id, drawn)).message

    async def _strip(self, chat: str, message: str) -> None:
        await self.transport.strip(Shown(chat, message))

    async def leave(self, chat: str, message: str, answer: Answer) -> None:
        """Say on its old card where a conversation is; one that is gone needs to say nothing."""
        assert answer.turned is not None
        with suppress(CardGone), translated():
            await self.transport.edit(chat, message, draw_screen(answer.turned.screen, answer.words))

    async def redraw(self, chat: str, message: str, answer: Answer) -> None:
        """Show a conversation again after a worker changed it."""
        assert answer.turned is not None
        who = Visitor(channel=CHANNEL, workspace="", external_id=chat, chat_id=chat)
        if message:
            await self._in_place(who, answer, message)
        else:
            await self._new(who, answer)

    # Around it.

    async def _membership(self, update: Update) -> None:
        """The person blocked the bot, or let it in again."""
        change = update.my_chat_member
        assert change is not None
        if change.chat.type != Chat.PRIVATE:
            await joined_or_left(self.bot, change)
            return
        left = change.new_chat_member.status in ("kicked", "left")
        if left:
            await mark_unreachable(CHANNEL, "", str(change.chat.id), now=change.date)
        else:
            await mark_reachable(CHANNEL, "", str(change.chat.id))

    async def _apologise(self, update: Update) -> None:
        chat, writer = update.effective_chat, update.effective_user
        if chat is None or writer is None or chat.type != Chat.PRIVATE:
            return
        words = await self.desk.words_of_apology(visitor(writer))
        try:
            await self.bot.send_message(chat.id, words(APOLOGY))
        except TelegramError as error:
            log.warning("apology_failed", error=str(error))


def _above(who: Visitor, message: Message) -> Shown | None:
    """What this was written in reply to."""
    above = message.reply_to_message
    return Shown(who.chat_id, str(above.message_id)) if above is not None else None


def _is_its_card(answer: Answer, query: CallbackQuery) -> bool:
    """The pressed card is the one its conversation stood on: it goes on there."""
    assert answer.turned is not None
    assert query.message is not None
    live = answer.turned.surface.get(CHANNEL, {}).get("message")
    return live is not None and str(live) == str(query.message.message_id)


APOLOGY = N_("Something went wrong on our side. Nothing you wrote is lost: write /drafts to go on.")
