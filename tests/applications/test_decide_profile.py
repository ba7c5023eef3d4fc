"""The client's decision about a profile: shortlist, reject, and what follows for whom."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from core.applications.access import application_to_read
from core.applications.queries import received, sent
from core.applications.reject_application import reject_application
from core.applications.shortlist_application import shortlist_application
from core.kit.actor import Role
from core.kit.errors import AlreadyDone, InvalidValue, NotFound, WrongState
from core.models import (
    CandidateProfile,
    InterviewerDetails,
    InterviewScheduled,
    Invitation,
    JobApplication,
    JobPosting,
    Notification,
    User,
)
from core.models.enums import ApplicationStatus, JobStatus
from core.people.accept_invitation import accept_invitation
from core.people.join_token import join_token
from tests.stages.applications import ANANYA, shortlisted_application, submitted_application
from tests.world import KEYS, NOW, World, telegram


async def told(kind: str) -> list[Notification]:
    return await Notification.filter(kind=kind).order_by("id")


async def test_a_shortlisted_person_is_in_round_one(world: World) -> None:
    application = await shortlisted_application(world)
    kept = await JobApplication.get(id=application.id)
    assert (kept.status, kept.round_num, kept.feedback) == (
        ApplicationStatus.PROCESSING,
        1,
        "Strong in motion.",
    )
    assert (kept.decided_by_id, kept.decided_at) == (world.client.user_id, NOW)
    (asked,) = await told("profile_sent")
    assert (asked.done_at, asked.done_by_id) == (NOW, world.client.user_id)
    (to_do,) = await told("schedule_round")
    assert (to_do.receiver_id, to_do.action) == (world.recruiter.user_id, "schedule_interview")


async def test_the_candidate_gets_a_way_in_that_works(world: World) -> None:
    application = await shortlisted_application(world)
    invitation = await Invitation.get(application_id=application.id)
    person = await User.get(email="ananya.iyer@example.com")
    (news,) = await told("shortlisted")
    assert (news.receiver_id, news.params["invitation"]) == (person.id, str(invitation.id))
    kept = await JobApplication.get(id=application.id)
    assert kept.applicant_id == person.id
    visitor = telegram("Ananya Iyer")
    token = join_token(invitation.id, KEYS)
    actor = await accept_invitation(visitor, token, keys=KEYS, now=NOW)
    assert (actor.role, actor.user_id) == (Role.CANDIDATE, person.id)
    assert (await application_to_read(actor, application.id)).id == application.id


async def test_who_has_a_chat_needs_no_invitation(world: World) -> None:
    known = await CandidateProfile.get(id=world.home.profile.id)
    person = replace(ANANYA, name=known.name, email=known.email)
    application = await shortlisted_application(world, person)
    assert not await Invitation.filter(application_id=application.id).exists()
    (news,) = await told("shortlisted")
    assert (news.receiver_id, news.params["invitation"]) == (world.candidate.user_id, "")


async def test_feedback_is_obligatory(world: World) -> None:
    application = await submitted_application(world)
    for decide in (shortlist_application, reject_application):
        with pytest.raises(InvalidValue) as refusal:
            await decide(world.client, application.id, "   ", now=NOW)
        assert refusal.value.field == "feedback"
    assert (await JobApplication.get(id=application.id)).status is ApplicationStatus.PENDING


async def test_a_rejection_is_told_to_recruiter_and_candidate(world: World) -> None:
    application = await submitted_application(world)
    await reject_application(world.client, application.id, "Too junior.", now=NOW)
    (news,) = await told("profile_rejected")
    assert news.receiver_id == world.recruiter.user_id
    assert news.params["feedback"] == "Too junior."
    (word,) = await told("rejected_candidate")
    assert (await User.get(id=word.receiver_id)).email == "ananya.iyer@example.com"
    (asked,) = await told("profile_sent")
    assert asked.done_at == NOW


async def test_a_shortlisted_person_may_still_be_rejected(world: World) -> None:
    application = await shortlisted_application(world)
    await reject_application(world.client, application.id, "The role is gone.", now=NOW)
    (to_do,) = await told("schedule_round")
    assert to_do.done_at == NOW, "nobody schedules a rejected person"


async def test_but_not_over_an_appointment(world: World) -> None:
    application = await shortlisted_application(world)
    panel = await InterviewerDetails.get(job_id=application.job_id, round_num=1)
    interview = await InterviewScheduled.create(
        organization_id=application.organization_id,
        application_id=application.id,
        candidate_id=application.candidate_id,
        round_num=1,
        interviewer_id=panel.interviewer_id,
        panel_id=panel.id,
        starts_at=NOW + timedelta(days=1),
        ends_at=NOW + timedelta(days=1, hours=1),
        zone="Asia/Kolkata",
        uid="one@example.com",
    )
    with pytest.raises(WrongState, match="Cancel it first"):
        await reject_application(world.client, application.id, "No.", now=NOW)
    await interview.delete()
    await reject_application(world.client, application.id, "No.", now=NOW)


async def test_a_decision_is_taken_once_and_names_who_took_it(world: World) -> None:
    application = await shortlisted_application(world)
    with pytest.raises(AlreadyDone, match="Kiran Desai shortlisted"):
        await shortlist_application(world.client, application.id, "Again.", now=NOW)
    await reject_application(world.client, application.id, "No.", now=NOW)
    with pytest.raises(AlreadyDone, match="Kiran Desai rejected"):
        await reject_application(world.client, application.id, "No.", now=NOW)


async def test_shortlist_pressed_twice_at_once_invites_once(world: World) -> None:
    application = await submitted_application(world)
    acts = [shortlist_application(world.client, application.id, "Strong.", now=NOW) for _ in range(3)]
    results = await asyncio.gather(*acts, return_exceptions=True)
    assert sorted(type(one).__name__ for one in results) == ["AlreadyDone", "AlreadyDone", "JobApplication"]
    assert await Invitation.filter(application_id=application.id).count() == 1
    assert len(await told("schedule_round")) == 1


async def test_nobody_is_shortlisted_for_a_job_on_hold(world: World) -> None:
    application = await submitted_application(world)
    await JobPosting.filter(id=application.job_id).update(status=JobStatus.HOLD)
    with pytest.raises(WrongState, match="hold"):
        await shortlist_application(world.client, application.id, "Strong.", now=NOW)


async def test_each_reader_sees_his_own(world: World) -> None:
    application = await submitted_application(world)
    for role in (Role.CLIENT, Role.MANAGER, Role.RECRUITER):
        assert (await application_to_read(world.actor(role), application.id)).id == application.id
        with pytest.raises(NotFound):
            await application_to_read(world.foreign.actor(role), application.id)
    for role in (Role.CANDIDATE, Role.INTERVIEWER):
        with pytest.raises(NotFound):
            await application_to_read(world.actor(role), application.id)
    await shortlist_application(world.client, application.id, "Strong.", now=NOW)
    assert (await application_to_read(world.interviewer, application.id)).id == application.id


async def test_lists_are_paged_and_bound(world: World) -> None:
    for number in range(3):
        person = replace(ANANYA, email=f"p{number}@example.com", phone=f"+91 98450 1230{number}")
        await submitted_application(world, person)
    page = await received(world.client, limit=2)
    assert [len(page.lines), bool(page.next)] == [2, True]
    rest = await received(world.client, before=page.next, limit=2)
    assert [len(rest.lines), rest.next] == [1, 0]
    assert not {one.id for one in page.lines} & {one.id for one in rest.lines}
    assert len((await sent(world.recruiter)).lines) == 3
    assert (await sent(world.foreign.recruiter)).lines == ()
    assert (await received(world.foreign.client)).lines == ()
    assert (await received(world.foreign.manager)).lines == ()
    first = page.lines[0].id
    await reject_application(world.client, first, "No.", now=NOW)
    assert first not in {one.id for one in (await received(world.client)).lines}
