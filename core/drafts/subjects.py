"""What a conversation is about, in words: `job:12` as the job's title."""

from tortoise import connections

_OF_APPLICATION = """
SELECT profile.name || ', ' || job.title AS words FROM job_applications application
JOIN candidate_profiles profile ON profile.id = application.candidate_id
JOIN job_postings job ON job.id = application.job_id
"""
_WORDS = {
    "job": "SELECT title AS words FROM job_postings WHERE id = $1",
    "location": (
        "SELECT job.title || ', ' || place.location AS words FROM job_locations place"
        " JOIN job_postings job ON job.id = place.job_id WHERE place.id = $1"
    ),
    "application": f"{_OF_APPLICATION} WHERE application.id = $1",
    "interview": (
        f"{_OF_APPLICATION} JOIN interviews_scheduled one ON one.application_id = application.id"
        " WHERE one.id = $1"
    ),
    "placement": (
        f"{_OF_APPLICATION} JOIN selected_candidates one ON one.application_id = application.id"
        " WHERE one.id = $1"
    ),
    "invoice": (
        "SELECT concat_ws(', ', invoice.invoice_code, client.company_name) AS words"
        " FROM invoices_generated invoice JOIN client_details client ON client.id = invoice.client_id"
        " WHERE invoice.id = $1"
    ),
    "connection": (
        "SELECT client.company_name || ', ' || agency.name AS words FROM client_organizations link"
        " JOIN client_details client ON client.id = link.client_id"
        " JOIN organizations agency ON agency.id = link.organization_id WHERE link.id = $1"
    ),
}
"""By the subject's noun; asked only after the conversation's own check has let the person in."""
MOST = 120


async def in_words(subject: str) -> str:
    """Empty for a subject of a noun that has no words of its own."""
    noun, _, number = subject.partition(":")
    query = _WORDS.get(noun)
    if query is None or not (number.isascii() and number.isdigit()) or len(number) > 18:
        return ""
    rows = await connections.get("default").execute_query_dict(query, [int(number)])
    return str(rows[0]["words"])[:MOST] if rows else ""
