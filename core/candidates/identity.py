"""One person is one profile within an agency, also when two recruiters enter him at once."""

from datetime import datetime

from core.candidates.person import Person
from core.candidates.queries import duplicates
from core.kit.actor import Actor
from core.kit.contacts import email_key
from core.kit.transaction import transaction
from core.models import CandidateProfile, User
from core.people.invitations import person_by_email


async def hold_identity(actor: Actor, person: Person) -> None:
    """Let no one else enter this mailbox or phone in this agency until the transaction ends."""
    keys = sorted({f"{actor.agency}:{key}" for key in (email_key(person.email), person.phone) if key})
    async with transaction(actor) as connection:
        for key in keys:
            await connection.execute_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [key])


async def profile_of(actor: Actor, person: Person, now: datetime) -> CandidateProfile:
    """The profile this person has in the agency, brought up to date; a new one belongs to the actor."""
    await hold_identity(actor, person)
    found = await duplicates(actor, name=person.name, email=person.email, phone=person.phone)
    same = next((one.person for one in found if one.is_same), None)
    if same is None:
        profile = CandidateProfile(
            organization_id=actor.agency,
            name=person.name,
            email=person.email,
            email_key=email_key(person.email),
            owner_id=actor.user_id,
            owned_since=now,
            created_at=now,
        )
    else:
        profile = await CandidateProfile.select_for_update().get(id=same.id)
    _freshen(profile, person)
    await profile.save()
    return profile


def _freshen(profile: CandidateProfile, person: Person) -> None:
    """What is newer replaces what was known; what is not said leaves it alone."""
    if profile.phone_e164 and profile.phone_e164 != person.phone:
        profile.alternate_phone_e164 = person.phone
    else:
        profile.phone_e164 = person.phone
    profile.current_company = person.current_company or profile.current_company
    profile.experience_years = person.experience_years
    profile.current_ctc = person.current_ctc if person.current_ctc is not None else profile.current_ctc
    profile.expected_ctc = person.expected_ctc
    profile.notice_period = person.notice_days
    profile.highest_qualification = person.qualification or profile.highest_qualification
    profile.skills = list(dict.fromkeys([*(profile.skills or []), *person.skills]))[:60]


async def user_of(profile: CandidateProfile, now: datetime) -> User:
    """The account of a candidate's mailbox, made without any right where there is none yet."""
    if profile.user_id is not None:
        return await User.get(id=profile.user_id)
    return await person_by_email(profile.email, profile.name, now=now)
