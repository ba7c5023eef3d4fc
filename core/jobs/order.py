"""What a client asks for: the command that a job is posted from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.models.enums import InterviewMode, InterviewType, JobLevel, JobType, MetricType, WorkMode


@dataclass(frozen=True, slots=True)
class LocationOrder:
    """A place and how many people are wanted there."""

    city: str
    seats: int
    work_mode: WorkMode = WorkMode.OFFICE


@dataclass(frozen=True, slots=True)
class SkillOrder:
    """A skill, whether it is a must, and how much of it."""

    skill: str
    is_primary: bool
    metric_type: MetricType = MetricType.RATING
    metric_value: str = ""


@dataclass(frozen=True, slots=True)
class RoundOrder:
    """One interview round: who holds it, and how."""

    interviewer_id: int
    mode: InterviewMode = InterviewMode.ONLINE
    type: InterviewType = InterviewType.TECHNICAL


@dataclass(frozen=True, slots=True)
class JobOrder:
    """A job as ordered. Sums are yearly, in whole units of the connection's currency."""

    connection_id: int
    title: str
    description: str
    ctc_min: Decimal
    ctc_max: Decimal
    experience_min: Decimal
    experience_max: Decimal
    deadline: date
    locations: tuple[LocationOrder, ...]
    skills: tuple[SkillOrder, ...]
    rounds: tuple[RoundOrder, ...]
    department: str = ""
    industry: str = ""
    job_type: JobType = JobType.FULL_TIME
    job_level: JobLevel = JobLevel.MID
    time_period: str = ""
    notice_period: str = ""
    shift: str = ""
    is_rotational: bool = False
    working_days_per_week: int | None = None
    qualifications: str = ""
    languages: str = ""
    probation_period: str = ""
    probation_type: str = ""
    bond: str = ""
    visa_status: str = ""
    passport_required: bool = False
    other_benefits: str = ""
    decision_maker: str = ""
    decision_maker_email: str = ""
