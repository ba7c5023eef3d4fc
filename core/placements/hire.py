"""A hire with everybody it concerns, loaded once, and how it is told to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, Self
from zoneinfo import ZoneInfo

from core.delivery.notify import notify
from core.kit.money import Pay
from core.models import (
    Accountant,
    ClientDetails,
    JobApplication,
    JobLocation,
    JobPosting,
    Organization,
    SelectedCandidate,
)
from core.notifications.kind import NotificationKind


@dataclass(frozen=True, slots=True)
class Hire:
    """An offer or a hire, its job and both sides."""

    selected: SelectedCandidate
    application: JobApplication
    job: JobPosting
    location: JobLocation
    client: ClientDetails
    agency: Organization
    accountant_id: int | None

    @classmethod
    async def load(cls, selected: SelectedCandidate) -> Self:
        await selected.fetch_related(
            "organization", "candidate__user", "application__job__client", "application__location"
        )
        application = selected.application
        accountant = await Accountant.get_or_none(organization_id=selected.organization_id)
        return cls(
            selected,
            application,
            application.job,
            application.location,
            application.job.client,
            selected.organization,
            accountant.user_id if accountant else None,
        )

    @property
    def subject(self) -> str:
        return f"placement:{self.selected.id}"

    @property
    def name(self) -> str:
        return self.selected.candidate.name

    @property
    def to_candidate(self) -> list[int]:
        user_id = self.selected.candidate.user_id
        return [user_id] if user_id else []

    @property
    def to_client(self) -> list[int]:
        return [self.client.user_id]

    @property
    def to_manager(self) -> list[int]:
        return [self.agency.manager_id]

    @property
    def to_recruiter(self) -> list[int]:
        """The recruiter who looks after the candidate, where that is not the manager himself."""
        attached = self.application.attached_to_id
        return [attached] if attached and attached not in self.to_manager else []

    @property
    def to_agency(self) -> list[int]:
        """The recruiter who looks after the candidate, and the manager."""
        return [*self.to_recruiter, *self.to_manager]

    @property
    def to_accountant(self) -> list[int]:
        return [self.accountant_id] if self.accountant_id else []

    def joining_morning(self) -> datetime:
        """Nine o'clock of the joining date where the agency is."""
        return datetime.combine(self.selected.joining_date, time(9), ZoneInfo(self.agency.zone))

    def params(self, **more: Any) -> dict[str, Any]:
        """What every card about this hire may say."""
        selected = self.selected
        return {
            "placement": str(selected.id),
            "application": str(self.application.id),
            "candidate": self.name,
            "client": self.client.company_name,
            "title": self.job.title,
            "location": self.location.location,
            "ctc": Pay(selected.ctc, selected.currency),
            "joining": selected.joining_date,
            "benefits": selected.other_benefits,
            **more,
        }

    async def tell(
        self,
        kind: NotificationKind,
        to: Sequence[int],
        *,
        now: datetime,
        due_at: datetime | None = None,
        **more: Any,
    ) -> None:
        """Notify these people about the hire."""
        await notify(
            kind,
            to=to,
            subject=self.subject,
            organization_id=self.selected.organization_id,
            now=now,
            due_at=due_at,
            params=self.params(**more),
        )
