"""The conversation of submitting a resume: the file teaches, duplicates are shown, a race is told."""

from dataclasses import replace
from typing import Any

import pytest

from bot.forms.events import Act
from bot.forms.screen import Mode
from core.jobs.assign_recruiters import assign_recruiters
from core.kit.actor import Actor, Role
from core.kit.errors import NotFound, WrongState
from core.models import CandidateResume, JobApplication, JobPosting, SkillMetric, StoredFile
from core.models.enums import JobStatus
from tests.stages.applications import ANANYA, RESUMES, submitted_application
from tests.stages.conversing import Conversation, upload
from tests.stages.jobs import approved_job, assigned_job, locations_of
from tests.world import NOW, World, invited, slack

PAY = {"expected_ctc": "9 lakh", "notice_days": "30"}


async def with_resume(
    actor: Actor, job: JobPosting, name: str = "ananya_iyer.pdf", place: int = 0
) -> Conversation:
    talk = Conversation(actor, "submit_resume")
    location = (await locations_of(job))[place]
    await talk.begin(f"location:{location.id}")
    content = (RESUMES / name).read_bytes()
    await talk.fill(resume=upload(name, content))
    assert talk.mode() is Mode.WAIT
    await talk.copy_files({name: content})
    return talk


async def rate_and_consent(talk: Conversation, job: JobPosting) -> None:
    must = await SkillMetric.filter(job_id=job.id, is_primary=True)
    await talk.fill(**{f"skill_{one.id}": "8" for one in must})
    await talk.fill(consent="yes")
    assert talk.mode() is Mode.REVIEW


def suggested(talk: Conversation) -> dict[str, Any]:
    return {ask.key: ask.value for ask in talk.screen.asks if ask.suggested}


async def test_the_resume_suggests_and_the_recruiter_confirms(world: World) -> None:
    job = await assigned_job(world)
    talk = await with_resume(world.recruiter, job)
    assert suggested(talk)["email"] == "ananya.iyer@example.com"
    assert "Ananya" in suggested(talk)["name"]
    await talk.fill(phone="+91 98450 12345", job_status="working")
    assert not talk.errors
    assert talk.screen.heading == "Work"
    await talk.fill(current_company="Bright Systems", experience_years="4.5", qualification="B.Tech")
    await talk.fill(**PAY)
    await rate_and_consent(talk, job)
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.CLOSED, talk.screen.note
    application = await JobApplication.get().select_related("resume", "candidate")
    assert application.candidate.email == "ananya.iyer@example.com"
    assert "Acme Robotics" in application.consent_text
    assert application.resume.suggestions["email"] == "ananya.iyer@example.com"
    assert "Ananya" in application.resume.extracted_text
    file = await StoredFile.get(id=application.resume.file_id)
    assert (file.purpose, file.organization_id) == ("resume", world.agency.id)
    assert talk.screen.card is not None
    assert [one.act for one in talk.screen.card.buttons] == ["submit_resume", "view_profile"]


async def test_a_known_person_is_shown_with_the_owner(world: World) -> None:
    job = await assigned_job(world)
    await submitted_application(world)
    other = await assigned_job(world, key="draft:other", title="Controls Engineer")
    talk = await with_resume(world.recruiter, other)
    shown = "\n".join(talk.screen.lines)
    assert "Known already: Ananya Iyer" in shown
    assert "Ravi Menon" in shown
    assert job.id != other.id
    await talk.fill(phone="+91 98450 12345", job_status="working")
    await talk.fill()
    assert {"current_ctc": "750000.00", "expected_ctc": "900000.00"}.items() <= suggested(talk).items()


async def test_who_is_in_the_job_already_is_told_before_typing_and_at_the_end(world: World) -> None:
    job = await assigned_job(world)
    await submitted_application(world)
    tara = await invited(world.manager, "Tara Nair", Role.RECRUITER, slack("Tara Nair"))
    for location in await locations_of(job):
        await assign_recruiters(world.manager, location.id, [tara.user_id], now=NOW)
    talk = await with_resume(tara, job, place=1)
    assert any("In this job already: sent for Pune by Ravi Menon" in line for line in talk.screen.lines)
    await talk.fill(phone="+91 98450 12345", job_status="working")
    await talk.fill(current_company="Bright Systems", experience_years="4.5", qualification="B.Tech")
    await talk.fill(**PAY)
    await rate_and_consent(talk, job)
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.REVIEW
    assert "Ravi Menon" in talk.screen.note
    assert await JobApplication.all().count() == 1


async def test_a_typed_mail_is_compared_again(world: World) -> None:
    await assigned_job(world)
    await submitted_application(world)
    other = await assigned_job(world, key="draft:other", title="Controls Engineer")
    talk = await with_resume(world.recruiter, other, "rohan_mehta.pdf")
    assert not any("Known already" in line for line in talk.screen.lines)
    await talk.fill(email="ANANYA.IYER@example.com", phone="+91 98450 99999", job_status="working")
    assert any("Known already: Ananya Iyer" in line for line in talk.screen.lines)


