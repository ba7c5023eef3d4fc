"""Connections: who asks the agency for one, and whose terms the client has to agree to."""

from core.digests.section import Row, Saying, Section
from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.words import N_, Text

_ASKED = """
SELECT k.id, NULL::date AS due, c.company_name AS client
FROM client_organizations k JOIN client_details c ON c.id = k.client_id
WHERE k.organization_id = w.agency AND k.status = 'pending'
"""
_TO_AGREE = """
SELECT k.id, NULL::date AS due, o.name AS agency
FROM client_organizations k JOIN organizations o ON o.id = k.organization_id
WHERE k.client_id = w.client AND k.status = 'accepted' AND k.terms_version > 0
  AND k.agreed_terms_version IS DISTINCT FROM k.terms_version
"""


def _asked(row: Row) -> Saying:
    subject = f"connection:{row['id']}"
    return Saying(
        Text(N_("{client} asks to work with you"), {"client": row["client"]}),
        subject,
        (
            Button(N_("Accept"), "accept_connection", (subject,), Style.PRIMARY),
            Button(N_("Reject"), "reject_connection", (subject,), Style.DANGER),
        ),
    )


def _to_agree(row: Row) -> Saying:
    return Saying(
        Text(N_("{agency} waits for you to agree to its terms"), {"agency": row["agency"]}),
        f"connection:{row['id']}",
        (Button(N_("Read the terms"), "terms", (str(row["id"]),), Style.PRIMARY),),
    )


_ALL = Button(N_("All connections"), "connections")
SECTIONS = (
    Section("connections", frozenset({Role.MANAGER}), 20, N_("Requests to connect"), _ASKED, _asked, _ALL),
    Section("terms", frozenset({Role.CLIENT}), 15, N_("Terms to agree to"), _TO_AGREE, _to_agree, _ALL),
)
