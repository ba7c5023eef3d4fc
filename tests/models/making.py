"""How to make one row of each kind, with some values of one's own."""

import datetime
from collections.abc import Awaitable, Callable
from typing import Any

from tortoise import Tortoise

from core import models
from core.kit.actor import Role
from core.models.enums import Side
from tests.models.rows import NOON, Agency, make_user

Make = Callable[[Agency, dict[str, Any]], Awaitable[object]]


async def user(_: Agency, more: dict[str, Any]) -> object:
    return await make_user(**more)


async def candidate(agency: Agency, more: dict[str, Any]) -> object:
    return await agency.candidate(**more)


async def band(agency: Agency, more: dict[str, Any]) -> object:
    return await agency.band(1, 10, **more)


async def house_band(agency: Agency, more: dict[str, Any]) -> object:
    row: dict[str, Any] = {"organization": agency.organization, "ctc_min": 100_000, "ctc_max": 1_000_000}
    return await models.OrganizationTerms.create(**{**row, **more})


async def frozen_band(agency: Agency, more: dict[str, Any]) -> object:
    row: dict[str, Any] = {"job": agency.job, "organization": agency.organization}
    return await models.JobPostTerms.create(**{**row, "ctc_min": 100_000, "ctc_max": 1_000_000, **more})


async def negotiation(agency: Agency, more: dict[str, Any]) -> object:
    row: dict[str, Any] = {"connection": agency.connection, "organization": agency.organization}
    row |= {"side": Side.CLIENT, "ctc_min": 100_000, "ctc_max": 1_000_000}
    return await models.NegotiationRequest.create(**{**row, **more})


async def job(agency: Agency, more: dict[str, Any]) -> object:
    return await models.JobPosting.filter(id=agency.job.id).update(**more)


async def location(agency: Agency, more: dict[str, Any]) -> object:
    return await models.JobLocation.filter(id=agency.location.id).update(**more)


async def panel(agency: Agency, more: dict[str, Any]) -> object:
    row: dict[str, Any] = {
        "job": agency.job,
        "organization": agency.organization,
        "interviewer": agency.interviewer,
    }
    return await models.InterviewerDetails.create(**row, **{"round_num": 1, **more})


async def edit(agency: Agency, more: dict[str, Any]) -> object:
    return await agency.edit(**{"number": 1, **more})


async def resume(agency: Agency, more: dict[str, Any]) -> object:
    made = await agency.resume(await agency.candidate())
    return await models.CandidateResume.filter(id=made.id).update(**more)


async def education(agency: Agency, more: dict[str, Any]) -> object:
    row: dict[str, Any] = {"candidate": await agency.candidate(), "organization": agency.organization}
    row |= {"institution_name": "College", "degree": "B Tech", "start_date": NOON.date()}
    return await models.CandidateEducation.create(**row, **more)


async def skill(agency: Agency, more: dict[str, Any]) -> object:
    resume = await agency.resume(await agency.candidate())
    row: dict[str, Any] = {"resume": resume, "organization": agency.organization, "skill": "Python"}
    return await models.CandidateSkill.create(**row, **more)


async def experience(agency: Agency, more: dict[str, Any]) -> object:
    row: dict[str, Any] = {
        "candidate": await agency.candidate(),
        "organization": agency.organization,
        "role": "Engineer",
    }
    return await models.CandidateExperience.create(
        **row, company_name="Company", from_date=NOON.date(), **more
    )


async def application(agency: Agency, more: dict[str, Any]) -> object:
    application = await agency.application()
    return await models.JobApplication.filter(id=application.id).update(**more)


async def interview(agency: Agency, more: dict[str, Any]) -> object:
    return await agency.interview(await agency.application(), **more)


async def evaluation(agency: Agency, more: dict[str, Any]) -> object:
    return await agency.evaluation(await agency.application(), **more)


async def hire(agency: Agency, more: dict[str, Any]) -> object:
    return await agency.hire(**more)


async def replacement(agency: Agency, more: dict[str, Any]) -> object:
    leaver = await agency.hire()
    return await models.ReplacementCandidate.create(organization=agency.organization, leaver=leaver, **more)


async def invoice(agency: Agency, more: dict[str, Any]) -> object:
    return await agency.invoice(await agency.hire(), **more)


async def connection(agency: Agency, more: dict[str, Any]) -> object:
    return await models.ClientOrganization.filter(id=agency.connection.id).update(**more)


async def plan(agency: Agency, more: dict[str, Any]) -> object:
    plan = await models.Plan.create(name="Plan", slug="plan")
    row: dict[str, Any] = {"organization": agency.organization, "plan": plan, "starts_at": NOON}
    return await models.OrganizationPlan.create(**row, **{"ends_at": NOON + datetime.timedelta(30), **more})


async def sequence(agency: Agency, more: dict[str, Any]) -> object:
    row: dict[str, Any] = {"organization": agency.organization, "financial_year": "2026-27"}
    return await models.InvoiceSequence.create(**{**row, **more})


async def invitation(agency: Agency, more: dict[str, Any]) -> object:
    row: dict[str, Any] = {"role": Role.CLIENT, "inviter": agency.recruiter, "token_hash": "0" * 64}
    return await models.Invitation.create(**row, expires_at=NOON, **more)


async def credit_note(agency: Agency, more: dict[str, Any]) -> object:
    row: dict[str, Any] = {"organization": agency.organization, "note_code": "C/1", "reason": "Left"}
    row |= {"invoice": await agency.invoice(await agency.hire()), "issued_on": NOON.date()}
    return await models.CreditNote.create(**{**row, "sub_total": 100, "final_price": 100, **more})


async def tax_rate(_: Agency, more: dict[str, Any]) -> object:
    row: dict[str, Any] = {"valid_from": NOON.date(), "cgst": 9, "sgst": 9, "igst": 18}
    return await models.TaxRate.create(**{**row, **more})


async def plan_feature(_: Agency, more: dict[str, Any]) -> object:
    plan = await models.Plan.create(name="Plan", slug="plan")
    return await models.PlanFeature.create(
        plan=plan, feature=await models.Feature.get(code="storage"), **more
    )


async def stored_file(_: Agency, more: dict[str, Any]) -> object:
    return await models.StoredFile.create(name="a.pdf", media_type="application/pdf", sha256="0" * 64, **more)


async def draft(agency: Agency, more: dict[str, Any]) -> object:
    return await models.ConversationDraft.create(user=agency.recruiter, form="a", expires_at=NOON, **more)


async def message(_: Agency, more: dict[str, Any]) -> object:
    made = await models.OutboxMessage.create(lane="mail:1", kind="mail", not_before=NOON)
    # The model refuses an unknown priority by itself; the statements of the delivery do not pass through it.
    connection = Tortoise.get_connection("default")
    sql = "UPDATE outbox_messages SET priority = $1 WHERE id = $2"
    return (await connection.execute_query(sql, [more["priority"], made.id]))[0]
