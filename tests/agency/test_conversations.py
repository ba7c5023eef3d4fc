"""Registering and inviting as conversations."""

import pytest

from bot.conversations.invite import FORM as INVITE
from bot.conversations.register_agency import FORM as REGISTER
from bot.forms.answers import Answers
from bot.forms.draft import Draft
from bot.forms.form import Form
from bot.forms.path import steps
from bot.forms.setting import Setting
from core.kit.actor import Actor
from core.kit.errors import NotAllowed
from core.models import Invitation
from core.people.admit_guest import admit_guest
from tests.plugins.database import Database
from tests.pressing import button, submitted
from tests.world import NOW, World, slack


async def _asked(form: Form, actor: Actor, **answers: str) -> list[str]:
    """The questions of a form for this person, once these are answered."""
    begun = await form.begin(actor, "", NOW)
    draft = Draft(0, form.name, "", 0, {**begun.answers, **answers}, dict(begun.facts))
    return [step.key for step in steps(form, draft) if step.key not in draft.answers]


async def test_a_guest_tells_who_he_is_and_registers(db: Database) -> None:
    guest = await admit_guest(slack("Dev Patel"), now=NOW)
    asked = await _asked(REGISTER, guest)
    assert asked == ["person", "email", "name", "phone", "website", "gst_number", "company_pan", "address"]
    card = await submitted(
        REGISTER,
        guest,
        {
            "person": "Dev Patel",
            "email": "dev@example.com",
            "name": "Cedar Search",
            "phone": None,
            "website": None,
            "gst_number": None,
            "company_pan": None,
            "address": None,
        },
    )
    assert card.title == "Cedar Search is registered"
    assert button(card, "Invite a person").act == "invite"


async def test_a_known_person_is_not_asked_who_he_is(world: World) -> None:
    assert (await _asked(REGISTER, world.recruiter))[0] == "name"


def test_tax_numbers_are_checked_while_answering() -> None:
    fields = {
        step.key: step.field
        for step in steps(REGISTER, Draft(0, "register_agency", "", 0, {}, {"guest": False}))
    }
    given = Answers({"gst_number": "29ABCDE1234F1Z5"}, {})
    gst, pan = fields["gst_number"], fields["company_pan"]
    assert gst is not None
    assert pan is not None
    assert gst.check is not None
    assert pan.check is not None
    setting = Setting(NOW)
    assert gst.check("29ABCDE1234F1Z5", given, setting) is None
    assert gst.check("N/A", given, setting) is not None
    assert pan.check("ABCDE1234F", given, setting) is None
    assert pan.check("FGHIJ5678K", given, setting) is not None


@pytest.mark.parametrize(
    ("role", "asked"),
    [
        ("recruiter", ["name", "email", "target_positions"]),
        ("client", ["name", "email", "company", "designation"]),
        ("accountant", ["name", "email"]),
    ],
)
async def test_a_manager_is_asked_what_the_role_needs(world: World, role: str, asked: list[str]) -> None:
    assert await _asked(INVITE, world.manager, role=role) == asked


async def test_a_client_invites_interviewers_without_choosing(world: World) -> None:
    assert await _asked(INVITE, world.client) == ["name", "email", "designation"]
    card = await submitted(INVITE, world.client, {"name": "Nina New", "email": "nina@example.com"})
    assert card.title == "Nina New is invited as an interviewer"
    assert (await Invitation.get(email="nina@example.com")).client_id == world.client.client


async def test_others_do_not_begin_to_invite(world: World) -> None:
    for actor in (world.recruiter, world.candidate, world.accountant):
        with pytest.raises(NotAllowed):
            await INVITE.begin(actor, "", NOW)
