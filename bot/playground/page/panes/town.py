"""The clock, the faults, LinkedIn, the people and the traffic."""

from datetime import UTC, datetime
from typing import Any

from bot.playground.faults import Outage
from bot.playground.page.panes import Json
from bot.playground.page.stage import Stage
from bot.playground.town import Town
from bot.playground.traffic import Exchange
from core.kit.clock import TurnableClock

SERVICES = ("slack", "telegram", "linkedin", "mail")
LONGEST_BODY = 20_000


def clock_pane(town: Town) -> Json:
    """A running clock is told as its distance from the machine's, so that it need not be told again."""
    now, running = town.clock.now(), is_running(town)
    ahead = round((now - datetime.now(UTC)).total_seconds())
    return {"running": running, "turnable": isinstance(town.clock, TurnableClock)} | (
        {"ahead": ahead} if running else {"now": now.isoformat()}
    )


def is_running(town: Town) -> bool:
    return not isinstance(town.clock, TurnableClock) or town.clock.running


def faults_pane(town: Town) -> Json:
    """What is ordered of each service and not yet used up."""
    found: Json = {}
    for name in SERVICES:
        switches = town.faults.of(name)
        found[name] = {
            "too_many": switches.too_many,
            "outage": switches.outage is not Outage.NONE,
            "failures": switches.failures,
            "slow": switches.slow,
            "repeats": switches.repeats,
        }
    return found


def linkedin_pane(town: Town) -> list[Json]:
    """What readers of LinkedIn see, the latest first."""
    names = {page.urn: page.name for page in town.linkedin.pages.values()}
    names |= {member.urn: member.name for member in town.linkedin.members.values()}
    return [
        {
            "urn": one.urn,
            "author": names.get(one.author, one.author),
            "text": one.text,
            "link": one.link,
            "title": str((one.content or {}).get("article", {}).get("title", "")),
            "at": one.at.isoformat(),
            "edited": one.edited_at is not None,
        }
        for one in reversed(town.linkedin.shown())
    ]


def people_pane(stage: Stage, seen: dict[str, int]) -> list[Json]:
    """Everybody, and how much each has not yet read."""
    return [
        {
            "key": one.key,
            "name": one.name,
            "title": one.title,
            "email": one.email,
            "zone": one.zone,
            "unread": max(0, said_to(stage, one.key) - seen.get(one.key, 0)),
        }
        for one in stage.cast.residents.values()
    ]


def said_to(stage: Stage, key: str) -> int:
    """How many messages the product has sent to this person, in both chats and by mail."""
    one = stage.cast.residents[key]
    in_slack = sum(bool(message.bot_id) for message in one.slack.messages())
    return in_slack + len(one.telegram.heard()) + len(stage.town.mailbox.to(one.email))


def exchange_json(one: Exchange, number: int) -> dict[str, Any]:
    """A line of the traffic list, with bodies short enough for a page."""
    return {
        "n": number,
        "service": one.service,
        "direction": one.direction,
        "method": one.method,
        "request": one.request[:LONGEST_BODY],
        "response": one.response[:LONGEST_BODY],
        "status": one.status,
        "at": one.at.isoformat(),
        "ms": round(one.took.total_seconds() * 1000),
    }
