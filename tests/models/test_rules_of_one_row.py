"""What one row may not say is refused by the database itself; the same row without the fault is taken."""

from decimal import Decimal
from typing import Any

import asyncpg
import pytest
from tortoise.exceptions import IntegrityError

from core import models
from core.database.checks import CHECKS
from core.database.constraints import tables, word_statements
from core.models.enums import InvoiceStatus
from tests.models.making import Make
from tests.models.one_row import RULES
from tests.models.refusals import refused
from tests.models.rows import NOON, Agency
from tests.plugins.database import Database


def test_every_check_is_tried() -> None:
    tried = {rule for rule, *_ in RULES}
    assert {f"{table}_{name}" for table, rules in CHECKS.items() for name in rules} - tried == set()


@pytest.mark.parametrize(
    ("rule", "make", "wrong", "right"), RULES, ids=[f"{n}-{r[0]}" for n, r in enumerate(RULES)]
)
async def test_rule(
    agency: Agency, rule: str, make: Make, wrong: dict[str, Any], right: dict[str, Any]
) -> None:
    with refused(rule):
        await make(agency, wrong)
    await models.Plan.all().delete()
    assert await make(agency, right)


async def test_every_word_of_an_enum_is_checked(db: Database) -> None:
    """A word nobody declared is refused in each column that takes words."""
    assert len(word_statements()) >= 58
    connection = await asyncpg.connect(db.url)
    try:
        checks = await connection.fetch(
            "SELECT conrelid::regclass::text AS name, pg_get_constraintdef(oid) AS rule FROM pg_constraint"
            " WHERE conname LIKE '%\\_word'"
        )
        assert len(checks) == len(word_statements())
        with pytest.raises(asyncpg.CheckViolationError, match="users_role_word"):
            await connection.execute(
                "INSERT INTO users (email, name, role, is_admin, locale, zone, urgent_passes_quiet,"
                " digest_at, is_active, is_verified, created_at)"
                " VALUES ('a@b.test', 'A', 'emperor', false, 'en', 'UTC', false, '09:00', true, true, now())"
            )
    finally:
        await connection.close()


async def test_an_invoice_with_a_number_is_not_edited_any_more(agency: Agency) -> None:
    invoice = await agency.invoice(await agency.hire())
    invoice.sub_total, invoice.igst = Decimal(1000), Decimal(180)
    invoice.tax_total, invoice.final_price = Decimal(180), Decimal(1180)
    invoice.invoice_code, invoice.status = "A/26-27/1", InvoiceStatus.APPROVED
    await invoice.save()

    invoice.status, invoice.sent_at = InvoiceStatus.SENT, NOON
    await invoice.save()

    for column, value in (
        ("invoice_code", "A/26-27/2"),
        ("invoice_code", None),
        ("ctc", Decimal(1)),
        ("currency", "USD"),
        ("due_date", NOON.date()),
        ("interest_percentage", Decimal(1)),
    ):
        with pytest.raises(IntegrityError, match="not edited any more"):
            await models.InvoiceGenerated.filter(id=invoice.id).update(**{column: value})


async def test_the_audit_only_grows(agency: Agency) -> None:
    entry = await models.AuditEntry.create(verb="looked", subject="job:1", at=NOON)
    with pytest.raises(IntegrityError, match="append-only"):
        await models.AuditEntry.filter(id=entry.id).update(verb="nothing")
    with pytest.raises(IntegrityError, match="append-only"):
        await entry.delete()
    assert [row.verb for row in await models.AuditEntry.all()] == ["looked"]


async def test_every_row_of_an_agency_names_its_agency() -> None:
    """Of the tables that are nobody's or the whole house's, each is named here; any other has an agency."""
    houses = {
        "User", "UserProfile", "ChatIdentity", "LinkCode", "RefreshToken", "SlackInstallation",
        "ClientDetails", "ClientInterviewer", "Organization", "TaxRate", "Feature", "Plan", "PlanFeature",
        "HireSyncLinkedInCredential", "Ticket", "Message", "TicketFile", "BlogPost", "NotificationPreference",
        "RecurringJob", "SetAside", "StoredFileContent", "ConversationDraft", "DeliveryLane", "DeliveryWake",
        "OutboxMessage", "DeliveryAttempt", "ArchivedMessage", "ChatCard", "LookedCard", "SeenEvent",
        "RateBucket", "DigestTurn",
    }  # fmt: skip
    without = {table.__name__ for table in tables() if "organization" not in table._meta.fields_map}
    assert without == houses
