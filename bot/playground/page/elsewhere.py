"""The same person in the other Slack workspace, where another account is theirs."""

from dataclasses import replace

from bot.playground.page.cast import Resident, slack_id_of
from bot.playground.page.diary import Diary
from bot.playground.page.stage import Stage
from bot.playground.slack import person as slack_person
from bot.playground.slack.neighbour import workspace


def in_workspace(stage: Stage, me: Resident, team: str) -> tuple[Stage, Resident]:
    """Acts there are no part of the recorded test, whose people live in the first workspace."""
    space = workspace(stage.town.slack, team)
    if space is stage.town.slack:
        return stage, me
    # A number of its own: no two workspaces give one to two people.
    account = slack_person(space, me.name, email=me.email, user_id=f"{slack_id_of(me.name)}N", zone=me.zone)
    return replace(stage, diary=Diary()), replace(me, slack=account)
