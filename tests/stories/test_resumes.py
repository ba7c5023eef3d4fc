"""Resumes of other kinds, and people whom the agency knows already."""

from typing import Any

import pytest

from core.jobs.assign_recruiters import assign_recruiters
from core.kit.actor import Role
from core.models import CandidateProfile, ConversationDraft, StoredFile
from tests.chat import InSlack, InTelegram
from tests.moved_in import take_seat
from tests.plugins.chats import Scene
from tests.stages.applications import submitted_application
from tests.stages.jobs import assigned_job, locations_of
from tests.stories.office import BOTH, office, resume
from tests.talking import answers_all
from tests.world import NOW, invited, slack

PLACE = "Robotics Engineer, Pune"
WORK: dict[str, Any] = {
    "location": PLACE,
    "job_status": "Working",
    "current_ctc": "6.5 LPA",
    "expected_ctc": "8 lakh",
    "notice_days": "30",
    "message": None,
    "consent": "Yes",
    **{f"skill_{key}": "8" for key in range(1, 9)},
}
TYPED: dict[str, Any] = {
    "name": "Devika Nair",
    "email": "devika.nair@example.com",
    "phone": "+91 98450 77777",
    "current_company": "Coastal Drives",
    "experience_years": "5",
    "qualification": "M.Tech",
}


@pytest.mark.parametrize("channel", BOTH)
async def test_a_resume_in_word(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    await assigned_job(the.world)
    await scene.settle()
    read = await the.asks("recruiter", "submit_resume", {**WORK, "resume": resume("rohan_mehta.docx")})
    assert "This is what the resume says" in read
    the.sees("client", "Rohan Kumar Mehta")
    assert [name for name, _ in the.at("client").files()] == ["rohan_mehta.docx"]


@pytest.mark.parametrize("channel", BOTH)
async def test_a_scan_says_so_and_is_typed_by_hand(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    await assigned_job(the.world)
    await scene.settle()
    read = await the.asks("recruiter", "submit_resume", {**WORK, **TYPED, "resume": resume("scanned.pdf")})
    assert "This is a scan without text, so please type what it says. The file is kept." in read
    the.sees("client", "Devika Nair", "Coastal Drives")
    assert [name for name, _ in the.at("client").files()] == ["scanned.pdf"]


PHOTO = "This is a photo, from which I cannot read text, so please type what it says. It is kept as is."


@pytest.mark.parametrize("channel", BOTH)
async def test_a_photo_is_kept_as_it_is_and_typed_by_hand(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    await assigned_job(the.world)
    await scene.settle()
    read = await the.asks("recruiter", "submit_resume", {**WORK, **TYPED, "resume": resume("photo.png")})
    assert "a photo is taken too, but then you type what it says. At most 10 MB." in read
    assert PHOTO in read
    the.sees("client", "Devika Nair", "Coastal Drives")
    assert the.at("client").files() == [resume("photo.png")[::-1]]


async def test_a_photo_taken_in_telegram_is_fetched_in_its_largest_size(scene: Scene) -> None:
    """It comes as several sizes, has no name, and is always a JPEG."""
    the = await office(scene, "telegram")
    await assigned_job(the.world)
    await scene.settle()
    me = the.at("recruiter")
    await me.commands("submit_resume")
    await me.presses(next(one for one in me.buttons() if one.startswith(PLACE)))
    content, _ = resume("photo.jpg")
    assert isinstance(me, InTelegram)
    await me.account.sends_photo(content)
    await scene.settle()
    assert PHOTO in me.last()
    stored = await StoredFile.get()
    assert (stored.name, stored.media_type, stored.size) == ("photo.jpg", "image/jpeg", len(content))
    draft = await ConversationDraft.get(form="submit_resume")
    assert not draft.answers["resume"]["file"].endswith("-s"), "that is the thumbnail"


@pytest.mark.parametrize("channel", BOTH)
async def test_a_known_person_is_recognised_by_any_spelling_of_the_address(
    scene: Scene, channel: str
) -> None:
    the = await office(scene, channel)
    await submitted_application(the.world)
    nila = await invited(the.world.manager, "Nila Das", Role.RECRUITER, slack("Nila Das"))
    the.people["recruiter"] = await take_seat(scene, nila)
    for place in await locations_of(the.world.job):
        await assign_recruiters(the.world.manager, place.id, [nila.user_id], now=NOW)
    await scene.settle()
    answers = {**WORK, **TYPED, "name": "Ananya Iyer", "email": "ANANYA.Iyer@Example.COM"}
    answers |= {"location": "Robotics Engineer, Bengaluru", "resume": resume("scanned.pdf")}
    await the.at("recruiter").commands("submit_resume")
    read = await answers_all(the.at("recruiter"), answers, submit=False)
    assert "Ananya Iyer (same e-mail" in read
    assert "with Ravi Menon since Mon 2 Mar 2026" in read


@pytest.mark.parametrize("channel", BOTH)
async def test_eight_rupees_a_year_are_asked_about(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    await assigned_job(the.world)
    await scene.settle()
    answers = {**WORK, **TYPED, "expected_ctc": "8", "resume": resume("scanned.pdf")}
    with pytest.raises(AssertionError, match="refused"):
        await the.asks("recruiter", "submit_resume", answers)
    me = the.at("recruiter")
    doubt = "“8” may mean more than one thing. Choose what you mean, or write it in full."
    if isinstance(me, InSlack):
        assert doubt in me.modal()
        await answers_all(me, answers | {"expected_ctc?": "₹8,00,000 (8 lakh)"})
    else:
        assert doubt in me.last()
        assert {"₹8,00,000 (8 lakh)", "₹8,00,00,000 (8 crore)"} <= set(me.buttons())
        await me.presses("₹8,00,000 (8 lakh)")
        await answers_all(me, answers)
    assert (await CandidateProfile.get(email="devika.nair@example.com")).expected_ctc == 800_000


@pytest.mark.parametrize("channel", BOTH)
async def test_eight_thousand_rupees_a_year_are_refused_with_what_was_meant(
    scene: Scene, channel: str
) -> None:
    the = await office(scene, channel)
    await assigned_job(the.world)
    await scene.settle()
    answers = {**WORK, **TYPED, "expected_ctc": "8 thousand", "resume": resume("scanned.pdf")}
    with pytest.raises(AssertionError, match="refused"):
        await the.asks("recruiter", "submit_resume", answers)
    the.sees("recruiter", "₹8,000 a year? If you mean lakhs, write “8000 lakh” or “8000 LPA”.")
