"""What a person sees in their Slack."""

from bot.playground.slack.filling import Impossible
from bot.playground.slack.payloads import Place
from bot.playground.slack.records import Channel, Member, Message, Toast, View
from bot.playground.slack.workspace import SlackWorkspace


class Seeing:
    """One user's eyes."""

    def __init__(self, space: SlackWorkspace, member: Member) -> None:
        self.space = space
        self.member = member

    @property
    def id(self) -> str:
        return self.member.id

    @property
    def dm(self) -> Channel:
        """The conversation with the app."""
        return self.space.dm(self.id)

    def channels(self) -> list[Channel]:
        """Every conversation this person is in."""
        return [one for one in self.space.channels.values() if self.id in one.members]

    def messages(self, channel: Channel | None = None) -> list[Message]:
        """What is there to read, oldest first; other people's ephemeral messages are not."""
        return [one for one in (channel or self.dm).messages if one.only_for in ("", self.id)]

    def last_message(self, channel: Channel | None = None) -> Message:
        """The latest message of the app."""
        for one in reversed(self.messages(channel)):
            if one.bot_id:
                return one
        raise Impossible("the app has said nothing here")

    def ephemerals(self, channel: Channel | None = None) -> list[Message]:
        """What the app showed to this person alone."""
        return [one for one in self.messages(channel) if one.ephemeral]

    def open_view(self) -> View | None:
        """The modal in front."""
        stack = self.space.stacks[self.id]
        return stack[-1] if stack else None

    def stack(self) -> list[View]:
        """All open modals, the one in front last."""
        return list(self.space.stacks[self.id])

    def home(self) -> View | None:
        return self.space.homes.get(self.id)

    def toasts(self) -> list[Toast]:
        """What Slack itself had to say."""
        return [one for one in self.space.toasts if one.user == self.id]

    def front(self) -> Place:
        """What the person looks at: the modal in front, else the app's latest message."""
        return self.open_view() or self.last_message()
