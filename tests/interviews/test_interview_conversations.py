"""The conversations of booking, moving, cancelling and marking, and the lists that lead to them."""

from datetime import timedelta

import pytest

from bot.actions.interviews import ACTION as INTERVIEWS
from bot.actions.marks import ACTION as MARKS
from bot.actions.view_interview import ACTION as VIEW
from bot.forms.events import Act
from bot.forms.screen import Mode
from core.interviews.log_marks import log_marks
from core.interviews.schedule_interview import schedule_interview
from core.kit.errors import AlreadyDone, NotAllowed, NotFound, WrongState
from core.models import CandidateEvaluation, InterviewScheduled, JobApplication
from core.models.enums import ApplicationStatus, InterviewMode, InterviewStatus, Verdict
from tests.plugins.database import Database
from tests.pressing import button, shown
from tests.stages.conversing import Conversation
from tests.stages.direct import NOW, direct_house
from tests.stages.direct_hires import LINK, TOMORROW, all_marks, all_rounds_passed, booked, online
from tests.stages.told import acts


async def test_an_interview_is_booked_from_its_card(db: Database) -> None:
    house = await direct_house()
    talk = Conversation(house.recruiter, "schedule_interview")
    await talk.begin(f"application:{house.application.id}")
    assert talk.screen.lines[0] == ("Priya Sharma meets Ishaan Iyer: Robotics Engineer, round 1 of 2.")
    assert "• Tue 3 Mar 2026, 10:00 IST (04:30 UTC)" in talk.screen.lines
    await talk.fill(starts="tomorrow 3:30pm", duration="45", mode="online")
    await talk.fill(link="meet me there")
    assert talk.errors["link"].startswith("I need the whole link")
    await talk.fill(link=LINK)
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.CLOSED
    interview = await InterviewScheduled.get()
    assert (interview.starts_at, interview.place) == (TOMORROW, LINK)
    card = talk.screen.card
    assert card is not None
    assert card.title == "Priya Sharma's interview is booked for Tue 3 Mar 2026, 15:30 IST (10:00 UTC)."
    assert acts(card) == ["move_interview", "cancel_interview"]


async def test_an_interview_is_booked_by_command_from_the_queue(db: Database) -> None:
    house = await direct_house()
    other = await house.another_candidate()
    talk = Conversation(house.recruiter, "schedule_interview")
    await talk.begin()
    await talk.fill(application=str(other.id))
    assert "Rohan Mehta meets Ishaan Iyer" in talk.screen.lines[0]
    await talk.fill(starts="3 March 2026 16:00", duration="60", mode="telephone")
    await talk.fill(number="+91 98765 43210")
    await talk.press(Act.SUBMIT)
    interview = await InterviewScheduled.get(application_id=other.id)
    assert (interview.mode, interview.place) == (InterviewMode.TELEPHONE, "+91 98765 43210")


async def test_a_taken_time_is_told_at_the_question(db: Database) -> None:
    house = await direct_house()
    await booked(house)
    other = await house.another_candidate()
    talk = Conversation(house.recruiter, "schedule_interview")
    await talk.begin(f"application:{other.id}")
    await talk.fill(starts="3 March 2026 15:45", duration="60", mode="online")
    assert talk.errors["starts"].startswith("One of them is taken from Tue 3 Mar 2026, 15:30 IST")
    await talk.fill(starts="1 March 2026 15:45")
    assert talk.errors["starts"]
    await talk.fill(starts="3 March 2026 16:15")
    assert not talk.errors


