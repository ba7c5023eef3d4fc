"""Reading profiles, and deciding about them in conversations."""

import pytest

from bot.forms.screen import Mode
from core.kit.actor import Role
from core.kit.errors import AlreadyDone, NotFound
from core.models import JobApplication
from core.models.enums import ApplicationStatus
from tests.jobs.test_job_actions import card, press
from tests.stages.applications import rejected_application, shortlisted_application, submitted_application
from tests.stages.conversing import Conversation
from tests.world import World

CONTACTS = ("ananya.iyer@example.com", "+919845012345")


@pytest.mark.parametrize(
    ("role", "contacts", "pay"),
    [
        (Role.CLIENT, False, True),
        (Role.INTERVIEWER, False, False),
        (Role.RECRUITER, True, True),
        (Role.MANAGER, True, True),
    ],
)
async def test_contacts_and_pay_are_for_who_needs_them(
    world: World, role: Role, contacts: bool, pay: bool
) -> None:
    application = await shortlisted_application(world)
    shown = (await card(world.actor(role), "view_profile", application.id)).plain()
    assert "Ananya Iyer" in shown
    assert all((one in shown) is contacts for one in CONTACTS)
    assert ("9,00,000" in shown) is pay


async def test_the_client_decides_from_the_profile(world: World) -> None:
    application = await submitted_application(world)
    shown = await card(world.client, "view_profile", application.id)
    assert [one.act for one in shown.buttons] == ["shortlist", "reject_application"]
    assert len(shown.attachments) == 1
    talk = Conversation(world.client, "shortlist")
    await talk.begin(f"application:{application.id}")
    assert any("Ananya Iyer" in line for line in talk.screen.lines)
    await talk.fill(feedback=" ")
    assert talk.errors
    await talk.fill(feedback="Strong in motion.")
    assert talk.mode() is Mode.CLOSED
    kept = await JobApplication.get(id=application.id)
    assert (kept.status, kept.feedback) == (ApplicationStatus.PROCESSING, "Strong in motion.")
    shown = await card(world.client, "view_profile", application.id)
    assert [one.act for one in shown.buttons] == ["reject_application"]


async def test_a_rejection_from_the_profile(world: World) -> None:
    application = await submitted_application(world)
    talk = Conversation(world.client, "reject_application")
    await talk.begin(f"application:{application.id}")
    await talk.fill(feedback="Too junior.")
    assert talk.mode() is Mode.CLOSED
    for form in ("shortlist", "reject_application"):
        with pytest.raises(AlreadyDone, match="Kiran Desai rejected"):
            await Conversation(world.client, form).begin(f"application:{application.id}")


async def test_a_foreign_client_finds_nothing(world: World) -> None:
    application = await submitted_application(world)
    for form in ("shortlist", "reject_application"):
        with pytest.raises(NotFound):
            await Conversation(world.foreign.client, form).begin(f"application:{application.id}")
    for role in (Role.CLIENT, Role.MANAGER, Role.RECRUITER, Role.CANDIDATE, Role.INTERVIEWER):
        with pytest.raises(NotFound):
            await press(world.foreign.actor(role), "view_profile", application.id)


async def test_lists_of_profiles(world: World) -> None:
    application = await submitted_application(world)
    for actor, name in ((world.client, "profiles"), (world.manager, "profiles"), (world.recruiter, "sent")):
        shown = await card(actor, name)
        assert [(one.act, one.args) for one in shown.buttons] == [("view_profile", (str(application.id),))]
    assert "No profile" in (await card(world.foreign.client, "profiles")).plain()
    assert "nobody yet" in (await card(world.foreign.recruiter, "sent")).plain()


async def test_decided_profiles_stay_with_their_job(world: World) -> None:
    application = await rejected_application(world)
    assert "No profile" in (await card(world.client, "profiles")).plain()
    of_job = await card(world.client, "profiles", 0, application.job_id)
    assert "Rejected" in of_job.plain()
