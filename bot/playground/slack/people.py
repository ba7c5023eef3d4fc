"""Bringing people into a workspace."""

from bot.playground.slack.person import SlackPerson
from bot.playground.slack.records import Member
from bot.playground.slack.workspace import SlackWorkspace


def person(
    space: SlackWorkspace, name: str, *, email: str = "", user_id: str = "", zone: str = ""
) -> SlackPerson:
    """Somebody of the workspace by their full name; who is not there yet joins."""
    short = name.lower().replace(" ", ".")
    found = next((one for one in space.members.values() if one.id == user_id or one.real_name == name), None)
    if found is None:
        member = Member(user_id or space.number("U"), short, name, email or f"{short}@example.com")
        member.zone = zone or member.zone
        found = space.add_member(member)
    return SlackPerson(space, found)
