"""What a job must look like, and which of its states allow what. Pure."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from core.clients.terms import FeeBand, covers, in_order
from core.jobs.order import JobOrder, LocationOrder, RoundOrder, SkillOrder
from core.kit.errors import AlreadyDone, InvalidValue, WrongState
from core.kit.money import Pay
from core.kit.words import N_, Text
from core.models.enums import Approval, JobStatus, MetricType

MOST_LOCATIONS = 10
MOST_SKILLS = 16
MOST_ROUNDS = 10


def check_order(order: JobOrder, bands: Sequence[FeeBand], today: date) -> None:
    """Refuse an order that cannot become a job, naming the field."""
    for name, text in (("title", order.title), ("description", order.description)):
        if not text.strip():
            raise InvalidValue(name, N_("Please write something here."))
    if order.deadline < today:
        raise InvalidValue("deadline", N_("The deadline has passed already. Give a day from today on."))
    if order.working_days_per_week is not None and not 1 <= order.working_days_per_week <= 7:
        raise InvalidValue("working_days", N_("A week has 1 to 7 working days."))
    _check_experience(order.experience_min, order.experience_max)
    if problem := ctc_problem(order.ctc_min, order.ctc_max, bands):
        raise InvalidValue("ctc_max", problem.msgid, **problem.params)
    check_locations(order.locations)
    check_skills(order.skills)
    check_rounds(order.rounds)


def _check_experience(low: Decimal, high: Decimal) -> None:
    if not 0 <= low <= 50:
        raise InvalidValue("experience_min", N_("Experience is 0 to 50 years."))
    if not low <= high <= 50:
        raise InvalidValue("experience_max", N_("Give at least the years from above, and at most 50."))


def ctc_problem(low: Decimal, high: Decimal, bands: Sequence[FeeBand]) -> Text | None:
    """What is wrong with a range of yearly cost: it must lie inside the agreed bands, without a gap."""
    if not bands:
        return Text(N_("No fee is agreed with this agency yet."))
    currency = bands[0].currency
    if low <= 0:
        return Text(N_("The yearly CTC must be more than nothing."))
    if high < low:
        return Text(N_("The highest CTC is below the lowest, {low}."), {"low": Pay(low, currency)})
    if covers(bands, low, high):
        return None
    return Text(
        N_("The agreed terms cover {ranges}. Choose a CTC range inside them."),
        {"ranges": [range_text(band) for band in in_order(bands)]},
    )


def range_text(band: FeeBand) -> Text:
    """The range of yearly cost of one band."""
    low, high = Pay(band.ctc_min, band.currency), Pay(band.ctc_max, band.currency)
    return Text(N_("{low} to {high}"), {"low": low, "high": high})


def check_locations(locations: Sequence[LocationOrder]) -> None:
    """At least one place, each named once, each with a seat."""
    if not 1 <= len(locations) <= MOST_LOCATIONS:
        raise InvalidValue("locations", N_("A job needs 1 to {most} locations."), most=MOST_LOCATIONS)
    seen: set[str] = set()
    for index, one in enumerate(locations):
        if not one.city.strip():
            raise InvalidValue(f"locations.{index}.city", N_("Which city is it?"))
        if one.seats < 1:
            raise InvalidValue(f"locations.{index}.seats", N_("A location needs at least one seat."))
        if (city := one.city.strip().casefold()) in seen:
            raise InvalidValue(f"locations.{index}.city", N_("{city} is there twice."), city=one.city)
        seen.add(city)


def check_skills(skills: Sequence[SkillOrder]) -> None:
    """At least one must-have, each skill once."""
    if len(skills) > MOST_SKILLS:
        raise InvalidValue("skills", N_("A job takes at most {most} skills."), most=MOST_SKILLS)
    seen: set[str] = set()
    for index, one in enumerate(skills):
        if not one.skill.strip():
            raise InvalidValue(f"skills.{index}.skill", N_("Which skill is it?"))
        if (name := one.skill.strip().casefold()) in seen:
            raise InvalidValue(f"skills.{index}.skill", N_("{skill} is there twice."), skill=one.skill)
        seen.add(name)
    if not any(one.is_primary for one in skills):
        raise InvalidValue("skills", N_("Mark at least one skill as a must-have."))


def check_rounds(rounds: Sequence[RoundOrder]) -> None:
    """At least one round; one person may hold several."""
    if not 1 <= len(rounds) <= MOST_ROUNDS:
        raise InvalidValue("rounds", N_("A job needs 1 to {most} interview rounds."), most=MOST_ROUNDS)


def check_undecided(approval: Approval, by: str, at: datetime | None) -> None:
    """Only a pending job can be approved or rejected."""
    match approval:
        case Approval.PENDING:
            return
        case Approval.ACCEPTED:
            raise AlreadyDone(N_("{name} approved this job already ({at})."), name=by, at=at or "")
        case Approval.REJECTED:
            raise AlreadyDone(N_("{name} rejected this job already ({at})."), name=by, at=at or "")


def last_day(deadline: date | None, extended: date | None) -> date | None:
    """The later of the deadline and its extension."""
    return max((day for day in (deadline, extended) if day is not None), default=None)


def check_takes_profiles(
    approval: Approval,
    job: JobStatus,
    location: JobStatus,
    until: date | None,
    today: date,
    *,
    replacing: bool = False,
) -> None:
    """Profiles go to approved, open jobs before the deadline; a replacement also to a closed one."""
    if approval is not Approval.ACCEPTED:
        raise WrongState(N_("This job is not approved yet, so it takes no profiles."))
    if JobStatus.HOLD in (job, location):
        raise WrongState(N_("This job is on hold and takes no profiles for now."))
    if replacing:
        return
    if JobStatus.CLOSED in (job, location):
        raise WrongState(N_("This location is closed and takes no more profiles."))
    if JobStatus.EXPIRED in (job, location) or (until is not None and until < today):
        raise WrongState(N_("The deadline of this job has passed. Ask the manager to extend it."))


def job_code(name: str, number: int) -> str:
    """A short code people can say: three letters of the client and the number within the agency, ACM-0012."""
    letters = "".join(one for one in name.upper() if one.isascii() and one.isalnum())[:3] or "JOB"
    return f"{letters}-{number:04d}"


_RATING = re.compile(r"(\d{1,2})\s*(?:/|of|out of)\s*10", re.IGNORECASE)
_YEARS = re.compile(r"(\d{1,2}(?:\.\d)?)\s*\+?\s*(?:y|yr|yrs|year|years)\b", re.IGNORECASE)


def read_metric(text: str) -> tuple[MetricType, str]:
    """How much of a skill is asked for, as people write it: "8/10", "5 years", or in words."""
    if (rating := _RATING.search(text)) and 1 <= int(rating[1]) <= 10:
        return MetricType.RATING, f"{int(rating[1])}/10"
    if years := _YEARS.search(text):
        return MetricType.EXPERIENCE, years[1]
    return MetricType.OTHER, text.strip()
