"""How delivery shows cards in Telegram, and copies files out of it."""

from collections.abc import Awaitable, Callable

import aiohttp
from telegram import Bot, InputFile
from telegram.constants import FileSizeLimit, ParseMode
from telegram.error import BadRequest

from bot.handlers.telegram.errors import CardGone, is_unchanged, translated
from bot.handlers.telegram.show import Drawn, draw_card
from core.kit.card import Attachment, Card
from core.kit.errors import Refusal, Unavailable
from core.kit.words import N_, Words
from core.ports import Address, FetchedFile, Shown

LoadFile = Callable[[Attachment], Awaitable[bytes]]


class TelegramTransport:
    """One bot's way out."""

    def __init__(self, bot: Bot, load: LoadFile) -> None:
        self.bot = bot
        self._load = load

    async def send(self, to: Address, card: Card, words: Words, *, silent: bool = False) -> Shown:
        """Send a card; its files go before it, so that the buttons stay at the bottom."""
        with translated():
            for attachment in card.attachments:
                document = InputFile(await self._load(attachment), filename=attachment.name)
                await self.bot.send_document(to.chat, document, disable_notification=True)
            return await self.post(to.chat, draw_card(card, words), silent=silent)

    async def update(self, to: Address, shown: Shown, card: Card, words: Words) -> None:
        """Draw a card anew in its place; one that cannot be edited any more is sent again below."""
        drawn = draw_card(card, words)
        with translated():
            try:
                await self.edit(shown.chat, shown.message, drawn)
            except BadRequest as error:
                if not is_unchanged(error):
                    raise

    async def post(self, chat: str, drawn: Drawn, *, silent: bool = False) -> Shown:
        """A new message."""
        sent = await self.bot.send_message(
            chat,
            drawn.text,
            parse_mode=ParseMode.HTML,
            reply_markup=drawn.keyboard,
            disable_notification=silent,
        )
        return Shown(str(sent.chat_id), str(sent.message_id))

    async def edit(self, chat: str, message: str, drawn: Drawn) -> None:
        """The same message, drawn anew."""
        await self.bot.edit_message_text(
            drawn.text,
            chat_id=chat,
            message_id=int(message),
            parse_mode=ParseMode.HTML,
            reply_markup=drawn.keyboard,
        )


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
            raise Refusal(N_("This file is too large; at most {most} MB can be taken."), most=most >> 20)
        try:
            async with self._session.get(found.file_path) as answer:
                if answer.status != 200:
                    raise Unavailable(f"telegram file: {answer.status}")
                content = await read_at_most(answer, most)
        except (TimeoutError, aiohttp.ClientError) as error:
            raise Unavailable(f"telegram file: {type(error).__name__}") from error
        return FetchedFile(found.file_path.rsplit("/", 1)[-1], content)


async def read_at_most(answer: aiohttp.ClientResponse, most: int) -> bytes:
    """The body, given up as soon as it is larger than allowed."""
    content = bytearray()
    async for chunk in answer.content.iter_chunked(65536):
        content += chunk
        if len(content) > most:
            raise Refusal(N_("This file is too large; at most {most} MB can be taken."), most=most >> 20)
    return bytes(content)


__all__ = ["CardGone", "TelegramFiles", "TelegramTransport", "read_at_most"]
