"""How delivery shows cards in Telegram, and copies files out of it."""

from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import Any

import aiohttp
import structlog
from telegram import Bot, InlineKeyboardMarkup, InputFile, Message
from telegram.constants import FileSizeLimit, MessageLimit, ParseMode
from telegram.error import BadRequest, TelegramError

from bot.handlers.downloading import download, too_large
from bot.handlers.telegram.errors import has_no_text, is_unchanged, translated
from bot.handlers.telegram.request import AiohttpRequest
from bot.handlers.telegram.show import Drawn, draw_card
from core.kit.card import Attachment, Card
from core.kit.errors import CardGone
from core.kit.words import Words
from core.ports import Address, FetchedFile, FilesSent, Shown

log = structlog.get_logger()
MOST_CAPTION = int(MessageLimit.CAPTION_LENGTH) - 150
"""Some room is left for the line that says who did what and when."""
LoadFile = Callable[[Attachment], Awaitable[bytes]]


class TelegramTransport:
    """One bot's way out."""

    def __init__(self, bot: Bot, load: LoadFile) -> None:
        self.bot = bot
        self._load = load

    async def send(
        self, to: Address, card: Card, words: Words, *, silent: bool = False, sent: FilesSent | None = None
    ) -> Shown:
        """Send a card; its file carries it as caption, and several go before it."""
        drawn = _drawn(card, words)
        pictured = any(one.alt for one in card.attachments)
        with translated():
            if len(card.attachments) == 1 and drawn.length <= MOST_CAPTION and not pictured:
                # One call, so that a second try after a refused one never sends the file twice.
                return await self._captioned(to.chat, card.attachments[0], drawn, silent=silent)
            for attachment in card.attachments[len(sent.ids) if sent is not None else 0 :]:
                message = await self._file(to.chat, attachment)
                if sent is not None:
                    await sent.add(str(message.message_id))
            return await self.post(to.chat, drawn, silent=silent)

    async def _file(self, chat: str, attachment: Attachment) -> Message:
        """A document; or a picture, whose words are its caption."""
        file = InputFile(await self._load(attachment), filename=attachment.name)
        if not attachment.alt:
            return await self.bot.send_document(chat, file, disable_notification=True)
        caption = attachment.alt[: int(MessageLimit.CAPTION_LENGTH)]
        return await self.bot.send_photo(chat, file, caption=caption, disable_notification=True)

    async def _captioned(self, chat: str, attachment: Attachment, drawn: Drawn, *, silent: bool) -> Shown:
        sent = await self.bot.send_document(
            chat,
            InputFile(await self._load(attachment), filename=attachment.name),
            caption=drawn.text,
            parse_mode=ParseMode.HTML,
            reply_markup=drawn.keyboard,
            disable_notification=silent,
        )
        return Shown(str(sent.chat_id), str(sent.message_id))

    async def update(self, to: Address, shown: Shown, card: Card, words: Words) -> Shown:
        """Draw a card anew in its place; one that cannot be edited any more is sent again below."""
        try:
            await self.redraw(to, shown, card, words)
        except CardGone:
            await self.strip(shown)
            with translated():
                return await self.post(to.chat, draw_card(card, words), silent=True)
        return shown

    async def redraw(self, to: Address, shown: Shown, card: Card, words: Words) -> None:
        """Draw a card anew where it stands."""
        with translated():
            await self.edit(shown.chat, shown.message, draw_card(card, words))

    async def strip(self, shown: Shown) -> None:
        """Take the buttons off a card that something newer replaces; it does not matter if it is gone."""
        try:
            await self.bot.edit_message_reply_markup(chat_id=shown.chat, message_id=int(shown.message))
        except TelegramError as error:
            log.info("old_card_kept", error=str(error))

    async def post(self, chat: str, drawn: Drawn, *, silent: bool = False) -> Shown:
        """A new message."""
        quiet = "true" if silent else "false"
        sent = await self._call("sendMessage", chat, drawn, text=drawn.text, disable_notification=quiet)
        return Shown(str(sent["chat"]["id"]), str(sent["message_id"]))

    async def edit(self, chat: str, message: str, drawn: Drawn) -> None:
        """The same message, drawn anew, be it a text or a file's caption; it may say so already."""
        try:
            await self._edit(chat, message, drawn)
        except BadRequest as error:
            if not is_unchanged(error):
                raise

    async def _edit(self, chat: str, message: str, drawn: Drawn) -> None:
        try:
            await self._call("editMessageText", chat, drawn, message_id=message, text=drawn.text)
        except BadRequest as error:
            if not has_no_text(error):
                raise
            await self._call("editMessageCaption", chat, drawn, message_id=message, caption=drawn.text)

    async def _call(self, method: str, chat: str, drawn: Drawn, **fields: str) -> Any:
        """Of the answer two numbers are read at most, so no `Message` is made of it."""
        fields |= {"chat_id": chat, "parse_mode": ParseMode.HTML.value}
        if drawn.keyboard is not None:
            fields["reply_markup"] = _written(drawn.keyboard)
        request = self.bot.request
        assert isinstance(request, AiohttpRequest)
        return await request.call(f"{self.bot.base_url}/{method}", fields)


@lru_cache(maxsize=256)
def _drawn(card: Card, words: Words) -> Drawn:
    """The same news goes to many."""
    return draw_card(card, words)


@lru_cache(maxsize=256)
def _written(keyboard: InlineKeyboardMarkup) -> str:
    return keyboard.to_json()


class TelegramFiles:
    """Copies files; the Bot API serves at most 20 MB (core.telegram.org/bots/api#getfile)."""

    def __init__(self, bot: Bot, session: aiohttp.ClientSession) -> None:
        self._bot = bot
        self._session = session

    async def fetch(self, workspace: str, reference: str, *, limit: int) -> FetchedFile:
        with translated():
            found = await self._bot.get_file(reference)
        most = min(limit, int(FileSizeLimit.FILESIZE_DOWNLOAD))
        if (found.file_size or 0) > most or found.file_path is None:
            raise too_large(most)
        content = await download(self._session, found.file_path, most=most, chat="telegram")
        return FetchedFile(found.file_path.rsplit("/", 1)[-1], content)
