"""Who lives in the playground: everybody has an account in both chats, known to HireSync or not."""

import zlib
from dataclasses import dataclass, field

from bot.playground.slack import SlackPerson
from bot.playground.slack import person as slack_person
from bot.playground.telegram import TelegramPerson
from bot.playground.town import Town
from core.people.identify import Visitor

NEW_HERE = "New here"
SPARE_NAMES = (
    *("Leela Krishnan", "Farhan Qureshi", "Meera Joshi", "Dev Patel", "Tara Fernandes"),
    *("Imran Shaikh", "Sunita Reddy", "Joseph Mathew", "Kavya Nair", "Rahul Verma"),
)


@dataclass(frozen=True, slots=True)
class Resident:
    """A person whose hands and eyes the page lends to its user."""

    key: str
    name: str
    title: str
    email: str
    zone: str
    slack: SlackPerson
    telegram: TelegramPerson

    def in_slack(self) -> Visitor:
        """The Slack account as the product knows it."""
        team = self.slack.space.team_id
        return Visitor(
            channel="slack", workspace=team, external_id=self.slack.id, chat_id=self.slack.id, name=self.name
        )

    def in_telegram(self) -> Visitor:
        """The Telegram account as the product knows it."""
        number = str(self.telegram.id)
        return Visitor(channel="telegram", external_id=number, chat_id=number, name=self.name)


@dataclass(slots=True)
class Cast:
    """Everybody, in the order in which the page shows them; `returned` says that this is a later start."""

    residents: dict[str, Resident] = field(default_factory=dict)
    returned: bool = False

    def add(self, resident: Resident) -> Resident:
        self.residents[resident.key] = resident
        return resident

    def with_email(self, address: str) -> Resident | None:
        """Whose mailbox this is."""
        wanted = address.strip().lower()
        return next((one for one in self.residents.values() if one.email.lower() == wanted), None)

    def newcomer(self, town: Town, name: str = "") -> Resident:
        """Somebody new walks in, under the given name or one that is free."""
        return self.add(settle(town, self.free_name(name)))

    def free_name(self, name: str = "") -> str:
        """This name, with a number where somebody bears it already; a spare one for none."""
        taken = {one.name.lower() for one in self.residents.values()}
        spare = (one for one in SPARE_NAMES if one.lower() not in taken)
        chosen = " ".join(name.split())[:60] or next(spare, f"Guest {len(taken) + 1}")
        return f"{chosen} {len(taken) + 1}" if chosen.lower() in taken else chosen


def settle(
    town: Town,
    name: str,
    title: str = NEW_HERE,
    *,
    email: str = "",
    zone: str = "Asia/Kolkata",
    slack_id: str = "",
    telegram_id: int = 0,
) -> Resident:
    """Give somebody an account in both chats; the same name always gets the same two ids."""
    address = email or f"{name.lower().replace(' ', '.')}@example.com"
    member = slack_person(town.slack, name, email=address, user_id=slack_id or slack_id_of(name), zone=zone)
    number = telegram_id or telegram_id_of(name)
    first, _, last = name.partition(" ")
    found = town.telegram.people.get(number)
    account = found or town.telegram.person(
        first, id=number, last_name=last, username=name.lower().replace(" ", "_")
    )
    return Resident(key_of(name), name, title, address, zone, member, account)


def key_of(name: str) -> str:
    """How the page calls a person."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split()) or "guest"


def slack_id_of(name: str) -> str:
    return f"U{zlib.crc32(name.lower().encode()):010d}"


def telegram_id_of(name: str) -> int:
    """Above 2**31, as real ids are today."""
    return 5_000_000_000 + zlib.crc32(name.lower().encode())
