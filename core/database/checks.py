"""What one row may not say, by table; the name of a check is the table's name and the key."""

_BAND = {
    "range": "ctc_min >= 0 AND ctc_min < ctc_max",
    "fee": "service_fee >= 0 AND (service_fee_type <> 'percentage' OR service_fee <= 100)",
    "days": "replacement_clause >= 0 AND invoice_after >= 0 AND payment_within >= 0",
    "interest": "interest_percentage >= 0",
}

_TAXED = {
    "sums": "tax_total = cgst + sgst + igst AND final_price = sub_total + cgst + sgst + igst",
    "amounts": "sub_total >= 0 AND cgst >= 0 AND sgst >= 0 AND igst >= 0",
    "one_kind_of_tax": "igst = 0 OR (cgst = 0 AND sgst = 0)",
}

CHECKS: dict[str, dict[str, str]] = {
    "users": {
        "email_lower": "email = lower(email)",
        "quiet_hours": "(quiet_from IS NULL) = (quiet_to IS NULL)",
    },
    "invitations": {"email_lower": "email = lower(email)"},
    "organization_terms": _BAND,
    "client_organization_terms": _BAND,
    "negotiation_requests": _BAND,
    "job_post_terms": _BAND,
    "client_organizations": {
        "agreement": "num_nulls(agreed_at, agreed_by_id, agreed_text_hash, agreed_terms_version) IN (0, 4)"
    },
    "job_postings": {
        "experience": "experience_min >= 0 AND experience_min <= experience_max",
        "ctc": "ctc_min >= 0 AND ctc_min <= ctc_max",
        "rounds": "rounds >= 0",
        "working_days": "working_days_per_week BETWEEN 1 AND 7",
    },
    "job_locations": {"seats": "positions >= 1 AND positions_closed BETWEEN 0 AND positions"},
    "interviewer_details": {"round": "round_num >= 1"},
    "job_edit_versions": {"number": "version_number >= 1"},
    "candidate_profiles": {"email_lower": "email = lower(email)"},
    "candidate_resumes": {"email_lower": "email = lower(email)", "experience": "experience_years >= 0"},
    "candidate_skills": {"rating": "rating BETWEEN 1 AND 10"},
    "candidate_experiences": {"dates": "to_date >= from_date"},
    "candidate_education": {"dates": "end_date >= start_date"},
    "job_applications": {
        "round": "round_num >= 0",
        "consent": "consent_at IS NULL OR btrim(consent_text) <> ''",
    },
    "interviews_scheduled": {
        "times": "ends_at > starts_at",
        "round": "round_num >= 1",
        "sequence": "sequence >= 0",
    },
    "candidate_evaluations": {
        "marks": (
            "jsonb_typeof(marks) = 'object' AND NOT jsonb_path_exists("
            """marks, '$.* ? (@.type() != "number" || @ < 1 || @ > 10)')"""
        ),
        "overall": "overall BETWEEN 1 AND 10",
        "remarks": "btrim(remarks) <> ''",
        "round": "round_num >= 1",
    },
    "selected_candidates": {"ctc": "ctc > 0", "dates": "left_on >= joined_on"},
    "replacement_candidates": {"completed": "(status = 'completed') = (replaced_by_id IS NOT NULL)"},
    "invoices_generated": {
        **_TAXED,
        "dates": "due_date >= invoice_date",
        # A number is given at approval and stays, also on an invoice cancelled later.
        "number": (
            "CASE WHEN status IN ('needs_band', 'draft') THEN invoice_code IS NULL"
            " WHEN status = 'cancelled' THEN true ELSE invoice_code IS NOT NULL END"
        ),
    },
    "credit_notes": {**_TAXED, "reason": "btrim(reason) <> ''"},
    "invoice_sequences": {"number": "last_number >= 0", "year": "financial_year ~ '^[0-9]{4}-[0-9]{2}$'"},
    "tax_rates": {"rates": "cgst >= 0 AND sgst >= 0 AND igst >= 0"},
    "plan_features": {"limit": '"limit" >= 0'},
    "organization_plans": {"span": "ends_at > starts_at", "paid": "amount_paid >= 0"},
    "stored_files": {"size": "size >= 0"},
    "conversation_drafts": {
        "revision": "revision >= 0",
        "nudged_first": "nudge_at <= expires_at AND (nudge_at IS NULL OR status IN ('open', 'parked'))",
        "progress": "answered BETWEEN 0 AND asked",
    },
    "outbox_messages": {"priority": "priority BETWEEN 0 AND 3"},
}


def check_statements() -> list[str]:
    """The checks as SQL."""
    return [
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_{name}" CHECK ({rule});'
        for table, rules in CHECKS.items()
        for name, rule in rules.items()
    ]