async def test_a_scan_is_taken_and_says_so(world: World) -> None:
    job = await assigned_job(world)
    talk = await with_resume(world.recruiter, job, "scanned.pdf")
    assert any("scan" in line for line in talk.screen.lines)
    await talk.fill(name=ANANYA.name, email=ANANYA.email, phone=ANANYA.phone, job_status="not_working")
    assert "current_company" not in [ask.key for ask in talk.screen.asks]
    await talk.fill(experience_years="4", qualification="B.Tech")
    await talk.fill(**PAY)
    await rate_and_consent(talk, job)
    await talk.press(Act.SUBMIT)
    assert (await CandidateResume.get()).is_scanned


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("legacy.doc", (RESUMES / "legacy.doc").read_bytes(), "old Word"),
        ("password.pdf", (RESUMES / "password.pdf").read_bytes(), "password"),
        ("drawing.pdf", b"GIF89a" + bytes(60), "picture"),
    ],
    ids=["old Word", "with a password", "a drawing under a false name"],
)
async def test_a_wrong_file_is_answered_with_advice_and_another_is_taken(
    world: World, name: str, content: bytes, words: str
) -> None:
    job = await assigned_job(world)
    talk = Conversation(world.recruiter, "submit_resume")
    await talk.begin(f"location:{(await locations_of(job))[0].id}")
    await talk.fill(resume=upload(name, content))
    if talk.mode() is Mode.WAIT:
        await talk.copy_files({name: content})
    assert words in talk.errors["resume"]
    good = (RESUMES / "ananya_iyer.docx").read_bytes()
    await talk.fill(resume=upload("ananya_iyer.docx", good))
    await talk.copy_files({"ananya_iyer.docx": good})
    assert talk.screen.heading == "The person"


async def test_a_photo_is_taken_for_what_it_is_whatever_its_name_says(world: World) -> None:
    job = await assigned_job(world)
    talk = Conversation(world.recruiter, "submit_resume")
    await talk.begin(f"location:{(await locations_of(job))[0].id}")
    content = (RESUMES / "photo.png").read_bytes()
    await talk.fill(resume=upload("photo.pdf", content))
    await talk.copy_files({"photo.pdf": content})
    assert not talk.errors
    assert any("This is a photo" in line for line in talk.screen.lines)
    assert (await StoredFile.get()).media_type == "image/png"


async def test_without_consent_it_waits(world: World) -> None:
    job = await assigned_job(world)
    talk = await with_resume(world.recruiter, job)
    await talk.fill(phone=ANANYA.phone, job_status="working")
    await talk.fill(current_company="Bright Systems", experience_years="4.5", qualification="B.Tech")
    await talk.fill(**PAY)
    must = await SkillMetric.filter(job_id=job.id, is_primary=True)
    await talk.fill(**{f"skill_{must[0].id}": "8"})
    assert list(talk.errors) == [f"skill_{must[1].id}"], "every must-have is rated"
    await talk.fill(**{f"skill_{one.id}": "8" for one in must})
    assert any("Acme Robotics" in line for line in talk.screen.lines)
    await talk.fill(consent="no")
    assert "Ask the person first" in talk.errors["consent"]


async def test_where_it_may_not_begin(world: World) -> None:
    with pytest.raises(WrongState, match="no open job"):
        await Conversation(world.recruiter, "submit_resume").begin()
    job = await approved_job(world)
    place = (await locations_of(job))[0].id
    with pytest.raises(NotFound):
        await Conversation(world.recruiter, "submit_resume").begin(f"location:{place}")
    await assign_recruiters(world.manager, place, [world.recruiter.user_id], now=NOW)
    await JobPosting.filter(id=job.id).update(status=JobStatus.HOLD)
    with pytest.raises(WrongState, match="hold"):
        await Conversation(world.recruiter, "submit_resume").begin(f"location:{place}")
    await JobPosting.filter(id=job.id).update(status=JobStatus.OPENED)
    talk = Conversation(world.recruiter, "submit_resume")
    await talk.begin()
    assert talk.screen.heading == "Resume", "the only place needs no question"


async def test_among_several_places_one_is_chosen(world: World) -> None:
    job = await assigned_job(world)
    talk = Conversation(world.recruiter, "submit_resume")
    await talk.begin()
    pune = (await locations_of(job))[0]
    await talk.fill(location=str(pune.id))
    assert talk.screen.heading == "Resume"
    stranger = replace(world.recruiter, user_id=world.foreign.recruiter.user_id)
    with pytest.raises(NotFound):
        await Conversation(stranger, "submit_resume").begin(f"location:{pune.id}")
