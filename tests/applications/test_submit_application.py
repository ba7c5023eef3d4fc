"""Sending a profile: what is kept, who hears, what is refused, and who was first."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.applications.shortlist_application import shortlist_application
from core.applications.submit_application import submit_application
from core.candidates.person import Person
from core.jobs.assign_recruiters import assign_recruiters
from core.kit.actor import Actor, Role
from core.kit.errors import Clash, InvalidValue, NotFound, WrongState
from core.models import (
    AssignedJob,
    CandidateProfile,
    CandidateResume,
    CandidateSkill,
    JobApplication,
    JobLocation,
    JobPosting,
    Notification,
    OrganizationPlan,
    PlanFeature,
    ReplacementCandidate,
    SelectedCandidate,
    SkillMetric,
    StoredFile,
    User,
)
from core.models.enums import ApplicationStatus, JobStatus, ReplacementStatus
from core.plans.limits import GRACE, NoRoom
from tests.stages.applications import ANANYA, CONSENT, stored_resume, submission_for, submitted_application
from tests.stages.jobs import approved_job, assigned_job, locations_of, posted_job
from tests.world import NOW, World, invited, slack


async def send(
    actor: Actor, job: JobPosting, person: Person = ANANYA, *, key: str = "draft:1", **changes: Any
) -> JobApplication:
    return await submit_application(
        actor, await submission_for(actor, job, person, **changes), key=key, now=NOW
    )


async def two_recruiters(world: World) -> tuple[JobPosting, Actor]:
    job = await assigned_job(world)
    tara = await invited(world.manager, "Tara Nair", Role.RECRUITER, slack("Tara Nair"))
    for location in await locations_of(job):
        both = [world.recruiter.user_id, tara.user_id]
        await assign_recruiters(world.manager, location.id, both, now=NOW)
    return job, tara


async def told(kind: str) -> list[Notification]:
    return await Notification.filter(kind=kind).order_by("id")


async def test_everything_is_kept(world: World) -> None:
    application = await submitted_application(world)
    kept = await JobApplication.get(id=application.id).select_related("resume", "candidate")
    assert (kept.status, kept.round_num) == (ApplicationStatus.PENDING, 0)
    assert (kept.submitted_by_id, kept.attached_to_id) == (world.recruiter.user_id,) * 2
    assert kept.receiver_id == world.client.user_id
    assert (kept.consent_text, kept.consent_at) == (CONSENT, NOW)
    assert (kept.resume.email, kept.resume.phone_e164) == ("ananya.iyer@example.com", "+919845012345")
    assert (kept.candidate.owner_id, kept.candidate.user_id) == (world.recruiter.user_id, None)
    file = await StoredFile.get(id=kept.resume.file_id)
    assert (file.organization_id, file.purpose) == (world.agency.id, "resume")
    rated = await CandidateSkill.filter(resume_id=kept.resume.id).order_by("id")
    assert [(one.skill, one.rating) for one in rated] == [("Python", 8), ("C++", 8)]


async def test_client_and_candidate_hear_and_who_sent_it_knows(world: World) -> None:
    application = await submitted_application(world)
    (news,) = await told("profile_sent")
    assert (news.receiver_id, news.action) == (world.client.user_id, "decide_profile")
    assert news.subject == f"application:{application.id}"
    assert len(news.attachments) == 1
    contacts = ("ananya.iyer@example.com", "+919845012345")
    assert not any(contact in str(news.params) for contact in contacts)
    assert not await Notification.filter(receiver_id=world.recruiter.user_id, subject=news.subject).exists()
    (mail,) = await told("profile_sent_candidate")
    person = await User.get(id=mail.receiver_id)
    assert (person.email, person.role) == ("ananya.iyer@example.com", None)


async def test_a_draft_is_sent_once(world: World) -> None:
    job = await assigned_job(world)
    submission = await submission_for(world.recruiter, job)
    acts = [submit_application(world.recruiter, submission, key="draft:1", now=NOW) for _ in range(3)]
    sent = await asyncio.gather(*acts)
    assert len({one.id for one in sent}) == 1
    assert len(await told("profile_sent")) == 1


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({}, 0),
        ({"email": "Ananya.IYER@Example.com"}, 0),
        ({}, 1),
        ({"email": "other@example.com", "name": "Ananya R Iyer"}, 1),
    ],
)
async def test_one_person_is_in_a_job_once(world: World, changes: dict[str, Any], place: int) -> None:
    job, tara = await two_recruiters(world)
    await send(world.recruiter, job)
    with pytest.raises(Clash, match="Pune by Ravi Menon"):
        await send(tara, job, replace(ANANYA, **changes), key="draft:2", place=place)
    assert await JobApplication.all().count() == 1
    assert await CandidateResume.all().count() == 1


async def test_the_same_person_goes_into_another_job_with_a_new_file(world: World) -> None:
    first = await send(world.recruiter, await assigned_job(world))
    other = await assigned_job(world, key="draft:other", title="Controls Engineer")
    second = await send(world.recruiter, other, key="draft:2")
    assert second.candidate_id == first.candidate_id
    one, two = await CandidateResume.all().order_by("id")
    assert one.file_id != two.file_id


async def test_two_recruiters_at_once_one_wins_the_other_is_told_who(world: World) -> None:
    job, tara = await two_recruiters(world)
    for round_number in range(3):
        person = replace(ANANYA, email=f"p{round_number}@example.com", phone=f"+91 98450 1230{round_number}")
        acts = [
            send(actor, job, person, key=f"draft:{round_number}:{actor.user_id}", place=place)
            for place, actor in enumerate((world.recruiter, tara))
        ]
        results = await asyncio.gather(*acts, return_exceptions=True)
        (won,) = [one for one in results if isinstance(one, JobApplication)]
        (lost,) = [one for one in results if isinstance(one, Clash)]
        winner = await User.get(id=won.submitted_by_id)
        assert winner.name in str(lost)
    assert await JobApplication.all().count() == 3


async def test_only_who_is_assigned_may_send(world: World) -> None:
    job = await approved_job(world)
    with pytest.raises(NotFound):
        await send(world.recruiter, job)
    pune = (await locations_of(job))[0]
    await assign_recruiters(world.manager, pune.id, [world.recruiter.user_id], now=NOW)
    await send(world.recruiter, job)
    await assign_recruiters(world.manager, pune.id, [], now=NOW)
    with pytest.raises(NotFound):
        await send(world.recruiter, job, replace(ANANYA, email="b@example.com"), key="draft:2")


@pytest.mark.parametrize("state", [JobStatus.CLOSED, JobStatus.HOLD, JobStatus.EXPIRED])
@pytest.mark.parametrize("of", [JobPosting, JobLocation])
async def test_a_place_that_is_not_open_refuses(
    world: World, of: type[JobPosting] | type[JobLocation], state: JobStatus
) -> None:
    job = await assigned_job(world)
    await of.all().update(status=state)
    with pytest.raises(WrongState):
        await send(world.recruiter, job)
    assert not await CandidateResume.exists()
    await of.all().update(status=JobStatus.OPENED)
    await send(world.recruiter, job)


async def test_after_the_deadline_only_an_extension_helps(world: World) -> None:
    job = await assigned_job(world)
    await JobPosting.filter(id=job.id).update(deadline=date(2026, 3, 1))
    with pytest.raises(WrongState, match="deadline"):
        await send(world.recruiter, job)
    await JobPosting.filter(id=job.id).update(extended_deadline=date(2026, 3, 2))
    await send(world.recruiter, job)


async def test_a_job_that_waits_for_approval_refuses(world: World) -> None:
    job = await posted_job(world)
    pune = (await locations_of(job))[0]
    await AssignedJob.create(
        location_id=pune.id, organization_id=world.agency.id, recruiter_id=world.recruiter.user_id
    )
    with pytest.raises(WrongState, match="not approved"):
        await send(world.recruiter, job)


async def test_must_haves_are_rated(world: World) -> None:
    job = await assigned_job(world)
    python = await SkillMetric.get(job_id=job.id, skill="Python")
    with pytest.raises(InvalidValue) as refusal:
        await send(world.recruiter, job, ratings={python.id: 9})
    cpp = await SkillMetric.get(job_id=job.id, skill="C++")
    assert refusal.value.field == f"skill_{cpp.id}"


async def test_without_consent_nothing_is_sent(world: World) -> None:
    job = await assigned_job(world)
    with pytest.raises(InvalidValue) as refusal:
        await send(world.recruiter, job, consent_text=" ")
    assert refusal.value.field == "consent"


async def test_somebody_elses_file_is_refused(world: World) -> None:
    job = await assigned_job(world)
    for owner in (world.foreign.recruiter, world.manager):
        file = await stored_resume(owner)
        with pytest.raises(InvalidValue) as refusal:
            await send(world.recruiter, job, file_id=file.id)
        assert refusal.value.field == "resume"


async def test_a_full_storage_refuses(world: World) -> None:
    job = await assigned_job(world)
    plan = await OrganizationPlan.get(organization_id=world.agency.id, is_active=True)
    storage = PlanFeature.filter(plan_id=plan.plan_id, feature__code="storage")
    assert await storage.update(limit=1) == 1
    big = await stored_resume(world.recruiter)
    await StoredFile.filter(id=big.id).update(size=1024 * 1024)
    await send(world.recruiter, job, file_id=big.id)
    other = replace(ANANYA, email="b@example.com", phone="+919900112233")
    with pytest.raises(NoRoom):
        await send(world.recruiter, job, other, key="draft:2")
    await storage.update(limit=2)
    await send(world.recruiter, job, other, key="draft:2")


async def test_the_days_of_grace_let_work_be_finished(world: World) -> None:
    job = await assigned_job(world, deadline=date(2028, 1, 1))
    plan = await OrganizationPlan.get(organization_id=world.agency.id, is_active=True)
    submission = await submission_for(world.recruiter, job)
    with pytest.raises(WrongState, match="grace"):
        await submit_application(world.recruiter, submission, key="draft:1", now=plan.ends_at + GRACE)
    late = plan.ends_at + GRACE - timedelta(seconds=1)
    await submit_application(world.recruiter, submission, key="draft:1", now=late)


async def test_a_closed_place_takes_the_replacement_of_its_leaver(world: World) -> None:
    leaver = await submitted_application(world)
    job = world.things["job"] = await JobPosting.get(id=leaver.job_id)
    hire = await SelectedCandidate.create(
        organization_id=leaver.organization_id,
        application_id=leaver.id,
        candidate_id=leaver.candidate_id,
        ctc=Decimal(900_000),
        joining_date=NOW.date(),
    )
    await JobLocation.all().update(status=JobStatus.CLOSED)
    newcomer = replace(ANANYA, name="Rohan Mehta", email="rohan@example.com", phone="+919900112233")
    with pytest.raises(WrongState, match="closed"):
        await send(world.recruiter, job, newcomer)
    await ReplacementCandidate.create(
        organization_id=leaver.organization_id, leaver_id=hire.id, status=ReplacementStatus.PENDING
    )
    with pytest.raises(WrongState, match="closed"):
        await send(world.recruiter, job, newcomer, place=1)
    application = await send(world.recruiter, job, newcomer)
    assert (await JobApplication.get(id=application.id)).is_replacement


async def test_one_job_shortlists_while_another_gets_the_same_person(world: World) -> None:
    first = await assigned_job(world)
    others = [await assigned_job(world, key=f"draft:{n}", title=f"Job {n}") for n in range(3)]
    application = await send(world.recruiter, first)
    await asyncio.gather(
        shortlist_application(world.client, application.id, "Strong.", now=NOW),
        *(send(world.recruiter, job, key=f"draft:send:{job.id}") for job in others),
    )
    assert await JobApplication.all().count() == 4
    assert await CandidateProfile.filter(email=ANANYA.email).count() == 1
