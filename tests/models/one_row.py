"""What one row may not say, and what it may say instead."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from core.models.enums import DraftStatus, FeeType, InvoiceStatus, ReplacementStatus
from tests.models import making
from tests.models.rows import NOON

DAY = datetime.timedelta(1)
TODAY, BEFORE = NOON.date(), NOON.date() - datetime.timedelta(1)
TAX = Decimal("11995.20")

Case = tuple[str, making.Make, dict[str, Any], dict[str, Any]]


def bands() -> Iterator[Case]:
    """The same rules hold for a band wherever it is kept."""
    for table, make in (
        ("organization_terms", making.house_band),
        ("client_organization_terms", making.band),
        ("negotiation_requests", making.negotiation),
        ("job_post_terms", making.frozen_band),
    ):
        yield f"{table}_range", make, {"ctc_max": Decimal(100_000)}, {"ctc_max": Decimal(100_001)}
        yield f"{table}_fee", make, {"service_fee": Decimal("100.01")}, {"service_fee": Decimal(100)}
        yield (
            f"{table}_fee",
            make,
            {"service_fee": -1},
            {"service_fee": 20_000, "service_fee_type": FeeType.FIXED},
        )
        yield f"{table}_days", make, {"payment_within": -1}, {"payment_within": 0}
        yield (
            f"{table}_interest",
            make,
            {"interest_percentage": -1},
            {"interest_percentage": Decimal("99.99")},
        )


# rule, what is made, with this it is refused, with this it is taken
RULES: list[Case] = [
    ("invitations_email_lower", making.invitation, {"email": "A@b.test"}, {"email": "a@b.test"}),
    ("job_postings_rounds", making.job, {"rounds": -1}, {"rounds": 0}),
    ("job_edit_versions_number", making.edit, {"number": 0}, {"number": 1}),
    ("candidate_resumes_email_lower", making.resume, {"email": "A@b.test"}, {"email": "a@b.test"}),
    ("candidate_resumes_experience", making.resume, {"experience_years": -1}, {"experience_years": 0}),
    (
        "candidate_education_dates",
        making.education,
        {"end_date": BEFORE},
        {"end_date": TODAY},
    ),
    ("job_applications_round", making.application, {"round_num": -1}, {"round_num": 0}),
    ("interviews_scheduled_sequence", making.interview, {"sequence": -1}, {"sequence": 0}),
    ("candidate_evaluations_round", making.evaluation, {"round_num": 0}, {"round_num": 1}),
    ("invoices_generated_amounts", making.invoice, {"sub_total": -1, "final_price": TAX - 1}, {}),
    ("credit_notes_amounts", making.credit_note, {"sub_total": -1, "final_price": -1}, {}),
    ("credit_notes_sums", making.credit_note, {"final_price": 101}, {}),
    ("credit_notes_reason", making.credit_note, {"reason": " "}, {"reason": "Left"}),
    (
        "credit_notes_one_kind_of_tax",
        making.credit_note,
        {"sgst": 9, "igst": 9, "tax_total": 18, "final_price": 118},
        {"sgst": 9, "cgst": 9, "tax_total": 18, "final_price": 118},
    ),
    ("tax_rates_rates", making.tax_rate, {"igst": -1}, {"igst": 0}),
    ("plan_features_limit", making.plan_feature, {"limit": -1}, {"limit": 0}),
    ("organization_plans_paid", making.plan, {"amount_paid": -1}, {"amount_paid": 0}),
    ("stored_files_size", making.stored_file, {"size": -1}, {"size": 0}),
    ("conversation_drafts_revision", making.draft, {"revision": -1}, {"revision": 0}),
    ("conversation_drafts_progress", making.draft, {"answered": 2, "asked": 1}, {"answered": 1, "asked": 1}),
    (
        "conversation_drafts_nudged_first",
        making.draft,
        {"nudge_at": NOON + datetime.timedelta(days=1)},
        {"nudge_at": NOON},
    ),
    (
        "conversation_drafts_nudged_first",
        making.draft,
        {"nudge_at": NOON, "status": DraftStatus.CANCELLED},
        {"nudge_at": NOON, "status": DraftStatus.PARKED},
    ),
    ("outbox_messages_priority", making.message, {"priority": 4}, {"priority": 3}),
    ("users_email_lower", making.user, {"email": "A@Example.test"}, {"email": "a@example.test"}),
    (
        "users_quiet_hours",
        making.user,
        {"quiet_from": datetime.time(22)},
        {"quiet_from": datetime.time(22), "quiet_to": datetime.time(7)},
    ),
    ("candidate_profiles_email_lower", making.candidate, {"email": "A@b.test"}, {"email": "a@b.test"}),
    *bands(),
    (
        "client_organizations_agreement",
        making.connection,
        {"agreed_at": NOON},
        {"agreed_at": NOON, "agreed_by_id": 1, "agreed_text_hash": "0" * 64, "agreed_terms_version": 1},
    ),
    (
        "job_postings_experience",
        making.job,
        {"experience_min": 5},
        {"experience_min": 5, "experience_max": 5},
    ),
    ("job_postings_ctc", making.job, {"ctc_min": 1_200_001}, {"ctc_min": 1_200_000}),
    ("job_postings_working_days", making.job, {"working_days_per_week": 8}, {"working_days_per_week": 7}),
    ("job_locations_seats", making.location, {"positions_closed": 3}, {"positions_closed": 2}),
    ("job_locations_seats", making.location, {"positions_closed": -1}, {"positions_closed": 0}),
    ("job_locations_seats", making.location, {"positions": 0}, {"positions": 1}),
    ("interviewer_details_round", making.panel, {"round_num": 0}, {"round_num": 2}),
    ("candidate_skills_rating", making.skill, {"rating": 11}, {"rating": 10}),
    ("candidate_skills_rating", making.skill, {"rating": 0}, {"rating": 1}),
    (
        "candidate_experiences_dates",
        making.experience,
        {"to_date": BEFORE},
        {"to_date": TODAY},
    ),
    (
        "job_applications_consent",
        making.application,
        {"consent_at": NOON},
        {"consent_at": NOON, "consent_text": "I agree"},
    ),
    ("interviews_scheduled_times", making.interview, {"ends_at": NOON}, {"ends_at": NOON + DAY}),
    ("interviews_scheduled_round", making.interview, {"round_num": 0}, {"round_num": 1}),
    ("candidate_evaluations_marks", making.evaluation, {"marks": {"Python": 11}}, {"marks": {"Python": 10}}),
    ("candidate_evaluations_marks", making.evaluation, {"marks": {"Python": "10"}}, {"marks": {"Python": 1}}),
    ("candidate_evaluations_marks", making.evaluation, {"marks": ["Python"]}, {"marks": {}}),
    (
        "candidate_evaluations_overall",
        making.evaluation,
        {"overall": Decimal("0.99")},
        {"overall": Decimal(1)},
    ),
    ("candidate_evaluations_remarks", making.evaluation, {"remarks": "  "}, {"remarks": "Fine"}),
    ("selected_candidates_ctc", making.hire, {"ctc": Decimal(0)}, {"ctc": Decimal("0.01")}),
    (
        "selected_candidates_dates",
        making.hire,
        {"joined_on": TODAY, "left_on": BEFORE},
        {"joined_on": TODAY, "left_on": TODAY},
    ),
    (
        "replacement_candidates_completed",
        making.replacement,
        {"status": ReplacementStatus.COMPLETED},
        {"status": ReplacementStatus.PENDING},
    ),
    ("invoices_generated_sums", making.invoice, {"final_price": Decimal("78635.21")}, {}),
    ("invoices_generated_sums", making.invoice, {"tax_total": Decimal(0)}, {}),
    (
        "invoices_generated_one_kind_of_tax",
        making.invoice,
        {"cgst": TAX, "tax_total": 2 * TAX, "final_price": Decimal("66640.00") + 2 * TAX},
        {"cgst": TAX / 2, "sgst": TAX / 2, "igst": Decimal(0)},
    ),
    (
        "invoices_generated_number",
        making.invoice,
        {"status": InvoiceStatus.APPROVED},
        {"status": InvoiceStatus.CANCELLED},
    ),
    (
        "invoices_generated_number",
        making.invoice,
        {"invoice_code": "A/26-27/1"},
        {"status": InvoiceStatus.NEEDS_BAND},
    ),
    (
        "invoices_generated_dates",
        making.invoice,
        {"invoice_date": TODAY, "due_date": BEFORE},
        {"invoice_date": TODAY, "due_date": TODAY},
    ),
    ("invoice_sequences_year", making.sequence, {"financial_year": "2026"}, {"financial_year": "2027-28"}),
    ("invoice_sequences_number", making.sequence, {"last_number": -1}, {"last_number": 0}),
    ("organization_plans_span", making.plan, {"ends_at": NOON}, {"ends_at": NOON + DAY}),
]
