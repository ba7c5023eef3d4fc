"""The conversation of posting a job, from the first page to the posted job."""

from decimal import Decimal
from typing import Any

import pytest

from bot.forms.events import Act
from bot.forms.screen import Mode
from core.kit.errors import WrongState
from core.models import (
    ClientInterviewer,
    ClientOrganization,
    JobLocation,
    JobPosting,
    JobPostTerms,
    SkillMetric,
)
from core.models.enums import Approval
from tests.jobs.test_post_job import limit_jobs
from tests.stages.conversing import Conversation
from tests.stages.jobs import posted_job
from tests.stages.told import acts, last_card
from tests.world import World

START = {
    "title": "Robotics Engineer",
    "department": "Motion",
    "industry": "Robotics",
    "job_type": "full_time",
    "job_level": "mid",
}
PAY = {
    "ctc_min": "6 lakh",
    "ctc_max": "12 LPA",
    "experience_min": "2",
    "experience_max": "6",
    "notice_period": "30_days",
}
DAYS = {"shift": "09-18", "is_rotational": "no", "working_days": "5", "deadline": "30 April 2026"}
WORDS = {"description": "You make arms of robots move smoothly.", "more": "no"}


async def at_skills(world: World, actor: Any = None) -> Conversation:
    talk = Conversation(actor or world.client, "post_job")
    await talk.begin()
    for page in (START, PAY, DAYS, WORDS):
        await talk.fill(**page)
        assert not talk.errors
    assert talk.screen.heading == "Skill 1"
    return talk


async def finish(talk: Conversation, interviewer: int) -> None:
    await talk.fill(skill="Python", weight="must", amount="8/10")
    await talk.press(Act.ADD, "skills")
    await talk.fill(skill="ROS", weight="nice")
    await talk.press(Act.DONE)
    await talk.fill(city="Pune", seats="2", work_mode="hybrid")
    await talk.press(Act.ADD, "locations")
    await talk.fill(city="Bengaluru", seats="1", work_mode="office")
    await talk.press(Act.DONE)
    await talk.fill(interviewer=str(interviewer), mode="online", type="technical")
    await talk.press(Act.DONE)
    assert talk.mode() is Mode.REVIEW


async def test_a_client_posts_a_job(world: World) -> None:
    talk = await at_skills(world)
    await finish(talk, world.interviewer.user_id)
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.CLOSED, talk.screen.note
    job = await JobPosting.get(client_id=world.client.client)
    assert (job.title, job.approval, job.ctc_max) == (
        "Robotics Engineer",
        Approval.PENDING,
        Decimal(1_200_000),
    )
    places = await JobLocation.filter(job_id=job.id).order_by("id").values_list("location", "positions")
    assert list(places) == [("Pune", 2), ("Bengaluru", 1)]
    assert await SkillMetric.filter(job_id=job.id, is_primary=True).count() == 1
    assert await JobPostTerms.filter(job_id=job.id).count() == 2
    assert talk.screen.card is not None
    assert job.job_code in talk.screen.card.plain()
    assert [one.act for one in talk.screen.card.buttons] == ["view_job"]


async def test_a_manager_posts_for_his_client_and_is_asked_once_to_staff_it(world: World) -> None:
    talk = await at_skills(world, world.manager)
    await finish(talk, world.interviewer.user_id)
    await talk.press(Act.SUBMIT)
    assert (await JobPosting.get()).approval is Approval.ACCEPTED
    assert talk.screen.card is not None
    assert [one.act for one in talk.screen.card.buttons] == ["view_job"]
    assert acts(await last_card(world.manager, "job_needs_recruiters")) == ["assign_recruiters", "view_job"]


async def test_the_agreed_bands_are_shown_and_hold(world: World) -> None:
    talk = Conversation(world.client, "post_job")
    await talk.begin()
    await talk.fill(**START)
    assert any("8.33" in line for line in talk.screen.lines)
    await talk.fill(**{**PAY, "ctc_max": "80 lakh"})
    assert "agreed terms cover" in talk.errors["ctc_max"]
    await talk.fill(**{**PAY, "experience_max": "1"})
    assert "below" in talk.errors["experience_max"]
    await talk.fill(**PAY)
    assert not talk.errors


async def test_a_past_deadline_and_no_seat_are_refused_at_their_fields(world: World) -> None:
    talk = Conversation(world.client, "post_job")
    await talk.begin()
    await talk.fill(**START)
    await talk.fill(**PAY)
    await talk.fill(**{**DAYS, "deadline": "2026-03-01"})
    assert "too early" in talk.errors["deadline"]
    await talk.fill(**DAYS)
    await talk.fill(**WORDS)
    await talk.fill(skill="Python", weight="must", amount="")
    await talk.press(Act.DONE)
    await talk.fill(city="Pune", seats="0", work_mode="office")
    assert "1" in talk.errors["locations.0.seats"]


async def test_a_job_without_a_must_have_goes_no_further(world: World) -> None:
    talk = await at_skills(world)
    await talk.fill(skill="Python", weight="nice", amount="")
    await talk.press(Act.DONE)
    assert talk.mode() is Mode.LIST
    assert "must-have" in talk.screen.error
    await talk.press(Act.EDIT, "skills.0.weight")
    await talk.fill(skill="Python", weight="must")
    await talk.press(Act.DONE)
    assert talk.screen.heading.startswith("Location")


async def test_conditions_are_asked_only_when_wanted(world: World) -> None:
    talk = Conversation(world.client, "post_job")
    await talk.begin()
    for page in (START, PAY, DAYS, {**WORDS, "more": "yes"}):
        await talk.fill(**page)
    assert talk.screen.heading == "Conditions"
    await talk.fill(probation_period="3 months, paid", decision_maker="Kiran Desai")
    assert talk.screen.heading == "Who decides"


async def test_an_intern_is_asked_for_how_long(world: World) -> None:
    talk = Conversation(world.client, "post_job")
    await talk.begin()
    await talk.fill(**{**START, "job_type": "intern"})
    assert "time_period" in [ask.key for ask in talk.screen.asks]


async def test_a_full_plan_keeps_the_answers_for_later(world: World) -> None:
    await limit_jobs(world, 1)
    await posted_job(world)
    talk = await at_skills(world)
    await finish(talk, world.interviewer.user_id)
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.REVIEW
    assert "1 active job" in talk.screen.note
    await limit_jobs(world, 2)
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.CLOSED
    assert await JobPosting.all().count() == 2


async def test_without_agreement_or_interviewer_it_does_not_begin(world: World) -> None:
    await ClientInterviewer.filter(client_id=world.client.client).update(is_active=False)
    with pytest.raises(WrongState, match="interviewer"):
        await Conversation(world.client, "post_job").begin()
    await ClientOrganization.filter(id=world.connection.id).update(terms_version=9)
    with pytest.raises(WrongState, match="agreed"):
        await Conversation(world.client, "post_job").begin()
