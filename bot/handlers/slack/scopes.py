"""What the app asks a workspace for, and why: no more than is used, each with a plain sentence."""

from core.kit.words import N_

SCOPES = {
    "chat:write": N_("to write messages and keep cards in step"),
    "commands": N_("for /hiresync and the shortcuts"),
    "im:write": N_("to open a direct message"),
    "im:history": N_("to hear what people write in it"),
    "users:read": N_("to meet people in the language of their profile"),
    "files:read": N_("to take resumes"),
    "files:write": N_("to send calendar files and invoices"),
}
"""What every way of running the app needs; a token without one of them works until that day comes."""
LINK_SCOPES = {
    "links:read": N_("to notice links to HireSync's own pages"),
    "links:write": N_("to show what kind of page such a link leads to, without names"),
}
"""Only where browsers reach the house: without pages there are no links to them."""


def scopes(*, with_pages: bool) -> dict[str, str]:
    """Scope → why."""
    return SCOPES | (LINK_SCOPES if with_pages else {})
