"""What all open pages share: the town, the house, its people, files on their way and the diary of acts."""

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field

from bot.app import House
from bot.playground.changes import Changes
from bot.playground.page.cast import Cast
from bot.playground.page.diary import Diary
from bot.playground.town import Town

MOST_PARCELS = 20


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file the person dropped on the page, before it is sent anywhere."""

    name: str
    content: bytes


@dataclass(slots=True)
class Parcels:
    """Uploads waiting to be used; the oldest give way."""

    _held: OrderedDict[str, Parcel] = field(default_factory=OrderedDict)

    def take_in(self, parcel: Parcel) -> str:
        token = secrets.token_urlsafe(12)
        self._held[token] = parcel
        while len(self._held) > MOST_PARCELS:
            self._held.popitem(last=False)
        return token

    def find(self, token: str) -> Parcel:
        """Raises LookupError where it is gone."""
        return self._held[token]


@dataclass(slots=True)
class Stage:
    """One playground, however many pages look at it."""

    town: Town
    house: House
    cast: Cast
    parcels: Parcels = field(default_factory=Parcels)
    diary: Diary = field(default_factory=Diary)
    changes: Changes = field(default_factory=Changes)
    """Of what the page itself changes: the clock, faults, newcomers, the diary."""