async def test_where_booking_may_not_begin(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    await booked(house)
    with pytest.raises(AlreadyDone, match="already booked"):
        await Conversation(house.recruiter, "schedule_interview").begin(f"application:{house.application.id}")
    with pytest.raises(NotFound):
        await Conversation(foreign.recruiter, "schedule_interview").begin(
            f"application:{house.application.id}"
        )
    with pytest.raises(NotAllowed):
        await Conversation(house.client, "schedule_interview").begin(f"application:{house.application.id}")


async def test_an_interview_is_moved_and_cancelled(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    talk = Conversation(house.recruiter, "move_interview")
    await talk.begin(f"interview:{interview.id}")
    await talk.fill(starts="4 March 2026 11:00", duration="60", mode="online")
    await talk.fill()
    await talk.fill(reason="Ishaan travels.")
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.CLOSED
    moved = await InterviewScheduled.get(id=interview.id)
    assert (moved.sequence, moved.place) == (1, LINK)
    talk = Conversation(house.recruiter, "cancel_interview")
    await talk.begin(f"interview:{interview.id}")
    assert talk.screen.lines == (
        "Priya Sharma was to meet Ishaan Iyer on Wed 4 Mar 2026, 11:00 IST (05:30 UTC).",
    )
    await talk.fill(reason="The client is away.")
    assert talk.mode() is Mode.CLOSED
    assert (await InterviewScheduled.get(id=interview.id)).status is InterviewStatus.CANCELLED
    with pytest.raises(WrongState, match="cancelled"):
        await Conversation(house.recruiter, "move_interview").begin(f"interview:{interview.id}")


async def test_marks_are_logged_page_by_page(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    talk = Conversation(house.interviewer, "log_marks")
    with pytest.raises(WrongState, match="begins"):
        await talk.begin(f"interview:{interview.id}")
    talk.clock.set(interview.ends_at)
    await talk.begin(f"interview:{interview.id}")
    assert [ask.label for ask in talk.screen.asks] == ["Python", "ROS"]
    python, ros, docker = (f"skill_{skill.id}" for skill in house.skills)
    await talk.fill(**{python: "8", ros: "7"})
    await talk.fill(**{docker: "6"})
    await talk.fill(overall="8", remarks="", verdict="promoted")
    assert talk.errors["remarks"]
    await talk.fill(overall="8", remarks="Explains well.", verdict="promoted")
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.CLOSED
    evaluation = await CandidateEvaluation.get()
    assert evaluation.marks == {"Python": 8, "ROS": 7, "Docker": 6}
    assert (await JobApplication.get(id=house.application.id)).round_num == 2


async def test_marks_by_command_offer_what_has_begun_and_the_last_round_passes(db: Database) -> None:
    house = await direct_house()
    house.application.round_num = 2
    await house.application.save()
    interview = await booked(house)
    talk = Conversation(house.second_interviewer, "log_marks")
    talk.clock.set(interview.ends_at)
    await talk.begin()
    await talk.fill(interview=str(interview.id))
    await talk.fill(**{f"skill_{skill.id}": "9" for skill in house.skills[:2]})
    await talk.fill(**{f"skill_{house.skills[2].id}": "9"})
    await talk.fill(overall="9", remarks="Hire her.", verdict="passed")
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.CLOSED
    assert (await JobApplication.get(id=house.application.id)).status is ApplicationStatus.HOLD


async def test_the_lists_lead_to_each_interview(db: Database) -> None:
    house = await direct_house()
    empty = await shown(INTERVIEWS, house.candidate)
    assert empty.lines == ("Nothing is booked.",)
    interview = await booked(house)
    for reader in (house.candidate, house.interviewer, house.client, house.recruiter, house.manager):
        listed = await shown(INTERVIEWS, reader)
        label = "Robotics Engineer" if reader is house.candidate else "Priya Sharma"
        assert button(listed, label).args == (str(interview.id),)
        card = await shown(VIEW, reader, str(interview.id))
        assert card.attachments[0].make == f"calendar:{interview.id}:{reader.user_id}"
        arranges = "move_interview" in acts(card)
        assert arranges is (reader in (house.recruiter, house.manager))
    await log_marks(
        house.interviewer, interview.id, all_marks(house, Verdict.PROMOTED), now=interview.ends_at
    )
    past = await shown(INTERVIEWS, house.interviewer, "0", "past")
    assert "Done, marks are in" in past.facts[0].value


async def test_the_marks_of_all_rounds_are_read_together(db: Database) -> None:
    house = await direct_house()
    await all_rounds_passed(house)
    card = await shown(MARKS, house.recruiter, str(house.application.id))
    assert [fact.label for fact in card.facts] == ["Round 1, Ishaan Iyer", "Round 2, Sara Khan"]
    assert card.facts[0].value == (
        "on to the next round · overall 8 of 10 · Docker 8, Python 8, ROS 8 · Clear answers, good code."
    )


async def test_a_page_of_interviews_has_a_next_button(db: Database) -> None:
    house = await direct_house()
    for number in range(7):
        one = await house.another_candidate(f"Person {number}")
        when = TOMORROW + timedelta(hours=number)
        await schedule_interview(house.recruiter, one.id, online(when), now=NOW)
    first = await shown(INTERVIEWS, house.recruiter)
    assert len(first.facts) == 5
    second = await shown(INTERVIEWS, house.recruiter, *button(first, "Next").args)
    assert [fact.value.split(" · ")[0] for fact in second.facts] == ["Person 5", "Person 6"]
