"""Through which workspace a request came, and whether the person who acted belongs to it.

In a channel shared by Slack Connect people of other companies act too; they are compared by their team's id
(docs.slack.dev/apis/slack-connect).
"""

from collections.abc import Mapping
from typing import Any

Body = Mapping[str, Any]


def installed_team(body: Body) -> str:
    """The workspace whose installation hears this, and whose token answers."""
    view, team = body.get("view") or {}, body.get("team")
    if view.get("app_installed_team_id"):
        return str(view["app_installed_team_id"])
    if isinstance(team, Mapping) and team.get("id"):
        return str(team["id"])
    for granted in body.get("authorizations") or ():
        if granted.get("team_id"):
            return str(granted["team_id"])
    user = body.get("user")
    theirs = user.get("team_id") if isinstance(user, Mapping) else ""
    return str(body.get("team_id") or theirs or "")


def is_outsider(body: Body) -> bool:
    """Somebody of another company; who is of the same organisation, but of another workspace, is one too."""
    theirs = _own_team(body)
    return bool(theirs) and theirs != installed_team(body)


def _own_team(body: Body) -> str:
    user, event = body.get("user"), body.get("event")
    if isinstance(user, Mapping):
        return str(user.get("team_id") or "")
    if isinstance(event, Mapping):
        return str(event.get("user_team") or event.get("source_team") or event.get("team") or "")
    return ""
