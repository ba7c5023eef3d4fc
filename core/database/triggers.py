"""What may not be changed once it stands."""

_AUDIT = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""

# The sums of a number, once given, are what the client was told; only where the invoice stands may change.
_INVOICE = """
CREATE FUNCTION refuse_edit_of_numbered_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.invoice_code, OLD.organization_id, OLD.client_id, OLD.selected_id, OLD.terms_id, OLD.ctc,
        OLD.fee_type, OLD.fee_rate, OLD.sub_total, OLD.cgst, OLD.sgst, OLD.igst, OLD.tax_total,
        OLD.final_price, OLD.currency, OLD.invoice_date, OLD.due_date, OLD.interest_percentage)
       IS DISTINCT FROM
       (NEW.invoice_code, NEW.organization_id, NEW.client_id, NEW.selected_id, NEW.terms_id, NEW.ctc,
        NEW.fee_type, NEW.fee_rate, NEW.sub_total, NEW.cgst, NEW.sgst, NEW.igst, NEW.tax_total,
        NEW.final_price, NEW.currency, NEW.invoice_date, NEW.due_date, NEW.interest_percentage)
    THEN
        RAISE EXCEPTION 'invoice % has its number and is not edited any more', OLD.invoice_code
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""

# Whoever comes, or moves his hour or zone, has the moment of his next digest counted anew.
_DIGEST = """
CREATE FUNCTION count_digest_anew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO digest_turns (user_id) VALUES (NEW.id) ON CONFLICT (user_id) DO UPDATE SET due_at = NULL;
    RETURN NULL;
END $$;
"""

TRIGGERS = [
    _AUDIT.strip(),
    "CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries"
    " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();",
    _INVOICE.strip(),
    "CREATE TRIGGER invoices_generated_numbered BEFORE UPDATE ON invoices_generated"
    " FOR EACH ROW WHEN (OLD.invoice_code IS NOT NULL) EXECUTE FUNCTION refuse_edit_of_numbered_invoice();",
    _DIGEST.strip(),
    "CREATE TRIGGER users_digest_of_newcomer AFTER INSERT ON users"
    " FOR EACH ROW EXECUTE FUNCTION count_digest_anew();",
    "CREATE TRIGGER users_digest_at AFTER UPDATE OF digest_at, zone ON users FOR EACH ROW"
    " WHEN ((OLD.digest_at, OLD.zone) IS DISTINCT FROM (NEW.digest_at, NEW.zone))"
    " EXECUTE FUNCTION count_digest_anew();",
]

# Rows of these tables are rewritten all day: leave room on each page, and vacuum before they pile up.
STORAGE = [
    "ALTER TABLE outbox_messages SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01,"
    " autovacuum_vacuum_threshold = 500);",
    "ALTER TABLE delivery_lanes SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);",
    "ALTER TABLE delivery_wakes SET (autovacuum_vacuum_scale_factor = 0,"
    " autovacuum_vacuum_threshold = 1000);",
    "ALTER TABLE conversation_drafts SET (fillfactor = 80);",
    "ALTER TABLE rate_buckets SET (fillfactor = 50);",
    "ALTER TABLE digest_turns SET (fillfactor = 80);",
]


# A forgotten transaction slows every claim down. Who may not set this for the database sets it for the role.
LIMITS = """
DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET idle_in_transaction_session_timeout = ''60s''', current_database());
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'idle_in_transaction_session_timeout is not set';
END $$;
""".strip()


def trigger_statements() -> list[str]:
    """The triggers and settings as SQL."""
    return [*TRIGGERS, *STORAGE, LIMITS]
