"""When somebody says no: the client, an interviewer, the candidate."""

import pytest

from core.models import JobApplication, JobLocation
from tests.plugins.chats import Scene
from tests.stages.applications import ANANYA, shortlisted_application, submitted_application
from tests.stages.interviews import TOMORROW, scheduled_interview
from tests.stages.placements import OFFERED_AT, made_offer
from tests.stories.office import BOTH, office


@pytest.mark.parametrize("channel", BOTH)
async def test_the_client_rejects_a_profile(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    await submitted_application(the.world)
    await scene.settle()
    await the.presses("client", "Reject", {"feedback": "Too junior for us."})
    the.sees("client", "Rejected by Kiran Desai")
    the.sees("recruiter", "Acme Robotics passed on Ananya Iyer", "Too junior for us.")
    letter = scene.town.mailbox.to(ANANYA.email)[-1]
    assert "Acme Robotics will not go on with your profile" in letter.text
    assert "Too junior" not in letter.text


@pytest.mark.parametrize("channel", BOTH)
async def test_the_interviewer_rejects(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    await scheduled_interview(the.world)
    await the.at_moment(TOMORROW.replace(hour=11))
    marks = {**{f"skill_{key}": "3" for key in range(1, 9)}, "overall": "3"}
    marks |= {"remarks": "Knows no C++.", "verdict": "Not for this job"}
    await the.presses("interviewer", "Log marks", marks)
    the.sees("interviewer", "Your marks for Priya Sharma are in")
    the.sees("recruiter", "Knows no C++.")
    the.sees("candidate", "this time it was not a match")
    the.misses("candidate", "Knows no C++.")
    the.misses("client", "Would you like to make an offer?")


@pytest.mark.parametrize("channel", BOTH)
async def test_the_candidate_refuses_and_the_seat_goes_to_another(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    selected = await made_offer(the.world)
    await the.at_moment(OFFERED_AT)
    application = await JobApplication.get(id=selected.application_id)
    place = await JobLocation.get(id=application.location_id)
    taken = place.positions_closed
    await the.presses("candidate", "Refuse", {"reason": "I stay where I am."})
    the.sees("candidate", "Refused by Priya Sharma")
    for role in ("client", "recruiter", "manager"):
        the.sees(role, "Priya Sharma refused the offer", "I stay where I am.", "is open again")
    await place.refresh_from_db()
    assert place.positions_closed == taken - 1
    await shortlisted_application(the.world)
    await scene.settle()
    the.sees("recruiter", "Ananya Iyer is shortlisted for “Robotics Engineer”: schedule round 1")
