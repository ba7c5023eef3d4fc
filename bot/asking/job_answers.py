"""How the answers about a job become an order."""

from decimal import Decimal

from bot.asking.job_parts import location_orders, round_orders, skill_orders
from bot.forms.answers import Answers
from core.jobs.order import JobOrder
from core.models.enums import JobLevel, JobType


def order_of(given: Answers) -> JobOrder:
    """The order these answers make."""
    deadline = given.day("deadline")
    assert deadline is not None, "the engine submits complete answers only"
    return JobOrder(
        connection_id=given.picked("connection") or 0,
        title=given.text("title") or "",
        description=given.text("description") or "",
        ctc_min=given.number("ctc_min") or Decimal(0),
        ctc_max=given.number("ctc_max") or Decimal(0),
        experience_min=given.number("experience_min") or Decimal(0),
        experience_max=given.number("experience_max") or Decimal(0),
        deadline=deadline,
        locations=location_orders(given.items("locations")),
        skills=skill_orders(given.items("skills")),
        rounds=round_orders(given.items("rounds")),
        job_type=JobType(given.text("job_type") or "full_time"),
        job_level=JobLevel(given.text("job_level") or "mid"),
        is_rotational=given.yes("is_rotational"),
        working_days_per_week=given.whole("working_days"),
        passport_required=given.yes("passport_required"),
        **{name: given.text(name) or "" for name in _PLAIN},
    )


_PLAIN = (
    "department",
    "industry",
    "time_period",
    "notice_period",
    "shift",
    "qualifications",
    "languages",
    "probation_period",
    "bond",
    "visa_status",
    "other_benefits",
    "decision_maker",
    "decision_maker_email",
)
