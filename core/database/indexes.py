"""What two rows may not say together, and the indexes that hold only the rows still of interest."""

# Where a wrong state needs two rows: one of them is refused, also when both are written at once.
UNIQUE: dict[str, str] = {
    "chat_identities_one_primary": "chat_identities (user_id) WHERE is_primary",
    "assigned_jobs_once": "assigned_jobs (location_id, recruiter_id) WHERE unassigned_at IS NULL",
    "skill_metrics_once": "skill_metrics (job_id, lower(skill))",
    "candidate_skills_once": "candidate_skills (resume_id, lower(skill))",
    "job_edit_versions_one_open": "job_edit_versions (job_id) WHERE status = 'pending'",
    "negotiation_requests_one_open": (
        "negotiation_requests (connection_id, original_term_id) NULLS NOT DISTINCT WHERE status = 'pending'"
    ),
    "interviews_scheduled_one_per_round": (
        "interviews_scheduled (application_id, round_num) WHERE status IN ('scheduled', 'completed')"
    ),
    "replacement_candidates_one_per_leaver": (
        "replacement_candidates (leaver_id) WHERE status <> 'incomplete'"
    ),
    "invoices_generated_one_live_per_hire": "invoices_generated (selected_id) WHERE status <> 'cancelled'",
    "conversation_drafts_one_open": "conversation_drafts (user_id, form, subject) WHERE status = 'open'",
    "notification_preferences_once": (
        "notification_preferences (user_id, category, channel) NULLS NOT DISTINCT"
    ),
    "outbox_messages_once": "outbox_messages (dedupe_key) WHERE dedupe_key IS NOT NULL",
    "organization_plans_one_active": "organization_plans (organization_id) WHERE is_active",
    "hiresync_linkedin_credentials_one_active": ("hiresync_linkedin_credentials (is_active) WHERE is_active"),
}

PARTIAL: dict[str, str] = {
    "candidate_profiles_name": "candidate_profiles USING gin (to_tsvector('simple', name))",
    # A turn moves both deadlines; only the nearer of them stands in an index.
    "users_words": "users USING gin (to_tsvector('simple', name || ' ' || email))",
    "organizations_words": "organizations USING gin (to_tsvector('simple', name))",
    "client_details_words": "client_details USING gin (to_tsvector('simple', company_name))",
    "job_postings_words": "job_postings USING gin (to_tsvector('simple', title))",
    "conversation_drafts_submitted": "conversation_drafts (user_id, id) WHERE status = 'submitted'",
    "conversation_drafts_nudged": "conversation_drafts (nudge_at) WHERE nudge_at IS NOT NULL",
    "conversation_drafts_ending": (
        "conversation_drafts (expires_at) WHERE nudge_at IS NULL AND status IN ('open', 'parked')"
    ),
    "conversation_drafts_ended": "conversation_drafts (updated_at) WHERE status NOT IN ('open', 'parked')",
    "conversation_drafts_handed": "conversation_drafts (handed_by_id) WHERE handed_by_id IS NOT NULL",
    "conversation_drafts_unfinished": "conversation_drafts (user_id) WHERE status IN ('open', 'parked')",
    "notifications_unseen": "notifications (receiver_id, id) WHERE seen_at IS NULL",
    "notifications_collected": (
        "notifications (receiver_id, id) WHERE collected_at IS NOT NULL AND digested_at IS NULL"
    ),
    "notifications_nudged": "notifications (nudge_at) WHERE nudge_at IS NOT NULL",
    "notifications_awaited": "notifications (due_at, id) WHERE action <> '' AND done_at IS NULL",
    "looked_cards_subjects": "looked_cards USING gin (subjects)",
    "outbox_messages_waiting": "outbox_messages (lane, priority, id) WHERE state = 'waiting'",
    "outbox_messages_later": "outbox_messages (not_before) WHERE state = 'later'",
    "outbox_messages_leased": "outbox_messages (lane, lease_until) WHERE state = 'leased'",
    "outbox_messages_troubled": "outbox_messages (id) WHERE state IN ('parked', 'unknown')",
    "outbox_messages_finished": "outbox_messages (finished_at) WHERE state IN ('sent', 'dropped')",
    "delivery_wakes_best": "delivery_wakes (priority, id)",
    "delivery_lanes_due": "delivery_lanes (bucket, priority, next_at) WHERE has_waiting",
    "job_postings_open_deadline": (
        "job_postings (greatest(deadline, extended_deadline)) WHERE status = 'opened'"
    ),
    "interviews_scheduled_coming": "interviews_scheduled (starts_at) WHERE status = 'scheduled'",
    "selected_candidates_unanswered": "selected_candidates (id) WHERE acceptance = 'pending'",
    "invoices_generated_to_send": "invoices_generated (invoice_date) WHERE status = 'approved'",
    "invoices_generated_unpaid": (
        "invoices_generated (due_date) WHERE status IN ('sent', 'accepted', 'overdue')"
    ),
    "tickets_to_do": "tickets (assigned_to_id, id) WHERE status IN ('pending', 'in_progress')",
    "organization_plans_ending": "organization_plans (ends_at) WHERE is_active",
}


def _apart(name: str, table: str, owner: str, span: str, where: str = "") -> str:
    # int8range(x, x, '[]') stands for equality, which gist knows for plain numbers only with btree_gist.
    only = f" WHERE ({where})" if where else ""
    return (
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}"'
        f" EXCLUDE USING gist (int8range({owner}, {owner}, '[]') WITH &&, {span} WITH &&){only};"
    )


_CTC = "numrange(ctc_min, ctc_max, '[)')"
_TIME = "tstzrange(starts_at, ends_at, '[)')"

EXCLUSIONS = [
    _apart("organization_terms_apart", "organization_terms", "organization_id", _CTC),
    _apart("client_terms_apart", "client_organization_terms", "connection_id", _CTC, "is_active"),
    _apart("job_post_terms_apart", "job_post_terms", "job_id", _CTC),
    _apart("interviewer_free", "interviews_scheduled", "interviewer_id", _TIME, "status = 'scheduled'"),
    _apart("candidate_free", "interviews_scheduled", "candidate_id", _TIME, "status = 'scheduled'"),
]


def index_statements() -> list[str]:
    """The indexes and exclusions as SQL."""
    return [
        *(f'CREATE UNIQUE INDEX "{name}" ON {what};' for name, what in UNIQUE.items()),
        *(f'CREATE INDEX "{name}" ON {what};' for name, what in PARTIAL.items()),
        *EXCLUSIONS,
    ]
