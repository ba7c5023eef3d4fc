"""What a job must look like."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.clients.terms import Band
from core.jobs.order import JobOrder, LocationOrder, RoundOrder, SkillOrder
from core.jobs.rules import check_order, check_takes_profiles, ctc_problem, job_code, last_day, read_metric
from core.kit.errors import InvalidValue, WrongState
from core.models.enums import Approval, JobStatus, MetricType

TODAY = date(2026, 3, 2)
LAKH = Decimal(100_000)
BANDS = [Band(LAKH, 10 * LAKH), Band(10 * LAKH, 50 * LAKH)]
GAPPED = [Band(LAKH, 10 * LAKH), Band(20 * LAKH, 50 * LAKH)]

ORDER = JobOrder(
    connection_id=1,
    title="Welder",
    description="Weld.",
    ctc_min=6 * LAKH,
    ctc_max=12 * LAKH,
    experience_min=Decimal(0),
    experience_max=Decimal(3),
    deadline=TODAY,
    locations=(LocationOrder("Pune", 1),),
    skills=(SkillOrder("Welding", True),),
    rounds=(RoundOrder(5),),
)


def test_a_whole_order_passes() -> None:
    check_order(ORDER, BANDS, TODAY)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": "  "}, "title"),
        ({"description": ""}, "description"),
        ({"deadline": date(2026, 3, 1)}, "deadline"),
        ({"working_days_per_week": 8}, "working_days"),
        ({"experience_min": Decimal(-1)}, "experience_min"),
        ({"experience_min": Decimal(4)}, "experience_max"),
        ({"experience_max": Decimal(51)}, "experience_max"),
        ({"ctc_max": 51 * LAKH}, "ctc_max"),
        ({"ctc_min": LAKH / 2}, "ctc_max"),
        ({"ctc_min": Decimal(0)}, "ctc_max"),
        ({"ctc_max": 5 * LAKH}, "ctc_max"),
        ({"locations": ()}, "locations"),
        ({"locations": (LocationOrder("Pune", 0),)}, "locations.0.seats"),
        ({"locations": (LocationOrder("Pune", 1), LocationOrder(" pune", 2))}, "locations.1.city"),
        ({"locations": (LocationOrder(" ", 1),)}, "locations.0.city"),
        ({"skills": (SkillOrder("Welding", False),)}, "skills"),
        ({"skills": (SkillOrder("Welding", True), SkillOrder("WELDING", False))}, "skills.1.skill"),
        ({"skills": ()}, "skills"),
        ({"rounds": ()}, "rounds"),
    ],
)
def test_each_flaw_names_its_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidValue) as refusal:
        check_order(replace(ORDER, **change), BANDS, TODAY)  # type: ignore[arg-type]  # fields by name
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("low", "high", "fits"),
    [(1, 50, True), (10, 10, True), (1, 1, True), (50, 50, True), (9, 11, True), (1, 51, False)],
)
def test_a_range_inside_the_bands_fits(low: int, high: int, fits: bool) -> None:
    assert (ctc_problem(low * LAKH, high * LAKH, BANDS) is None) is fits


@pytest.mark.parametrize(("low", "high"), [(12, 15), (5, 25), (9, 15), (15, 30)])
def test_a_range_in_a_gap_does_not(low: int, high: int) -> None:
    problem = ctc_problem(low * LAKH, high * LAKH, GAPPED)
    assert problem is not None
    assert len(problem.params["ranges"]) == 2


def test_without_bands_nothing_fits() -> None:
    assert ctc_problem(LAKH, LAKH, []) is not None


@pytest.mark.parametrize(
    ("approval", "job", "location", "until", "words"),
    [
        (Approval.PENDING, JobStatus.OPENED, JobStatus.OPENED, None, "not approved"),
        (Approval.REJECTED, JobStatus.OPENED, JobStatus.OPENED, None, "not approved"),
        (Approval.ACCEPTED, JobStatus.HOLD, JobStatus.OPENED, None, "on hold"),
        (Approval.ACCEPTED, JobStatus.OPENED, JobStatus.HOLD, None, "on hold"),
        (Approval.ACCEPTED, JobStatus.CLOSED, JobStatus.OPENED, None, "closed"),
        (Approval.ACCEPTED, JobStatus.OPENED, JobStatus.CLOSED, None, "closed"),
        (Approval.ACCEPTED, JobStatus.EXPIRED, JobStatus.OPENED, None, "deadline"),
        (Approval.ACCEPTED, JobStatus.OPENED, JobStatus.OPENED, date(2026, 3, 1), "deadline"),
    ],
)
def test_a_job_that_is_not_open_takes_nobody(
    approval: Approval, job: JobStatus, location: JobStatus, until: date | None, words: str
) -> None:
    with pytest.raises(WrongState, match=words):
        check_takes_profiles(approval, job, location, until, TODAY)


@pytest.mark.parametrize("state", [JobStatus.CLOSED, JobStatus.EXPIRED, JobStatus.OPENED])
def test_a_replacement_is_taken_by_a_closed_place_too(state: JobStatus) -> None:
    check_takes_profiles(Approval.ACCEPTED, state, state, date(2026, 1, 1), TODAY, replacing=True)


@pytest.mark.parametrize("state", [JobStatus.HOLD])
def test_but_not_while_on_hold(state: JobStatus) -> None:
    with pytest.raises(WrongState, match="on hold"):
        check_takes_profiles(Approval.ACCEPTED, state, state, None, TODAY, replacing=True)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("8/10", MetricType.RATING, "8/10"),
        ("7 of 10", MetricType.RATING, "7/10"),
        ("3 years", MetricType.EXPERIENCE, "3"),
        ("2.5+ yrs", MetricType.EXPERIENCE, "2.5"),
        ("fluent", MetricType.OTHER, "fluent"),
        ("12/10", MetricType.OTHER, "12/10"),
        ("", MetricType.OTHER, ""),
    ],
)
def test_how_much_of_a_skill(text: str, kind: MetricType, value: str) -> None:
    assert read_metric(text) == (kind, value)


@pytest.mark.parametrize(
    ("name", "code"), [("Acme Robotics", "ACM-0007"), ("3M", "3M-0007"), ("अजंता", "JOB-0007")]
)
def test_codes_can_be_said(name: str, code: str) -> None:
    assert job_code(name, 7) == code


def test_the_later_deadline_counts() -> None:
    assert last_day(TODAY, date(2026, 4, 1)) == date(2026, 4, 1)
    assert last_day(TODAY, None) == TODAY
    assert last_day(None, None) is None
