"""What Slack tells of by itself: words said, the start page opened, links of ours, the app's removal."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial

import structlog

from bot.below import CANCEL, below, cancelled_below
from bot.desk import Answer, Desk
from bot.handlers.slack.errors import translated
from bot.handlers.slack.origin import Body, installed_team
from bot.handlers.slack.read import CHANNEL, file_answer
from bot.handlers.slack.shortcuts import readable
from bot.handlers.slack.unfurl import Unfurls
from bot.handlers.slack.voice import SlackVoice
from core.delivery.seen import once
from core.kit.card import Button, Card, Style
from core.kit.clock import Clock
from core.kit.words import N_, Words
from core.people.chat_reach import mark_reachable
from core.people.identify import Visitor
from core.ports import Shown
from core.workspaces.end_installation import end_installation

log = structlog.get_logger()
ENDS = frozenset({"app_uninstalled", "tokens_revoked"})
"""Events after which no call into the workspace succeeds; no person stands behind them."""
ShowHome = Callable[[Visitor], Awaitable[None]]


class SlackEvents:
    """Deals with each event by its type; any other is none of ours."""

    def __init__(
        self, desk: Desk, voice: SlackVoice, clock: Clock, unfurls: Unfurls, show_home: ShowHome
    ) -> None:
        self._desk, self._voice, self._clock = desk, voice, clock
        self._unfurls, self._show_home = unfurls, show_home
        self._heard = {
            "app_home_opened": self._opened_home,
            "message": self._said,
            "link_shared": self._links_shared,
        }

    @property
    def types(self) -> frozenset[str]:
        """Every type that has an effect; the manifest asks Slack for these and no more."""
        return frozenset(self._heard) | ENDS

    async def hear(self, body: Body, who: Visitor) -> None:
        """What a person did."""
        if hear := self._heard.get(str(body["event"].get("type"))):
            await hear(body, who)

    async def ended(self, body: Body) -> bool:
        """Whether this was the app's removal or the end of its token; people's own tokens we do not have."""
        event, team = body.get("event") or {}, installed_team(body)
        if event.get("type") not in ENDS:
            return False
        if event["type"] == "app_uninstalled" or (event.get("tokens") or {}).get("bot"):
            told_at = datetime.fromtimestamp(int(body.get("event_time") or 0), UTC)
            if await end_installation(team, told_at=told_at, now=self._clock.now()):
                log.info("slack_installation_ended", workspace=team, event=event["type"])
        return True

    async def _opened_home(self, body: Body, who: Visitor) -> None:
        if body["event"].get("tab", "home") == "home":
            await self._show_home(who)
        else:
            # Nobody is asked who he is; but whoever opens our messages can be reached there.
            await mark_reachable(CHANNEL, who.workspace, who.chat_id)

    async def _said(self, body: Body, who: Visitor) -> None:
        """What somebody wrote has its effect once; remembered after it, so that a fault lets it return."""
        event, event_id = body["event"], str(body.get("event_id") or "")
        if _is_said(event):
            deal = partial(self._message, event, who, event_id)
            await once(CHANNEL, event_id, deal, now=self._clock.now())

    async def _message(self, event: Body, who: Visitor, event_id: str) -> None:
        """Words in the direct message: a command by its name; a file answers the question that waits.

        In the thread of a card both belong to what the card is about: a ticket, or a conversation.
        """
        file = file_answer(event["files"][0], who.workspace) if event.get("files") else None
        if event.get("thread_ts"):
            above = Shown(str(event["channel"]), str(event["thread_ts"]))
            said, answer = readable(str(event.get("text") or "")), None
            if file is None and said.lstrip("/").lower() == CANCEL:
                # Slack takes no commands in a thread, so the word alone is the command.
                answer = await cancelled_below(self._desk, who, above)
            if answer is None:
                answer = await below(self._desk, who, above, file or said, event_id=event_id)
            if answer is not None:
                await self._voice.say(who, answer)
                return
        if file is not None:
            await self._voice.say(who, await self._desk.text(who, file, event_id=event_id))
            return
        name, _, typed = str(event.get("text") or "").strip().lstrip("/").partition(" ")
        form = self._desk.registry.forms.get(name.lower())
        if form is not None and not form.needs_subject:
            await self._voice.say(who, await self._begin_button(who, form.name, form.title))
            return
        await self._voice.say(who, await self._desk.command(who, name or "help", typed))

    async def _begin_button(self, who: Visitor, name: str, title: str) -> Answer:
        """A modal opens only after a press (trigger ids come with presses), so offer one."""
        actor = await self._desk.actor(who)
        words = Words(actor.locale, actor.zone) if actor is not None else Words(who.language)
        begin = Button(words(N_("Begin")), name, (), Style.PRIMARY)
        return Answer(words, card=Card(words(title), rows=((begin,),)))

    async def _links_shared(self, body: Body, who: Visitor) -> None:
        """A preview of our own pages, which says nothing of what is on them."""
        event = body["event"]
        previews = self._unfurls.drawn(event.get("links") or ())
        if not previews:
            return
        place = {"unfurl_id": event["unfurl_id"], "source": event["source"]} if event.get("unfurl_id") else {}
        client = await self._voice.transport.client_for(who.workspace)
        with translated():
            await client.chat_unfurl(
                **(place or {"channel": event["channel"], "ts": event["message_ts"]}), unfurls=previews
            )


def _is_said(event: Body) -> bool:
    """A person wrote to us alone; edits, joins and our own messages are none of that."""
    is_ours = bool(event.get("bot_id")) or event.get("subtype") not in (None, "file_share")
    return event.get("type") == "message" and event.get("channel_type") == "im" and not is_ours
