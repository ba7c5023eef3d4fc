"""Everything the platforms send comes twice, from the first command to the shortlist: it counts once."""

import pytest
from prometheus_client import generate_latest
from tortoise import connections

from bot.playground.telegram.updates import Update
from core.models import (
    AssignedJob,
    CandidateResume,
    ClientOrganization,
    ConversationDraft,
    Invitation,
    JobApplication,
    JobPosting,
    Notification,
    Organization,
    StoredFile,
)
from core.models.enums import DraftStatus
from tests.moved_in import move_in
from tests.plugins.chats import Scene
from tests.stories.hire import Cast, Hire
from tests.stories.test_hire import IN_SLACK, NAMES

KINDS = {
    "slack": {"command", "event", "block_actions", "view_submission"},
    "telegram": {"command", "message", "callback", "file"},
}
"""What the office does in its chat: it shows that the doubles came at all."""
ACTS = "SELECT verb, subject, count(*) AS many FROM audit_entries GROUP BY 1, 2 HAVING count(*) > 1"


def _telegram_says_twice(scene: Scene) -> None:
    """Its own fault would repeat what is repeated, too, and never end."""
    updates = scene.town.telegram.updates
    tell = updates.listener
    assert tell is not None

    def twice(update: Update) -> None:
        tell(update)
        tell(update)

    updates.listener = twice


@pytest.mark.parametrize("in_slack", IN_SLACK)
async def test_everything_delivered_twice_has_one_effect(scene: Scene, in_slack: set[str]) -> None:
    people = {role: scene.person(name) for role, name in NAMES.items()}
    chats = {role: one.slack if role in in_slack else one.telegram for role, one in people.items()}
    scene.town.faults.of("slack").repeats = 100_000
    _telegram_says_twice(scene)
    hire = Hire(scene, Cast(**chats), "priya_sharma.pdf")
    for step in (
        hire.the_manager_registers_the_agency,
        hire.everybody_is_invited,
        hire.the_client_connects_and_agrees,
        hire.the_client_posts_a_job,
        hire.the_manager_approves_and_assigns,
        hire.the_recruiter_submits_a_resume,
        hire.the_client_shortlists,
    ):
        await step()

    for model in (Organization, ClientOrganization, JobPosting, JobApplication, CandidateResume, AssignedJob):
        assert await model.all().count() == 1, model
    invited = [(one.email, one.role) for one in await Invitation.all()]
    assert len(set(invited)) == len(invited) >= 5
    assert await StoredFile.filter(purpose="resume").count() == 1
    assert await ConversationDraft.filter(status=DraftStatus.OPEN).count() == 0
    for kind in ("job_posted", "job_approved", "profile_sent", "shortlisted"):
        assert await Notification.filter(kind=kind).count() == 1, kind
    acts = await connections.get("default").execute_query_dict(ACTS)
    assert [dict(row) for row in acts] == []
    counted = generate_latest(scene.house.meters.registry).decode()
    office = "slack" if "manager" in in_slack else "telegram"
    for kind in KINDS[office]:
        assert f'hiresync_inbound_total{{channel="{office}",kind="{kind}"}}' in counted, kind
        if kind in ("event", "callback"):
            assert f'hiresync_inbound_repeats_total{{channel="{office}",kind="{kind}"}}' in counted, kind


async def test_a_command_and_a_press_delivered_twice_are_answered_once(scene: Scene) -> None:
    await move_in(scene)
    maya = scene.person("Maya Rao").telegram
    _telegram_says_twice(scene)
    before = len(maya.account.messages())
    await maya.commands("inbox")
    await maya.presses("1 · More")
    await maya.presses("Why did I get this?")
    told = [one.text or "" for one in maya.account.messages()[before:]]
    assert len(told) == 3, "what was typed, the inbox that turned, and why"
    assert "Why you got this" in told[-1]
