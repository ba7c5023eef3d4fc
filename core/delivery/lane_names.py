"""The names of lanes: `channel:workspace:chat` for a chat, `<what>` or `<what>:<which>` for other work."""

from core.ports import Address

MAIL = "mail"


def chat_lane(channel: str, workspace: str, chat: str) -> str:
    """The lane of one chat, such as `slack:T1:D2` or `telegram::4711`."""
    return f"{channel}:{workspace}:{chat}"


def mail_lane(user_id: int) -> str:
    """The lane of one person's mailbox; it holds no address, so that a list of lanes names nobody."""
    return f"{MAIL}:{user_id}"


def address_of(lane: str) -> Address:
    """Where the messages of a chat's lane go."""
    channel, workspace, chat = lane.split(":", 2)
    return Address(channel, workspace, chat)


def channel_of(lane: str) -> str:
    """The platform or the kind of work a lane belongs to."""
    return lane.partition(":")[0]


def is_chat(lane: str) -> bool:
    """Whether the order of messages matters here, because a person reads them."""
    return lane.count(":") >= 2
