"""How delivery shows cards in Slack, and copies files out of it."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.handlers.downloading import download, too_large
from bot.handlers.slack.errors import translated
from bot.handlers.slack.show_card import Drawn, draw_card
from core.kit.card import Attachment, Card
from core.kit.errors import CardGone, Rejected
from core.kit.words import Words
from core.ports import Address, FetchedFile, FilesSent, Shown

ClientFor = Callable[[str], Awaitable[AsyncWebClient]]
"""The client of a workspace, by its team id."""
LoadFile = Callable[[Attachment], Awaitable[bytes]]


class SlackTransport:
    """The way out into any workspace the app is installed in."""

    def __init__(self, client_for: ClientFor, load: LoadFile) -> None:
        self.client_for = client_for
        self._load = load

    async def send(
        self, to: Address, card: Card, words: Words, *, silent: bool = False, sent: FilesSent | None = None
    ) -> Shown:
        """Send a card; its files go before it, so that the buttons stay at the bottom."""
        client = await self.client_for(to.workspace)
        with translated():
            if card.attachments and not (sent and sent.ids):
                uploaded = await self._files(client, to.chat, card)
                if sent is not None:
                    await sent.add(*uploaded)
            return await self.post(to, draw_card(card, words))

    async def _files(self, client: AsyncWebClient, chat: str, card: Card) -> list[str]:
        """Share them in one message, all or none."""
        # A file is shared into a conversation, and a person's id is not one yet.
        opened = await client.conversations_open(users=chat) if chat.startswith(("U", "W")) else None
        channel = opened["channel"]["id"] if opened is not None else chat
        uploads = [
            {
                "file": await self._load(one),
                "filename": one.name,
                "title": one.name,
                "alt_txt": one.alt or None,
            }
            for one in card.attachments
        ]
        shared = await client.files_upload_v2(channel=channel, file_uploads=uploads)
        return [str(one["id"]) for one in shared["files"]]

    async def update(self, to: Address, shown: Shown, card: Card, words: Words) -> Shown:
        """Draw a card anew in its place; one that is gone or cannot be edited is sent again below."""
        try:
            await self.redraw(to, shown, card, words)
        except CardGone:
            return await self.post(to, draw_card(card, words))
        return shown

    async def redraw(self, to: Address, shown: Shown, card: Card, words: Words) -> None:
        """Draw a card anew where it stands."""
        client, drawn = await self.client_for(to.workspace), draw_card(card, words)
        with translated():
            await client.chat_update(
                channel=shown.chat, ts=shown.message, text=drawn.text, blocks=drawn.blocks
            )

    async def post(self, to: Address, drawn: Drawn) -> Shown:
        """A new message; links show no preview, for it would be seen by everybody in the channel."""
        client = await self.client_for(to.workspace)
        with translated():
            sent = await client.chat_postMessage(
                channel=to.chat, text=drawn.text, blocks=drawn.blocks, unfurl_links=False, unfurl_media=False
            )
        return Shown(str(sent["channel"]), str(sent["ts"]))


class SlackFiles:
    """Copies files with the bot's token, from Slack's own host and no other."""

    def __init__(self, client_for: ClientFor, session: aiohttp.ClientSession) -> None:
        self._client_for = client_for
        self._session = session

    async def fetch(self, workspace: str, reference: str, *, limit: int) -> FetchedFile:
        client = await self._client_for(workspace)
        with translated():
            found = (await client.files_info(file=reference))["file"]
        if int(found.get("size") or 0) > limit:
            raise too_large(limit)
        url = str(found["url_private_download"])
        if not _is_slacks(url, client.base_url):
            raise Rejected("slack file: the download is on a foreign host")
        headers = {"Authorization": f"Bearer {client.token}"}
        content = await download(
            self._session, url, most=limit, chat="slack", headers=headers, allow_redirects=False
        )
        return FetchedFile(str(found.get("name") or "file"), content)


def _is_slacks(url: str, base_url: str) -> bool:
    """The token is sent nowhere but to slack.com, or to wherever SLACK_API_URL points."""
    parts, base = urlsplit(url), urlsplit(base_url)
    host = parts.hostname or ""
    if parts.netloc == base.netloc:
        return True
    return parts.scheme == "https" and (host == "slack.com" or host.endswith(".slack.com"))
