"""What a mail can lead to: the person's own chat, or an invitation still open."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.links import Links
from core.delivery.mail import Link
from core.kit.clock import Clock
from core.kit.words import N_, Words
from core.models import ChatIdentity, Invitation, User
from core.models.enums import Channel
from core.people.leave_token import leave_token

SHOW = "show_"
"""Begins the payload of a deep link to one notification."""


@dataclass(frozen=True, slots=True)
class LetterWays:
    """Addresses in mails; `telegram` begins the bot's deep links, empty while its name is not known."""

    links: Links
    telegram: Callable[[], str]
    clock: Clock
    browser_url: str = ""

    async def ways(self, user_id: int, notification_id: int, words: Words) -> list[Link]:
        """A blocked bot opens at this very notification; who never came is led in by his invitation."""
        if await ChatIdentity.filter(user_id=user_id, channel=Channel.TELEGRAM).exists():
            begin = self.telegram()
            return [Link(words(N_("Open in Telegram")), f"{begin}{SHOW}{notification_id}")] if begin else []
        person = await User.get(id=user_id)
        invitation = (
            await Invitation.filter(email=person.email, used_at=None, expires_at__gt=self.clock.now())
            .order_by("-id")
            .first()
        )
        return [Link(words(N_("Join HireSync")), self.links.join(invitation.id))] if invitation else []

    def leave(self, user_id: int, category: str) -> str:
        """Where mails of this category end, if a browser can get there."""
        if not self.browser_url:
            return ""
        return f"{self.browser_url}/unsubscribe/{leave_token(user_id, category, self.links.keys)}"
