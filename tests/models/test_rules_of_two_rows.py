"""Of two rows that may not stand together one is refused, one after the other and both at once."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg
import pytest
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from core import models
from core.database.indexes import EXCLUSIONS, UNIQUE
from core.models.broken import broken_rule
from core.models.enums import DraftStatus, EditStatus, InterviewStatus, InvoiceStatus, ReplacementStatus
from tests.models import pairs
from tests.models.pairs import PAIRS, Ground
from tests.models.rows import HOUR, NOON, Agency
from tests.plugins.database import Database

ROUNDS = 5


async def columns_of(rule: str, db: Database) -> str:
    """A rule the ORM named by a hash is known here by its columns."""
    connection = await asyncpg.connect(db.url)
    try:
        found: str | None = await connection.fetchval(
            "SELECT string_agg(attname, ',' ORDER BY place) FROM pg_constraint"
            " JOIN unnest(conkey) WITH ORDINALITY AS k (number, place) ON true"
            " JOIN pg_attribute ON attrelid = conrelid AND attnum = number"
            " WHERE conname = $1 AND contype = 'u'",
            rule,
        )
        return found or rule
    finally:
        await connection.close()


def test_every_rule_is_tried() -> None:
    apart = {statement.split('"')[3] for statement in EXCLUSIONS}
    assert (UNIQUE.keys() | apart) - PAIRS.keys() == set()


@pytest.mark.parametrize(("rule", "ground"), PAIRS.items(), ids=PAIRS)
async def test_the_second_one_is_refused(agency: Agency, db: Database, rule: str, ground: Ground) -> None:
    write = await ground(agency)
    await write(0)
    with pytest.raises(IntegrityError) as caught:
        await write(1)
    assert await columns_of(broken_rule(caught.value), db) == rule


@pytest.mark.parametrize(("rule", "ground"), PAIRS.items(), ids=PAIRS)
async def test_of_two_at_once_one_wins(agency: Agency, db: Database, rule: str, ground: Ground) -> None:
    async def compete(n: int, start: asyncio.Barrier) -> tuple[int, str]:
        pid = 0
        try:
            async with in_transaction() as connection:
                pid = (await connection.execute_query_dict("SELECT pg_backend_pid() AS pid"))[0]["pid"]
                # Both transactions are open on connections of their own before either writes.
                await start.wait()
                await write(n)
        except IntegrityError as error:
            return pid, broken_rule(error)
        except asyncpg.DeadlockDetectedError:
            # Two writers under an exclusion may wait for each other; the server then ends one of them.
            return pid, rule if rule in apart else "deadlock"
        return pid, ""

    apart = {statement.split('"')[3] for statement in EXCLUSIONS}
    for turn in range(ROUNDS):
        house = agency if turn == 0 else await Agency.make()
        write = await ground(house)
        start = asyncio.Barrier(2)
        (first, one), (second, other) = await asyncio.gather(compete(0, start), compete(1, start))
        assert first != second
        assert [one, other].count("") == 1, (turn, one, other)
        assert await columns_of(one or other, db) == rule


@pytest.mark.parametrize(
    ("ground", "table", "end"),
    [
        (pairs.drafts, models.ConversationDraft, {"status": DraftStatus.SUBMITTED}),
        (pairs.invoices, models.InvoiceGenerated, {"status": InvoiceStatus.CANCELLED}),
        (pairs.interviewers_hour, models.InterviewScheduled, {"status": InterviewStatus.CANCELLED}),
        (pairs.candidates_hour, models.InterviewScheduled, {"status": InterviewStatus.NOT_JOINED}),
        (pairs.rounds, models.InterviewScheduled, {"status": InterviewStatus.CANCELLED}),
        (pairs.plans, models.OrganizationPlan, {"is_active": False}),
        (pairs.replacements, models.ReplacementCandidate, {"status": ReplacementStatus.INCOMPLETE}),
        (pairs.edits, models.JobEditVersion, {"status": EditStatus.ACCEPTED}),
        (pairs.assignments, models.AssignedJob, {"unassigned_at": NOON}),
        (pairs.bands, models.ClientOrganizationTerms, {"is_active": False}),
        (pairs.seats, models.JobLocation, {"positions_closed": 2}),
    ],
)
async def test_when_the_first_is_over_the_second_is_taken(
    agency: Agency, ground: Ground, table: type[models.Table], end: dict[str, Any]
) -> None:
    write = await ground(agency)
    await write(0)
    await table.all().update(**end)
    assert await write(1)


async def test_touching_hours_and_touching_bands_do_not_overlap(agency: Agency) -> None:
    await agency.interview(await agency.application())
    assert await agency.interview(await agency.application(), starts_at=NOON + HOUR, ends_at=NOON + 2 * HOUR)
    await agency.band(1, 10)
    assert await agency.band(10, 50)


async def test_what_belongs_to_two_agencies_is_refused(agency: Agency) -> None:
    """A location of one agency's job, owned by another; a person of one applying to a job of another."""
    other = await Agency.make(client=agency.client)
    mixed: list[Callable[[], Awaitable[object]]] = [
        lambda: models.JobLocation.create(job=agency.job, organization=other.organization, location="Goa"),
        lambda: models.SkillMetric.create(job=agency.job, organization=other.organization, skill="SQL"),
        lambda: models.JobPosting.filter(id=agency.job.id).update(connection_id=other.connection.id),
        lambda: models.AssignedJob.create(
            location=agency.location, organization=other.organization, recruiter=other.recruiter
        ),
    ]
    for write in mixed:
        with pytest.raises(IntegrityError) as caught:
            await write()
        assert "_same_organization" in broken_rule(caught.value)
    stranger = await other.candidate()
    with pytest.raises(IntegrityError) as caught:
        await models.JobApplication.create(
            organization=agency.organization,
            job=agency.job,
            location=agency.location,
            resume=await other.resume(stranger),
            candidate=stranger,
        )
    assert broken_rule(caught.value) == "job_applications_resume_same_organization_candidate"


async def test_a_location_of_another_job_is_refused(agency: Agency) -> None:
    application = await agency.application()
    job = agency.job.clone()
    job.job_code = "JOB-OTHER"
    await job.save()
    elsewhere = await models.JobLocation.create(job=job, organization=agency.organization, location="Goa")
    with pytest.raises(IntegrityError) as caught:
        await models.JobApplication.filter(id=application.id).update(location_id=elsewhere.id)
    assert broken_rule(caught.value) == "job_applications_location_same_organization_job"
    assert await models.JobApplication.filter(id=application.id).update(
        location_id=elsewhere.id, job_id=job.id
    )
