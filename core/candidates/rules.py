"""What must be said about a person before he is sent to a client. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from core.candidates.person import Person
from core.kit.contacts import normal_email, normal_phone
from core.kit.errors import InvalidValue
from core.kit.words import N_
from core.models.enums import EmploymentStatus

MOST_YEARS = Decimal(50)
MOST_NOTICE = 365


def checked(person: Person) -> Person:
    """The person with e-mail and phone in their comparable form; names the field that cannot stand."""
    if not person.name.strip():
        raise InvalidValue("name", N_("What is the person's name?"))
    person = replace(
        person, name=person.name.strip(), email=normal_email(person.email), phone=normal_phone(person.phone)
    )
    if person.job_status is not EmploymentStatus.NOT_WORKING and not person.current_company.strip():
        raise InvalidValue("current_company", N_("Where does the person work now?"))
    if not 0 <= person.experience_years <= MOST_YEARS:
        raise InvalidValue("experience_years", N_("Experience is 0 to 50 years."))
    if person.expected_ctc <= 0:
        raise InvalidValue("expected_ctc", N_("What yearly CTC does the person expect?"))
    if not 0 <= person.notice_days <= MOST_NOTICE:
        raise InvalidValue("notice_days", N_("A notice period is 0 to 365 days."))
    if not person.qualification.strip():
        raise InvalidValue("qualification", N_("What is the highest qualification?"))
    return person


def check_ratings(ratings: Mapping[int, int], primary: Sequence[int], secondary: Sequence[int]) -> None:
    """Every must-have of the job is rated 1 to 10; other skills of it may be."""
    for skill in primary:
        if skill not in ratings:
            raise InvalidValue(f"skill_{skill}", N_("This is a must-have. Please rate it from 1 to 10."))
    for skill, rating in ratings.items():
        if skill not in (*primary, *secondary):
            raise InvalidValue("ratings", N_("The skills of this job have changed. Please rate them again."))
        if not 1 <= rating <= 10:
            raise InvalidValue(f"skill_{skill}", N_("A rating is a number from 1 to 10."))
