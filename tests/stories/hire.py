"""The acceptance story: one agency makes one hire, told in users' verbs, whichever chats they use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from icalendar import Calendar
from pypdf import PdfReader

from tests.chat import InSlack, InTelegram
from tests.plugins.chats import Scene
from tests.talking import answers_all

Chat = InSlack | InTelegram
RESUMES = Path(__file__).parents[1] / "fixtures" / "resumes"


@dataclass(frozen=True)
class Cast:
    """Who uses which chat."""

    manager: Chat
    recruiter: Chat
    client: Chat
    interviewer: Chat
    accountant: Chat
    candidate: Chat


class Hire:
    """The story, a step at a time; each step sees what the next one needs."""

    def __init__(self, scene: Scene, cast: Cast, resume: str) -> None:
        self.scene, self.cast, self.resume = scene, cast, resume

    async def tell(self) -> None:
        """From a stranger to a paid invoice."""
        for step in (
            self.the_manager_registers_the_agency,
            self.everybody_is_invited,
            self.the_client_connects_and_agrees,
            self.the_client_posts_a_job,
            self.the_manager_approves_and_assigns,
            self.the_recruiter_submits_a_resume,
            self.the_client_shortlists,
            self.two_rounds_are_held,
            self.the_client_offers_and_the_candidate_accepts,
            self.the_hire_joins_and_the_invoice_is_paid,
        ):
            await step()

    async def asks(self, chat: Chat, command: str, answers: dict[str, Any]) -> None:
        """A command and its whole conversation."""
        await chat.commands(command)
        await answers_all(chat, answers)

    async def presses(self, chat: Chat, label: str, answers: dict[str, Any]) -> None:
        """A button and the conversation it begins."""
        await chat.presses(label)
        await answers_all(chat, answers)

    async def the_manager_registers_the_agency(self) -> None:
        maya = self.cast.manager
        if isinstance(maya, InTelegram):
            await maya.starts()
        else:
            await maya.says("hello")
        await self.presses(
            maya,
            "Register my agency",
            {
                "person": "Maya Rao",
                "email": "maya@banyan.example",
                "name": "Banyan Talent",
                "phone": "+91 98450 12345",
                "website": "https://banyan.example",
                "gst_number": "29ABCDE1234F1Z5",
                "company_pan": "ABCDE1234F",
                "address": "12 MG Road, Bengaluru",
            },
        )
        assert self.sees(maya, "Banyan Talent is registered")

    async def everybody_is_invited(self) -> None:
        invited = (
            (self.cast.recruiter, "Recruiter", "Ravi Menon", "ravi@banyan.example"),
            (self.cast.accountant, "Accountant", "Anita Shah", "anita@banyan.example"),
            (self.cast.client, "Client", "Kiran Desai", "kiran@acme.example"),
        )
        for chat, role, name, email in invited:
            answers = {"role": role, "name": name, "email": email}
            if role == "Client":
                answers |= {"company": "Acme Robotics", "designation": "Head of Talent"}
            await self.asks(self.cast.manager, "invite", answers)
            await self.joins(chat, email)
        await self.asks(self.cast.client, "invite", {"name": "Ishaan Iyer", "email": "ishaan@acme.example"})
        await self.joins(self.cast.interviewer, "ishaan@acme.example")

    async def joins(self, chat: Chat, email: str) -> None:
        """By the one-time link in the mail."""
        letter = self.scene.town.mailbox.to(email)[-1]
        found = re.search(r"/join/([A-Za-z0-9_-]+)", letter.text)
        assert found, letter.text
        if isinstance(chat, InTelegram):
            await chat.starts(found[1])
        else:
            await chat.commands(f"join {found[1]}")
        assert self.sees(chat, "Welcome")

    async def the_client_connects_and_agrees(self) -> None:
        maya, kiran = self.cast.manager, self.cast.client
        code = re.search(r"type the code ([A-Z]+\d+)", self.screen(maya))
        assert code, self.screen(maya)
        await self.asks(kiran, "connect_agency", {"code": code[1]})
        await self.presses(
            maya,
            "Accept and set terms",
            {
                "bands.0.ctc_min": "100000",
                "bands.0.ctc_max": "1000000",
                "bands.0.fee_type": "Share of the yearly cost",
                "bands.0.percent": "8.33",
                "bands.0.replacement_clause": "90",
                "bands.0.invoice_after": "30",
                "bands.0.payment_within": "7",
                "bands.0.interest_percentage": "12",
            },
        )
        await kiran.presses("Read the terms")
        assert self.sees(kiran, "8.33")
        await kiran.presses("I agree to all of it")
        assert self.sees(maya, "agreed")

    async def the_client_posts_a_job(self) -> None:
        await self.asks(self.cast.client, "post_job", JOB)
        assert self.sees(self.cast.manager, "Python Engineer")

    async def the_manager_approves_and_assigns(self) -> None:
        maya = self.cast.manager
        await maya.presses("Approve")
        assert self.sees(maya, "Approved by Maya Rao")
        assert self.sees(self.cast.client, "is approved")
        assert self.sees(self.cast.interviewer, "You interview for “Python Engineer”")
        await self.presses(maya, "Assign recruiters", {"location": "Pune", "recruiters": ["Ravi Menon"]})
        assert self.sees(self.cast.recruiter, "Python Engineer")
        assert self.sees(self.cast.client, "Ravi Menon")

    async def the_recruiter_submits_a_resume(self) -> None:
        content = (RESUMES / self.resume).read_bytes()
        ravi = self.cast.recruiter
        await self.asks(ravi, "submit_resume", {"resume": (content, self.resume), **PERSON})
        assert self.sees(ravi, "Priya Sharma is sent to Acme Robotics")
        assert self.scene.town.mailbox.to("priya_sharma@example.org")

    async def the_client_shortlists(self) -> None:
        await self.presses(self.cast.client, "Shortlist", {"feedback": "Strong in Python."})
        assert self.sees(self.cast.client, "Shortlisted by Kiran Desai")
        assert self.sees(self.cast.recruiter, "Strong in Python.")
        await self.joins(self.cast.candidate, "priya_sharma@example.org")

    async def two_rounds_are_held(self) -> None:
        for number in (1, 2):
            starts = self.scene.clock.now() + timedelta(days=2)
            await self.presses(
                self.cast.recruiter,
                "Schedule interview",
                {
                    "starts": starts,
                    "duration": "1 hour",
                    "mode": "Online",
                    "link": "https://meet.example/abc",
                },
            )
            assert self.sees(self.cast.interviewer, "You interview Priya Sharma")
            self.both_have_it_in_their_calendars(number, starts)
            await self.scene.turn_to(starts - timedelta(hours=23, minutes=55))
            assert self.sees(self.cast.interviewer, "A reminder: you interview Priya Sharma")
            assert self.sees(self.cast.candidate, "A reminder")
            await self.scene.turn_to(starts + timedelta(hours=1, minutes=5))
            onward = "On to the next round" if number == 1 else "Passed, this was the last round"
            await self.presses(
                self.cast.interviewer,
                "Log marks",
                {**MARKS, "verdict": onward},
            )

    def both_have_it_in_their_calendars(self, number: int, starts: datetime) -> None:
        """Two files of one meeting, at the same moment, each for its reader."""
        events = []
        for chat in (self.cast.interviewer, self.cast.candidate):
            files = [content for name, content in chat.files() if name.endswith(".ics")]
            assert len(files) == number
            events += Calendar.from_ical(files[-1].decode()).walk("VEVENT")
        assert {event["UID"] for event in events} == {events[0]["UID"]}
        assert [event.decoded("DTSTART") for event in events] == [starts, starts]

    async def the_client_offers_and_the_candidate_accepts(self) -> None:
        joining = (self.scene.clock.now() + timedelta(days=14)).date().isoformat()
        await self.presses(
            self.cast.client, "Make offer", {"ctc": "800000", "joining_date": joining, "benefits": "Laptop"}
        )
        await self.cast.candidate.presses("Accept")
        assert self.sees(self.cast.candidate, "Accepted by Priya Sharma")
        for chat in (self.cast.manager, self.cast.recruiter, self.cast.client):
            assert self.sees(chat, "Priya Sharma accepted")

    async def the_hire_joins_and_the_invoice_is_paid(self) -> None:
        anita, kiran = self.cast.accountant, self.cast.client
        await self.scene.passes(days=14)
        await kiran.presses("Mark joined")
        assert self.sees(anita, "66,640.00")
        assert self.sees(anita, "78,635.20")
        await anita.presses("Approve")
        assert self.sees(anita, "Approved by Anita Shah")
        assert not [name for name, _ in kiran.files() if name.endswith(".pdf") and "INV" in name]
        await self.scene.passes(days=31)
        self.the_paper_says_the_right_sums(kiran)
        await kiran.presses("Accept")
        assert self.sees(kiran, "Accepted by Kiran Desai")
        paid_on = self.scene.clock.now().date().isoformat()
        await self.presses(kiran, "Report payment", {**PAYMENT, "paid_on": paid_on})
        await anita.presses("Verify")
        assert self.sees(kiran, "Verified by Anita Shah")

    def the_paper_says_the_right_sums(self, chat: Chat) -> None:
        """8.33 % of 8 lakh, and half of 18 % twice, for both are in Karnataka."""
        papers = [content for name, content in chat.files() if "INV" in name]
        assert len(papers) == 1
        text = PdfReader(BytesIO(papers[0])).pages[0].extract_text()
        for said in ("INV/26-27/00001", "66,640.00", "5,997.60", "78,635.20", "Priya Sharma"):
            assert said in text, text

    def sees(self, chat: Chat, text: str) -> bool:
        assert chat.sees(text), f"{text!r} is not on the screen:\n{chat.screen()}"
        return True

    def screen(self, chat: Chat) -> str:
        return chat.screen()


JOB: dict[str, Any] = {
    "title": "Python Engineer",
    "department": "Platform",
    "industry": "Robotics",
    "job_type": "Full time",
    "job_level": "Senior",
    "ctc_min": "600000",
    "ctc_max": "900000",
    "experience_min": "3",
    "experience_max": "8",
    "notice_period": "Up to 30 days",
    "shift": "9 to 18",
    "is_rotational": "No",
    "working_days": "5",
    "deadline": "2026-05-31",
    "description": "Build and run the planning services of our robots.",
    "more": "No",
    "skills.0.skill": "Python",
    "skills.0.weight": "Must have",
    "skills.0.amount": "8/10",
    "skills.1.skill": "PostgreSQL",
    "skills.1.weight": "Nice to have",
    "locations.0.city": "Pune",
    "locations.0.seats": "1",
    "locations.0.work_mode": "Hybrid",
    "locations.1.city": "Bengaluru",
    "locations.1.seats": "2",
    "locations.1.work_mode": "In the office",
    "rounds.0.interviewer": "Ishaan Iyer",
    "rounds.0.mode": "Online",
    "rounds.0.type": "Technical",
    "rounds.1.interviewer": "Ishaan Iyer",
    "rounds.1.mode": "Online",
    "rounds.1.type": "Technical",
}
MARKS: dict[str, Any] = {
    **{f"skill_{key}": "8" for key in range(1, 9)},
    "overall": "8",
    "remarks": "Clear and calm.",
}
PERSON: dict[str, Any] = {
    "location": "Python Engineer, Pune",
    "job_status": "Working",
    "current_ctc": "6.5 LPA",
    "expected_ctc": "8 lakh",
    "notice_days": "30",
    "consent": "Yes",
    **{f"skill_{key}": "8" for key in range(1, 9)},
}
"""What the resume does not say; the rest is confirmed as it suggests."""
PAYMENT: dict[str, Any] = {"method": "NEFT", "reference": "HDFC0001234567", "proof": None}
