"""The page on which a member allows or cancels."""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from bot.playground.linkedin.city import LinkedInCity

SCOPES = {
    "openid", "profile", "email", "w_member_social", "r_member_social", "rw_organization_admin",
    "r_organization_admin", "w_organization_social", "r_organization_social",
}  # fmt: skip
CANCELLED = {
    "error": "user_cancelled_authorize",
    "error_description": "The user cancelled the authorization",
}


class BadConsentError(Exception):
    """Shown on LinkedIn's own page, since there is no address it may trust."""


def check_request(city: LinkedInCity, asked: Mapping[str, str]) -> None:
    """What LinkedIn will not even show a consent page for."""
    if asked.get("client_id") != city.grants.client_id:
        raise BadConsentError("The passed in client_id is invalid")
    if asked.get("redirect_uri") not in city.grants.redirect_uris:
        raise BadConsentError("The redirect_uri does not match the registered value")
    if asked.get("response_type") != "code":
        raise BadConsentError("The required parameter response_type must be code")
    scopes = asked.get("scope", "").split()
    if not scopes or set(scopes) - SCOPES:
        unknown = ", ".join(sorted(set(scopes) - SCOPES)) or "none given"
        raise BadConsentError(f"Scope is not authorized for your application: {unknown}")


def decide(city: LinkedInCity, form: Mapping[str, str]) -> str:
    """Where the browser goes after a press."""
    check_request(city, form)
    state = {"state": form["state"]} if form.get("state") else {}
    redirect_uri = form["redirect_uri"]
    if form.get("decision") != "allow":
        return with_query(redirect_uri, CANCELLED | state)
    if form.get("member") not in city.members:
        raise BadConsentError("Please choose who you are")
    code = city.grants.allow(form["member"], redirect_uri, tuple(form["scope"].split()))
    return with_query(redirect_uri, {"code": code} | state)


def with_query(address: str, query: dict[str, str]) -> str:
    return f"{address}{'&' if '?' in address else '?'}{urlencode(query)}"


def consent_page(city: LinkedInCity, asked: Mapping[str, str]) -> str:
    """Choose a member, then Allow or Cancel."""
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in asked.items()
    )
    people = "".join(
        f'<option value="{escape(one.id)}">{escape(one.name)}</option>' for one in city.members.values()
    )
    wishes = "".join(f"<li>{escape(scope)}</li>" for scope in asked.get("scope", "").split())
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>LinkedIn (playground)</title>'
        "<main><h1>LinkedIn (playground)</h1><p>HireSync would like to:</p>"
        f'<ul>{wishes}</ul><form method="post">{hidden}'
        f'<label>You are <select name="member">{people}</select></label>'
        '<button name="decision" value="allow">Allow</button>'
        '<button name="decision" value="cancel">Cancel</button></form></main></html>'
    )


def refusal_page(why: str) -> str:
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>LinkedIn (playground)</title>'
        f"<main><h1>Bummer, something went wrong.</h1><p>{escape(why)}</p></main></html>"
    )
