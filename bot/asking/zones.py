"""Time zones as people look for them: by city, by country, by the zone's name, or by a city it lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location, get_timezone_name

from bot.forms.answers import Answers
from bot.forms.kinds import Option, Source
from core.kit.actor import Actor
from core.kit.words import ENGLISH, spoken

CITIES: Mapping[str, str] = MappingProxyType(
    {
        "Asia/Kolkata": (
            "Calcutta Mumbai Bombay Delhi Gurugram Gurgaon Noida Bengaluru Bangalore Hyderabad Chennai Madras"
            " Pune Ahmedabad Surat Jaipur Lucknow Indore Bhopal Nagpur Kochi Cochin Thiruvananthapuram"
            " Coimbatore Visakhapatnam Vadodara Chandigarh Goa Mysuru IST"
        ),
        "Asia/Dubai": "Abu Dhabi Sharjah UAE",
        "Asia/Riyadh": "Jeddah Dammam",
        "Asia/Qatar": "Doha",
        "Asia/Karachi": "Lahore Islamabad",
        "Asia/Shanghai": "Beijing Shenzhen Guangzhou",
        "Asia/Tokyo": "Osaka JST",
        "Asia/Ho_Chi_Minh": "Hanoi Saigon",
        "Australia/Sydney": "Canberra",
        "Europe/London": "Manchester Birmingham Edinburgh GMT",
        "Europe/Berlin": "Munich Frankfurt Hamburg Cologne Stuttgart CET",
        "Europe/Zurich": "Geneva Basel",
        "Europe/Amsterdam": "Rotterdam Utrecht Eindhoven",
        "Europe/Madrid": "Barcelona",
        "Europe/Rome": "Milan",
        "America/New_York": "Boston Washington Atlanta Miami Philadelphia Charlotte Eastern EST",
        "America/Chicago": "Dallas Houston Austin Minneapolis Central CST",
        "America/Denver": "Salt Lake City Mountain MST",
        "America/Los_Angeles": "San Francisco Seattle San Jose San Diego Portland Pacific PST",
        "America/Toronto": "Ottawa Montreal",
        "America/Sao_Paulo": "Rio de Janeiro",
    }
)
"""Cities (and short names) people type, by the zone which bears another city's name."""


@dataclass(frozen=True, slots=True)
class Zone:
    """One zone as one language calls it."""

    id: str
    city: str
    country: str
    name: str
    words: frozenset[str]


def zone_name(zone: str, locale: str) -> str:
    """The city and the country of a zone, as people say it."""
    found = _by_id(spoken(locale)).get(zone)
    if found is None:
        return zone
    return f"{found.city}, {found.country}" if found.country else found.city


async def _search(actor: Actor, typed: str, answers: Answers, offset: int, limit: int) -> Sequence[Option]:
    """All words must begin a word of the zone; with nothing typed the zones that many people live in."""
    wanted = typed.casefold().replace("/", " ").replace("_", " ").replace(",", " ").split()
    zones = _zones(spoken(actor.locale))
    if not wanted:
        known = list(CITIES)
        zones = tuple(
            sorted(zones, key=lambda zone: known.index(zone.id) if zone.id in CITIES else len(known))
        )
    found = [zone for zone in zones if _matches(zone, wanted)]
    return [_option(zone) for zone in found[offset : offset + limit]]


async def _find(actor: Actor, value: str) -> Option | None:
    zone = _by_id(spoken(actor.locale)).get(value)
    return _option(zone) if zone is not None else None


ZONES = Source(_search, _find)


def _matches(zone: Zone, wanted: Sequence[str]) -> bool:
    return all(any(word.startswith(one) for word in zone.words) for one in wanted)


def _option(zone: Zone) -> Option:
    label = f"{zone.city}, {zone.country}" if zone.country else zone.city
    return Option(zone.id, label[:75], zone.name[:75])


@lru_cache(maxsize=8)
def _zones(locale: str) -> tuple[Zone, ...]:
    """Every zone that is some place's own, by the names of this language."""
    places, known = get_global("zone_territories"), available_timezones()
    return (*(_zone(zone, places[zone], locale) for zone in sorted(places) if zone in known), _utc())


@lru_cache(maxsize=8)
def _by_id(locale: str) -> Mapping[str, Zone]:
    return {zone.id: zone for zone in _zones(locale)}


def _zone(zone: str, territory: str, locale: str) -> Zone:
    city = _city(zone, locale)
    country = str(Locale.parse(locale).territories.get(territory, ""))
    name = get_timezone_name(zone, locale=locale, zone_variant="generic")
    # The English words are found in every language, for that is how zones are written elsewhere.
    english = Locale.parse(ENGLISH).territories.get(territory, "")
    said = " ".join((city, country, name, zone, str(english), CITIES.get(zone, "")))
    for mark in "/_,()-":
        said = said.replace(mark, " ")
    return Zone(zone, city, country, name, frozenset(said.casefold().split()))


def _city(zone: str, locale: str) -> str:
    """Babel's names know some zones, Calcutta among them, only by what they were called before."""
    names = Locale.parse(locale).time_zones
    former = _former_names().get(zone, ())
    known = [names[one]["city"] for one in (zone, *former) if "city" in names.get(one, {})]
    # In English the former name is the one that was given up.
    if known and locale != ENGLISH:
        return str(known[0])
    return get_timezone_location(zone, locale=locale, return_city=True)


@lru_cache(maxsize=1)
def _former_names() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for former, present in get_global("zone_aliases").items():
        found[present] = (*found.get(present, ()), former)
    return found


def _utc() -> Zone:
    return Zone("UTC", "UTC", "", "Coordinated Universal Time", frozenset({"utc", "gmt", "zulu"}))
