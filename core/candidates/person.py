"""What a recruiter says about a person when sending a resume."""

from dataclasses import dataclass
from decimal import Decimal

from core.models.enums import EmploymentStatus


@dataclass(frozen=True, slots=True)
class Person:
    """A person as confirmed by the recruiter. Sums are yearly, in whole rupees."""

    name: str
    email: str
    phone: str
    experience_years: Decimal
    expected_ctc: Decimal
    notice_days: int
    qualification: str
    job_status: EmploymentStatus
    current_company: str = ""
    current_location: str = ""
    current_ctc: Decimal | None = None
    skills: tuple[str, ...] = ()
