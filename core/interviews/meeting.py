"""An interview with everybody it concerns, loaded once, and how it is told to them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from core.delivery.notify import notify
from core.kit.card import Attachment
from core.kit.words import N_, Local, Text
from core.models import (
    CandidateProfile,
    ClientDetails,
    InterviewScheduled,
    JobApplication,
    JobPosting,
    Organization,
    User,
)
from core.models.enums import InterviewMode
from core.notifications.kind import NotificationKind

MODES = {
    InterviewMode.ONLINE: N_("Online"),
    InterviewMode.FACE_TO_FACE: N_("Face to face"),
    InterviewMode.TELEPHONE: N_("By phone"),
}


@dataclass(frozen=True, slots=True)
class Round:
    """One candidate in one round of one job, and who has to hear of it."""

    application: JobApplication
    job: JobPosting
    candidate: CandidateProfile
    client: ClientDetails
    candidate_user: User | None
    interviewer: User | None
    manager_id: int

    @classmethod
    async def load(cls, application: JobApplication, interviewer: User | None) -> Self:
        await application.fetch_related("candidate__user", "job__client")
        job = application.job
        manager = await Organization.get(id=application.organization_id).values_list("manager_id", flat=True)
        return cls(
            application,
            job,
            application.candidate,
            job.client,
            application.candidate.user,
            interviewer,
            int(str(manager)),
        )

    @property
    def to_candidate(self) -> list[int]:
        return [self.candidate.user_id] if self.candidate.user_id else []

    @property
    def to_client(self) -> list[int]:
        return [self.client.user_id]

    @property
    def to_recruiter(self) -> list[int]:
        """The recruiter who looks after the candidate, or the manager where there is none."""
        return [self.application.attached_to_id or self.manager_id]

    @property
    def to_manager(self) -> list[int]:
        return [self.manager_id]

    @property
    def to_manager_beside(self) -> list[int]:
        """The manager, unless the news for the recruiter goes to him already."""
        return [user for user in self.to_manager if user not in self.to_recruiter]

    @property
    def subject(self) -> str:
        return f"application:{self.application.id}"

    def params(self, **more: Any) -> dict[str, Any]:
        """What every card about this round may say."""
        return {
            "application": str(self.application.id),
            "candidate": self.candidate.name,
            "client": self.client.company_name,
            "title": self.job.title,
            "interviewer": self.interviewer.name if self.interviewer else "",
            "round": self.application.round_num,
            "rounds": self.job.rounds,
            **more,
        }


@dataclass(frozen=True, slots=True)
class Meeting:
    """An appointment together with its round."""

    interview: InterviewScheduled
    round: Round

    @classmethod
    async def load(cls, interview: InterviewScheduled) -> Self:
        await interview.fetch_related("application", "interviewer")
        return cls(interview, await Round.load(interview.application, interview.interviewer))

    @property
    def subject(self) -> str:
        return f"interview:{self.interview.id}"

    @property
    def interviewer_id(self) -> int:
        return self.interview.interviewer_id

    def params(self, **more: Any) -> dict[str, Any]:
        """What every card about this appointment may say, with both people's clocks."""
        interview, candidate = self.interview, self.round.candidate_user
        length = int((interview.ends_at - interview.starts_at).total_seconds() // 60)
        assert self.round.interviewer is not None
        return self.round.params(
            interview=str(interview.id),
            round=interview.round_num,
            starts=interview.starts_at,
            length=Text(N_("{minutes} minutes"), {"minutes": length}),
            how=Text(MODES[interview.mode]),
            place=interview.place,
            candidate_time=Local(interview.starts_at, candidate.zone if candidate else interview.zone),
            interviewer_time=Local(interview.starts_at, self.round.interviewer.zone),
            **more,
        )

    async def tell(
        self,
        kind: NotificationKind,
        to: list[int],
        *,
        now: datetime,
        with_file: bool = False,
        due_at: datetime | None = None,
        **more: Any,
    ) -> None:
        """Notify these people about the appointment, each with the calendar file made for him."""
        for user_id in dict.fromkeys(to):
            await notify(
                kind,
                to=[user_id],
                subject=self.subject,
                organization_id=self.interview.organization_id,
                now=now,
                due_at=due_at,
                attachments=self.calendar(user_id) if with_file else (),
                params=self.params(**more),
            )

    def calendar(self, user_id: int) -> list[Attachment]:
        """One person's calendar file, made when the card is sent so that it never tells an old time."""
        make = f"calendar:{self.interview.id}:{user_id}"
        return [Attachment(0, "interview.ics", "text/calendar", make)]
