"""Consent: codes that work once, tokens that end.

Source: learn.microsoft.com/en-us/linkedin/shared/authentication.
"""

import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.playground.linkedin.errors import api_error, oauth_error

CODE_LIFE = timedelta(minutes=30)
ACCESS_LIFE = timedelta(days=60)
REFRESH_LIFE = timedelta(days=365)
NO_MATCH = (
    "Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code."
    " Or authorization code expired. Or external member binding exists"
)


@dataclass(frozen=True)
class Code:
    """What an application gets after Allow."""

    member_id: str
    redirect_uri: str
    scopes: tuple[str, ...]
    until: datetime


@dataclass
class Grant:
    """A member's consent, which the token carries."""

    member_id: str
    scopes: tuple[str, ...]
    until: datetime
    revoked: bool = False


@dataclass
class Grants:
    """Every code and token of one application."""

    now: Callable[[], datetime]
    client_id: str
    client_secret: str
    redirect_uris: tuple[str, ...]
    partner: bool
    codes: dict[str, Code] = field(default_factory=dict)
    tokens: dict[str, Grant] = field(default_factory=dict)
    refresh_tokens: dict[str, Grant] = field(default_factory=dict)

    def allow(self, member_id: str, redirect_uri: str, scopes: tuple[str, ...]) -> str:
        code = secrets.token_urlsafe(48)
        self.codes[code] = Code(member_id, redirect_uri, scopes, self.now() + CODE_LIFE)
        return code

    def exchange(self, form: Mapping[str, str]) -> dict[str, Any]:
        """The token endpoint."""
        known = hmac.compare_digest(form.get("client_secret", ""), self.client_secret)
        if form.get("client_id") != self.client_id or not known:
            raise oauth_error(401, "invalid_client", "Client authentication failed")
        if form.get("grant_type") == "authorization_code":
            return self._by_code(form)
        if form.get("grant_type") == "refresh_token" and self.partner:
            return self._by_refresh(form)
        raise oauth_error(
            400, "invalid_request", 'A required parameter "grant_type" is missing or not allowed'
        )

    def _by_code(self, form: Mapping[str, str]) -> dict[str, Any]:
        code = self.codes.pop(form.get("code", ""), None)
        if code is None or code.until < self.now() or code.redirect_uri != form.get("redirect_uri"):
            raise oauth_error(400, "invalid_request", NO_MATCH)
        found = self._token(code.member_id, code.scopes)
        if self.partner:
            refresh = secrets.token_urlsafe(48)
            self.refresh_tokens[refresh] = Grant(code.member_id, code.scopes, self.now() + REFRESH_LIFE)
            found |= {"refresh_token": refresh, "refresh_token_expires_in": int(REFRESH_LIFE.total_seconds())}
        return found

    def _by_refresh(self, form: Mapping[str, str]) -> dict[str, Any]:
        """A new access token; the refresh token keeps its own end."""
        given = form.get("refresh_token", "")
        grant = self.refresh_tokens.get(given)
        if grant is None or grant.revoked or grant.until < self.now():
            raise oauth_error(
                400, "invalid_grant", "The provided refresh token is invalid, expired or revoked"
            )
        left = int((grant.until - self.now()).total_seconds())
        renewed = self._token(grant.member_id, grant.scopes)
        return renewed | {"refresh_token": given, "refresh_token_expires_in": left}

    def _token(self, member_id: str, scopes: tuple[str, ...]) -> dict[str, Any]:
        token = f"AQ{secrets.token_urlsafe(64)}"
        self.tokens[token] = Grant(member_id, scopes, self.now() + ACCESS_LIFE)
        seconds = int(ACCESS_LIFE.total_seconds())
        return {
            "access_token": token,
            "expires_in": seconds,
            "scope": ",".join(scopes),
            "token_type": "Bearer",
        }

    def revoke(self, member_id: str) -> None:
        """The member removes the application in their settings."""
        for grant in [*self.tokens.values(), *self.refresh_tokens.values()]:
            if grant.member_id == member_id:
                grant.revoked = True

    def check(self, authorization: str) -> Grant:
        """The consent behind a bearer token."""
        if not authorization.startswith("Bearer "):
            raise api_error(401, "EMPTY_ACCESS_TOKEN", "Empty oauth2 access token", 65604)
        grant = self.tokens.get(authorization.removeprefix("Bearer "))
        if grant is None:
            raise api_error(401, "INVALID_ACCESS_TOKEN", "Invalid access token", 65600)
        if grant.revoked:
            message = "The token used in the request has been revoked by the user"
            raise api_error(401, "REVOKED_ACCESS_TOKEN", message, 65601)
        if grant.until < self.now():
            raise api_error(401, "EXPIRED_ACCESS_TOKEN", "The token used in the request has expired", 65602)
        return grant
